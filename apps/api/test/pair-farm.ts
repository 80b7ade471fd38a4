import type {
  ClosePairBody,
  Comparison,
  ComparisonRaw,
  CreateComparisonBody,
  DeviceFacts,
  NextPair,
  Offer,
} from '@framefarm/contracts';
import { aReport, aTelemetry } from '@framefarm/testkit';
import { PHONE, createTestFarm } from './test-farm.ts';

export const CONFIGURATION = {
  engine: 'device',
  backend: 'cpu',
  precision: 'fp32',
  threads: 1,
  framePlan: { kind: 'fixed', frames: 1, deadlineMs: null },
} as const;

/** A test farm whose hand-played runner measures pairs; B is slower than A by `change` and launches wobble by about half a percent. */
export async function createPairFarm() {
  const farm = await createTestFarm();
  const { clips } = farm.benchmark();
  const comparison = (changes: Partial<CreateComparisonBody> = {}): CreateComparisonBody => ({
    name: 'test',
    channel: 'stable',
    a: { label: 'A', modelId: farm.model.id, configuration: CONFIGURATION },
    b: { label: 'B', modelId: farm.model.id, configuration: { ...CONFIGURATION, threads: 2 } },
    clips,
    targets: [{ tiers: ['host'] }],
    warmupIterations: 0,
    iterations: 3,
    plan: { kind: 'pairs', looks: [6, 12] },
    metrics: [{ value: 'total', quantile: 'median' }],
    ...changes,
  });
  let keys = 0;
  const compare = (changes: Partial<CreateComparisonBody> = {}, key = `compare-${(keys += 1)}`) =>
    farm.call('POST', '/comparisons', comparison(changes), { 'idempotency-key': key });
  const show = async (id: string) => (await farm.call('GET', `/comparisons/${id}`)).body as Comparison;
  const raw = async (id: string) => (await farm.call('GET', `/comparisons/${id}/raw`)).body as ComparisonRaw;
  const accept = (offer: Offer) => farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
  const next = async (offer: Offer) => (await farm.attempt(offer, 'pairs', {})).body as NextPair;
  const closePair = (offer: Offer, number: number, body: Omit<ClosePairBody, 'fence'>) =>
    farm.attempt(offer, `pairs/${number}/close`, body);
  const uploadLaunch = async (
    offer: Offer,
    arm: 'A' | 'B',
    launch: number,
    frameMs: number,
    body: 'host' | 'virtual' = 'host',
  ) => {
    const plan = (offer.pairs as NonNullable<Offer['pairs']>).arms[arm].plan;
    const words = body === 'host' ? ({ platform: 'linux', body } as const) : ({ platform: 'android', body } as const);
    const records = aReport({ plan }, launch, words, frameMs).map((record) =>
      record.type === 'engine' ? { ...record, threads: plan.threads } : record,
    );
    await farm.attempt(offer, 'batches', { batchId: `${offer.attemptId}-${launch}`, records });
  };
  /** Measures one pair from begin to close; resolves with its number, or with why there is none. */
  async function pair(
    offer: Offer,
    change = 0,
    spoil: Partial<Omit<ClosePairBody, 'fence'>> = {},
  ): Promise<number | string> {
    const begun = await next(offer);
    if (begun.pair === null) return begun.why;
    const { number, order, firstLaunch } = begun.pair;
    for (const [place, arm] of order.entries()) {
      const wobble = 1 + 0.005 * Math.sin(7 * number + (arm === 'A' ? 0 : 2));
      await uploadLaunch(offer, arm, firstLaunch + place, 10 * wobble * (arm === 'B' ? 1 + change : 1));
    }
    const launches = order.map((arm, place) => ({ arm, launch: firstLaunch + place, telemetry: aTelemetry() }));
    await closePair(offer, number, { launches, missing: [], waitedFor: [], waitedMs: 0, ...spoil });
    return number;
  }
  const setPhones = (devices: readonly DeviceFacts[]) => farm.asRunner('PUT', '/runner/devices', { devices });
  return { ...farm, comparison, compare, show, raw, accept, next, closePair, uploadLaunch, pair, setPhones, PHONE };
}
export type PairFarm = Awaited<ReturnType<typeof createPairFarm>>;
