// npm run generate writes the generated files; with --check it writes nothing and fails when one is not fresh.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeApi } from '../../apps/api/src/describe-api.ts';
import { DASHBOARDS } from '../../dashboards/dashboards.ts';
import { environmentPage } from './environment-page.ts';
import { gateSchema, jsonSchemas } from './json-schemas.ts';
import { plannerGolden } from './planner-golden.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const files: Readonly<Record<string, string>> = {
  'docs/openapi.json': asJson(await describeApi()),
  'docs/environment.md': environmentPage(),
  'docs/gate.schema.json': asJson(gateSchema()),
  'harness-app/protocol/planner-golden/picks.ndjson': plannerGolden(),
  ...Object.fromEntries(
    Object.entries(DASHBOARDS).map(([name, dashboard]) => [`dashboards/grafana/${name}.json`, asJson(dashboard())]),
  ),
  ...Object.fromEntries(
    Object.entries(jsonSchemas()).map(([name, schema]) => [
      `harness-app/protocol/schemas/${name}.schema.json`,
      asJson(schema),
    ]),
  ),
};

function isFresh([file, content]: readonly [string, string]): boolean {
  try {
    return readFileSync(path.join(ROOT, file), 'utf8') === content;
  } catch {
    return false; // not there yet
  }
}

const stale = Object.entries(files).filter((entry) => !isFresh(entry));
if (process.argv.includes('--check')) {
  if (stale.length > 0) {
    console.error(`not fresh: ${stale.map(([file]) => file).join(', ')}; run "npm run generate" and commit them`);
    process.exitCode = 1;
  }
} else {
  for (const [file, content] of stale) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), content);
    console.log(`wrote ${file}`);
  }
}
