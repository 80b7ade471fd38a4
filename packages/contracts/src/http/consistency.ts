import { CHANNELS, TIERS } from '@framefarm/domain';
import Type, { type Static } from 'typebox';
import { Instant, Name, Sha256, idOf, oneOf, strictObject } from '../primitives.ts';

/** A ladder's report.json as `framefarm consistency run` wrote it; judged by the form that its package knows. */
const LadderReportJson = Type.Record(Type.String(), Type.Unknown());
export const KeepConsistencyBody = strictObject({ report: LadderReportJson });
export type KeepConsistencyBody = Static<typeof KeepConsistencyBody>;

export const ConsistencyRecord = strictObject({
  id: idOf('cns'),
  verdict: oneOf(['pass', 'guilty', 'worse', 'invalid']),
  tier: oneOf(TIERS, 'whose tolerances'),
  channel: oneOf(CHANNELS, 'sandbox: a phone in software took part; gates of other channels pass the report by'),
  models: Type.Array(strictObject({ name: Name, version: Name, sha256: Sha256 }), {
    description: 'the files that the engines ran',
  }),
  measuredAt: Instant,
  createdAt: Instant,
});
export type ConsistencyRecord = Static<typeof ConsistencyRecord>;
export const ConsistencyRecords = strictObject({ reports: Type.Array(ConsistencyRecord) });
export const ConsistencyReport = strictObject({ ...ConsistencyRecord.properties, report: LadderReportJson });
export type ConsistencyReport = Static<typeof ConsistencyReport>;
