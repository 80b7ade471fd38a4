import type { GateRun } from '@framefarm/contracts';
import type { Channel } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import { readConsistencyRecords } from '../consistency/consistency-store.pg.ts';
import { chooseVariant } from '../models/choose-variant.ts';
import { readModels } from '../models/model-store.pg.ts';

type Found = NonNullable<GateRun['circumstances']['ladder']>;

/** The newest kept ladder that ran the candidate's file of the model; a phone in software took part in none outside sandbox. */
export async function readLadder(
  tx: Tx,
  tenantId: string,
  { modelId, configuration }: GateRun['candidate'],
  channel: Channel,
): Promise<Found> {
  const [model] = await readModels(tx, tenantId, modelId);
  const sha256 = model === undefined ? undefined : chooseVariant(model, configuration)?.sha256;
  const [newest] = sha256 === undefined ? [] : await readConsistencyRecords(tx, tenantId, { sha256, channel });
  if (newest === undefined)
    return {
      verdict: 'missing',
      reportId: null,
      reason: `no kept ladder ran ${model?.name ?? modelId} ${model?.version ?? ''}, file ${sha256?.slice(0, 12) ?? 'unknown'}; framefarm consistency run --keep`,
    };
  return {
    verdict: newest.verdict,
    reportId: newest.id,
    reason: `the ladder of ${newest.measuredAt}: ${newest.verdict}`,
  };
}
