// npm calls this before it packs: what is packed is dist/ with a manifest that points there. postpack.mjs puts the manifest of this
// repository back, which points to the source.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildDist } from './build.mjs';

const MANIFEST = path.join(import.meta.dirname, '../package.json');
const KEPT = path.join(import.meta.dirname, '../package.json.before-pack');

// left behind when npm was killed between the two
if (existsSync(KEPT)) copyFileSync(KEPT, MANIFEST);
await buildDist();
copyFileSync(MANIFEST, KEPT);
const {
  private: _private,
  dependencies: _bundled,
  devDependencies: _build,
  scripts: _scripts,
  ...manifest
} = JSON.parse(readFileSync(MANIFEST, 'utf8'));
const exports = { '.': { types: './dist/index.d.ts', default: './dist/index.js' } };
writeFileSync(MANIFEST, `${JSON.stringify({ ...manifest, exports }, null, 2)}\n`);
