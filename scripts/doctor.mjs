// Lists each requirement, the version found, the remedy. --json for programs. Exit 20 when something is missing.
import { REQUIREMENTS } from './setup/requirements.mjs';

const rows = REQUIREMENTS.map(({ name, remedy, find }) => {
  const found = find();
  return { name, ok: found !== null, found, remedy: found === null ? remedy : null };
});
if (process.argv.includes('--json')) console.log(JSON.stringify({ requirements: rows }, null, 2));
else
  for (const row of rows)
    console.log(`${row.ok ? 'ok     ' : 'missing'}  ${row.name.padEnd(16)} ${row.found ?? row.remedy}`);
process.exit(rows.every((row) => row.ok) ? 0 : 20);
