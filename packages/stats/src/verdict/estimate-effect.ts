import { type DeviceEffect, randomEffects } from '../devices/random-effects.ts';
import { groupBy } from '../group-by.ts';
import { armDifference } from '../intervals/arm-difference.ts';
import { type Moments, momentsOf } from '../intervals/moments.ts';
import { type Estimate, meanEstimate } from '../intervals/t-interval.ts';

/** A launch reduced to one number. */
export interface LaunchSummary {
  readonly arm: 'A' | 'B';
  readonly device: string;
  readonly pair: string | null;
  /** Logarithm of the launch's median or p95. */
  readonly log: number;
}

export interface TierEstimate extends Estimate {
  /** Standard deviation between phones of the true log ratio; null when nothing is known of the spread within a phone. */
  readonly tau: number | null;
}

export interface Effect {
  /** Of log(B/A) on these phones; null when there is no spread to estimate. */
  readonly phones: Estimate | null;
  /** Over the phones of the tier; null on one phone. */
  readonly tier: TierEstimate | null;
  readonly devices: number;
  readonly pairs: number;
  readonly brokenPairs: number;
  readonly notes: readonly string[];
}

/** Log ratio of each pair, by phone: the mean of its B launches less the mean of its A launches. */
interface Pair {
  readonly device: string;
  readonly ratio: number;
}

/** Paired: Student's t over pairs, random effects over phones with the pooled spread of pairs within phones. */
export function pairedEffect(launches: readonly LaunchSummary[]): Effect {
  const blocks = [...groupBy(launches, ({ device, pair }) => `${device}\n${pair}`).values()];
  const pairs: Pair[] = [];
  for (const block of blocks) {
    const [a, b] = armsOf(block);
    if (a.length > 0 && b.length > 0)
      pairs.push({ device: (block[0] as LaunchSummary).device, ratio: momentsOf(b).mean - momentsOf(a).mean });
  }
  const byDevice = [...groupBy(pairs, ({ device }) => device)];
  return {
    phones: meanEstimate(pairs.map(({ ratio }) => ratio)),
    tier: tierOverPhones(byDevice.map(([device, own]) => ({ device, ...momentsOf(own.map(({ ratio }) => ratio)) }))),
    devices: byDevice.length,
    pairs: pairs.length,
    brokenPairs: blocks.length - pairs.length,
    notes: [],
  };
}

/**
 * Unpaired. One phone: t over launches. Phones that carry both arms: differences within each phone, so that a slow phone does not
 * look like a slow build. No phone carries both: the phone is the unit, t over the means of the phones.
 */
export function unpairedEffect(launches: readonly LaunchSummary[]): Effect {
  const byDevice = [...groupBy(launches, ({ device }) => device)];
  const both = byDevice.filter(([, own]) => armsOf(own).every((arm) => arm.length > 0));
  const base = { pairs: 0, brokenPairs: 0, tier: null };
  if (both.length === 0) {
    const means = byDevice.map(([device, own]) => ({ ...(own[0] as LaunchSummary), device, log: meanLog(own) }));
    const notes = ['no phone carries both arms: phones, not launches, are compared'];
    return { ...base, phones: armDifference(...armsOf(means)), devices: byDevice.length, notes };
  }
  const left = byDevice.length - both.length;
  const notes = left > 0 ? [`${left} phones carry one arm only and do not count`] : [];
  if (both.length === 1) {
    const own = (both[0] as [string, LaunchSummary[]])[1];
    return { ...base, phones: armDifference(...armsOf(own)), devices: 1, notes };
  }
  const within = withinPhones(both);
  return { ...base, ...within, devices: both.length, notes: [...notes, ...within.notes] };
}

/** Differences of the arms phone by phone. Of the two errors, from launches within phones (pooled) and from phones, the larger one counts. */
function withinPhones(
  phones: readonly [string, readonly LaunchSummary[]][],
): Pick<Effect, 'phones' | 'tier' | 'notes'> {
  const cells = phones.map(([device, own]) => {
    const [a, b] = armsOf(own).map(momentsOf) as [Moments, Moments];
    return { device, a, b, mean: b.mean - a.mean };
  });
  const df = cells.reduce((sum, { a, b }) => sum + a.n + b.n - 2, 0);
  const squares = cells.reduce((sum, { a, b }) => sum + a.variance * (a.n - 1) + b.variance * (b.n - 1), 0);
  const spread = squares / df;
  const effects = cells.map(({ device, a, b, mean }) => ({ device, mean, variance: spread * (1 / a.n + 1 / b.n) }));
  const between = meanEstimate(cells.map(({ mean }) => mean));
  // with hardly a repeated launch the spread within phones is unknown, and the spread between them has to do
  if (between === null || df < phones.length || spread === 0)
    return { phones: between, tier: between && { ...between, tau: null }, notes: [] };
  const se = Math.sqrt(effects.reduce((sum, { variance }) => sum + variance, 0)) / phones.length;
  const tier = randomEffects(effects);
  // launches of one arm on one phone share what their session did; when it shows, launches are no longer independent
  if (between.se > se)
    return { phones: between, tier, notes: ['phones disagree more than their launches explain: phones are the unit'] };
  return { phones: { mean: between.mean, se, df }, tier, notes: [] };
}

function tierOverPhones(
  phones: readonly { device: string; n: number; mean: number; variance: number }[],
): TierEstimate | null {
  const df = phones.reduce((sum, { n }) => sum + n - 1, 0);
  const spread = phones.reduce((sum, { n, variance }) => sum + variance * (n - 1), 0) / df;
  if (df > 0 && spread > 0) {
    const effects: DeviceEffect[] = phones.map(({ device, n, mean }) => ({ device, mean, variance: spread / n }));
    return randomEffects(effects);
  }
  const means = meanEstimate(phones.map(({ mean }) => mean));
  return means && { ...means, tau: null };
}

function armsOf(launches: readonly LaunchSummary[]): [number[], number[]] {
  const logs = (arm: 'A' | 'B') => launches.filter((launch) => launch.arm === arm).map(({ log }) => log);
  return [logs('A'), logs('B')];
}

function meanLog(launches: readonly LaunchSummary[]): number {
  return momentsOf(launches.map(({ log }) => log)).mean;
}
