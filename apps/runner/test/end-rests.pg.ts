import pg from 'pg';

/** Makes the check of every device in quarantine due, as if its half hour of rest were over. */
export async function endRests(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('UPDATE device SET check_due_at = now() WHERE check_due_at IS NOT NULL');
  await client.end();
}
