import { createHash } from 'node:crypto';
import type { FixedPolicy } from '@framefarm/contracts';
import pg from 'pg';

export const POLICY_ID = 'pol_bench001';

const POLICY: FixedPolicy = {
  schema: 1,
  policyVersion: 1,
  app: 'bench',
  channel: 'stable',
  platform: 'linux',
  tier: 'host',
  modelSha256: 'a'.repeat(64),
  mode: 'fixed',
  frames: 8,
  deadlineMs: 900,
  budgetMs: 1000,
  backend: 'cpu',
  threads: 1,
  precision: 'fp32',
  provisional: true,
  provenance: { bodies: ['host'], costRuns: ['run_00000001'], traceRuns: ['run_00000002'], launches: 6, boundMs: 500 },
};

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
