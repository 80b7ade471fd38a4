import { createHash } from 'node:crypto';
import { fixedPolicy } from '@framefarm/testkit';
import pg from 'pg';

export const POLICY_ID = 'pol_bench001';

const POLICY = fixedPolicy({ app: 'bench' });

/** A policy ready to be published, without the runs that one is tuned from. */
export async function insertPolicy(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const payload = Buffer.from(JSON.stringify(POLICY));
    const sha256 = createHash('sha256').update(payload).digest('hex');
    await client.query(`INSERT INTO app (name, tenant_id) VALUES ('bench', 'default')`);
    await client.query(
      `INSERT INTO policy (id, tenant_id, app, channel, platform, tier, version, payload, sha256, provisional, reasons, evidence_runs, candidates)
       VALUES ($1, 'default', 'bench', 'stable', 'linux', 'host', 1, $2, $3, true, '{}', '{}', '[]')`,
      [POLICY_ID, payload, sha256],
    );
  } finally {
    await client.end();
  }
}
