import type { Device, DeviceFacts } from '@framefarm/contracts';
import type { Tx } from '../../db/transaction.ts';
import { ALSO_SEEN_BY } from './problem-store.pg.ts';

interface Row {
  id: string;
  runner_id: string;
  runner_name: string;
  runner_since: Date;
  also_seen_by: Device['alsoSeenBy'];
  facts: DeviceFacts;
  state: Device['state'];
  fence: string;
  run_id: string | null;
  waits_for: string[] | null;
  waits_since: Date | null;
  last_seen_at: Date;
  labels: string[];
  hold_by: string | null;
  hold_reason: string | null;
  hold_until: Date | null;
  quarantine_reason: string | null;
  suspect_reason: string | null;
  needs_person: boolean;
  check_due_at: Date | null;
}

export async function readDevices(tx: Tx, tenantId: string): Promise<Device[]> {
  const { rows } = await tx.query<Row>(
    `SELECT CASE WHEN d.state = 'online' AND d.last_seen_at > now() - interval '2 minutes' THEN 'online' ELSE 'offline' END AS state, d.id, d.runner_id, d.facts, d.fence, a.run_id, w.waits_for, w.waits_since, d.last_seen_at, d.labels, d.hold_by, d.hold_reason, d.hold_until,
       coalesce(d.quarantine_reason, (SELECT reason FROM circuit_breaker b WHERE b.tenant_id = d.tenant_id AND b.scope IN ('farm', d.tier)
         ORDER BY b.scope = 'farm' DESC LIMIT 1)) AS quarantine_reason,
       d.suspect_reason, d.needs_person, d.check_due_at, r.name AS runner_name, d.runner_since, coalesce(p.also_seen_by, '[]') AS also_seen_by
     FROM device d JOIN runner r ON r.id = d.runner_id LEFT JOIN attempt a ON a.device_id = d.id AND a.ended_at IS NULL
     LEFT JOIN run w ON w.id = a.run_id
     LEFT JOIN (${ALSO_SEEN_BY}) p ON p.serial = d.serial
     WHERE d.tenant_id = $1 ORDER BY d.serial`,
    [tenantId],
  );
  return rows.map((row) => ({
    ...row.facts,
    id: row.id,
    runnerId: row.runner_id,
    runnerName: row.runner_name,
    runnerSince: row.runner_since.toISOString(),
    alsoSeenBy: row.also_seen_by.map((other) => ({ ...other, since: new Date(other.since).toISOString() })),
    state: row.state,
    fence: Number(row.fence),
    currentRunId: row.run_id,
    phoneWait: row.waits_since === null ? null : { for: row.waits_for ?? [], since: row.waits_since.toISOString() },
    labels: row.labels,
    // a hold that has passed its end is none, whether or not anybody has cleared it away
    hold:
      row.hold_by === null || row.hold_until === null || row.hold_until.getTime() <= Date.now()
        ? null
        : { by: row.hold_by, reason: row.hold_reason, until: row.hold_until.toISOString() },
    quarantineReason: row.quarantine_reason,
    suspectReason: row.suspect_reason,
    needsPerson: row.needs_person,
    nextCheckAt: row.check_due_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at.toISOString(),
  }));
}
