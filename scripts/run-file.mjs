// npm run eval -- NAME [options], npm run bench -- NAME [options]: runs eval/NAME.ts or bench/NAME.ts from source.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './setup/requirements.mjs';

const USAGE = 2;
const INFRASTRUCTURE = 20;

/** Names of what can be run in a folder. */
export function namesIn(folder) {
  const place = path.join(ROOT, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

function main([folder, name, ...args]) {
  const names = namesIn(folder);
  if (!names.includes(name)) {
    console.error(
      `usage: npm run ${folder} -- NAME [--seed N] [--quick] [--json FILE]\nNAME is one of: ${names.join(', ')}`,
    );
    return name === '--help' ? 0 : USAGE;
  }
  // where the user stands, so that FILE of --json means what they typed
  const cwd = process.env.INIT_CWD ?? ROOT;
  const argv = ['--import', import.meta.resolve('tsx'), path.join(ROOT, folder, `${name}.ts`), ...args];
  return spawnSync(process.execPath, argv, { cwd, stdio: 'inherit' }).status ?? INFRASTRUCTURE;
}

if (process.argv[1] === import.meta.filename) process.exit(main(process.argv.slice(2)));
