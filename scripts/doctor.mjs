// Lists each requirement, the version found, the remedy. --json for programs. Exit 20 when something is missing that the product needs.
import { LADDER_REQUIREMENT } from './setup/ladder.mjs';
import { REQUIREMENTS } from './setup/requirements.mjs';

const rows = [...REQUIREMENTS, LADDER_REQUIREMENT].map(({ name, remedy, onlyFor, find }) => {
  const found = find();
  return { name, ok: found !== null, onlyFor: onlyFor ?? null, found, remedy: found === null ? remedy : null };
});
if (process.argv.includes('--json')) console.log(JSON.stringify({ requirements: rows }, null, 2));
else
  for (const { ok, name, found, remedy, onlyFor } of rows) {
    const what = found ?? `${onlyFor === null ? '' : `only needed for ${onlyFor.join(' and ')}; `}${remedy}`;
    console.log(`${ok ? 'ok     ' : 'missing'}  ${name.padEnd(16)} ${what}`);
  }
process.exit(rows.every(({ ok, onlyFor }) => ok || onlyFor !== null) ? 0 : 20);
