import type { ComparisonArm, Gate, GateDefinition, GateRuleVerdict, GateRun } from '@framefarm/contracts';
import type { Tier } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { readBaselines } from './baseline-store.pg.ts';

interface GateRow {
  readonly id: string;
  readonly version: number;
  readonly sha256: string;
  readonly definition: GateDefinition;
  readonly created_at: Date;
}

/** The newest version of each gate, or one by its id or name. */
export async function readGates(
  tx: Tx,
  tenantId: string,
  { id, name }: { readonly id?: string; readonly name?: string } = {},
): Promise<Gate[]> {
  const { rows } = await tx.query<GateRow>(
    `SELECT DISTINCT ON (name) id, version, sha256, definition, created_at FROM gate
     WHERE tenant_id = $1 AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR name = $3) ORDER BY name, version DESC`,
    [tenantId, id ?? null, name ?? null],
  );
  return rows.map(({ created_at, ...gate }) => ({ ...gate, createdAt: created_at.toISOString() }));
}

interface RunRow {
  readonly id: string;
  readonly gate_id: string;
  readonly baseline_id: string;
  readonly candidate: ComparisonArm;
  readonly state: GateRun['state'];
  readonly verdict: GateRun['verdict'];
  readonly verdict_text: string | null;
  readonly circumstances: GateRun['circumstances'];
  readonly notes: string[];
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** Newest first, at most 50. */
export async function readGateRuns(
  tx: Tx,
  tenantId: string,
  { id, gate }: { readonly id?: string; readonly gate?: string } = {},
): Promise<GateRun[]> {
  const { rows } = await tx.query<RunRow>(
    `SELECT r.id, r.gate_id, r.baseline_id, r.candidate, r.state, r.verdict, r.verdict_text, r.circumstances, r.notes, r.created_at, r.ended_at
     FROM gate_run r JOIN gate g ON g.id = r.gate_id
     WHERE r.tenant_id = $1 AND ($2::text IS NULL OR r.id = $2) AND ($3::text IS NULL OR g.name = $3)
     ORDER BY r.created_at DESC LIMIT 50`,
    [tenantId, id ?? null, gate ?? null],
  );
  return Promise.all(rows.map((row) => toGateRun(tx, tenantId, row)));
}

async function toGateRun(tx: Tx, tenantId: string, row: RunRow): Promise<GateRun> {
  const [gate] = await readGates(tx, tenantId, { id: row.gate_id });
  const [baseline] = await readBaselines(tx, tenantId, { id: row.baseline_id });
  const comparisons = await tx.query<{ tier: Tier; comparisonId: string }>(
    `SELECT tier, comparison_id AS "comparisonId" FROM gate_run_comparison WHERE gate_run_id = $1 ORDER BY tier`,
    [row.id],
  );
  const confirmations = await tx.query<{
    rule: number;
    finding: 'right' | 'wrong';
    by: string;
    note: string | null;
    at: Date;
  }>(
    `SELECT DISTINCT ON (rule) rule, finding, confirmed_by AS by, note, at FROM gate_confirmation WHERE gate_run_id = $1
     ORDER BY rule, id DESC`,
    [row.id],
  );
  return {
    id: row.id,
    gate: gate as Gate,
    baseline: baseline as GateRun['baseline'],
    candidate: row.candidate,
    state: row.state,
    verdict: row.verdict,
    rules: row.verdict_text === null ? [] : rulesOf(row.verdict_text),
    verdictText: row.verdict_text,
    comparisons: comparisons.rows,
    circumstances: row.circumstances,
    notes: row.notes,
    confirmations: confirmations.rows.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}

/** Verdicts that were kept before rules could be informational lack the word. */
function rulesOf(text: string): GateRuleVerdict[] {
  const rules = JSON.parse(text) as (Omit<GateRuleVerdict, 'isInformational'> & {
    readonly isInformational?: boolean;
  })[];
  return rules.map((rule) => ({ ...rule, isInformational: rule.isInformational ?? false }));
}
