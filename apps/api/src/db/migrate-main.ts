import { migrate } from './migrate.ts';

const url = process.argv[2];
if (url === undefined) {
  console.error('usage: migrate-main.ts DATABASE_URL');
  process.exit(2);
}
console.log(JSON.stringify({ event: 'database.migrated', applied: await migrate(url) }));
