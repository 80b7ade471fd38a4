import path from 'node:path';
import { seededRandom } from '@framefarm/phone-model';
import { type PolicyCandidate, FULL_SPACE, enumerateSpace, fitPrior, replayCandidate } from '@framefarm/policy';
import { loadTraces } from '../eval/policy/load-traces.ts';
import { TIER_NAMES, paceSdOf, readCosts, settingsOf, tierRuns } from '../eval/policy/tier-worlds.ts';
import { runEval } from '../eval/support/run-eval.ts';
import { naiveReplay } from './replay/naive-replay.ts';

const LIMIT_MS = 0.1;
const ROUNDS = 7;

/** Processor time, because the machine may be shared; the replay is one thread of pure computation. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Of interleaved rounds the fastest: what else runs on the machine can only add. */
const fastest = (values: readonly number[]): number => Math.min(...values);

await runEval({
  name: 'replay',
  describe:
    'processor time of one replayed pick, hybrid and index on all four tiers, beside a naive replay of the same picks',
  run({ seed, quick }) {
    const clips = loadTraces(path.join(import.meta.dirname, '../eval/fixtures/policy'))[0]?.clips ?? [];
    const costs = readCosts();
    const random = seededRandom(seed);
    const cases = TIER_NAMES.flatMap((tier) => {
      const candidates = enumerateSpace(FULL_SPACE, {
        budgetMs: costs.budgetMs,
        mostDecoders: costs.tiers[tier].mostDecoders,
        settings: settingsOf(costs, tier),
        paceSd: paceSdOf(costs, tier),
        stepSd: costs.stepNoiseSd,
        prior: fitPrior(clips),
      });
      const runs = tierRuns(costs, tier, clips, quick ? 1 : 2, random.uniform() * 2 ** 32);
      return ['hybrid', 'index'].flatMap((mode) => {
        const some = candidates.filter(({ policy }) => policy.mode === mode);
        return Array.from(
          { length: quick ? 2 : 6 },
          () => some[Math.floor(random.uniform() * some.length)] as PolicyCandidate,
        ).map((candidate) => ({ candidate, runs }));
      });
    });
    const replays = cases.reduce((sum, { runs }) => sum + runs.length, 0);
    const ours = () => cases.forEach(({ candidate, runs }) => replayCandidate(candidate, runs));
    // forty times slower, so it gets a few of the runs
    const few = cases.map(({ candidate, runs }) => ({ candidate, runs: runs.slice(0, 6) }));
    const naive = () => few.forEach(({ candidate, runs }) => runs.forEach((run) => naiveReplay(candidate, run)));
    ours();
    const differing = few.filter(({ candidate, runs }) => {
      const { regret } = replayCandidate(candidate, runs);
      return runs.some((run, i) => Math.abs(naiveReplay(candidate, run) - (regret[i] as number)) > 1e-9);
    }).length;
    const times = Array.from(
      { length: quick ? 3 : ROUNDS },
      () => [cpuMs(ours) / replays, cpuMs(naive) / (6 * few.length)] as const,
    );
    const [oursMs, naiveMs] = [fastest(times.map(([ms]) => ms)), fastest(times.map(([, ms]) => ms))];
    console.log(
      `${replays} replays a round: ours ${oursMs.toFixed(4)} ms, naive ${naiveMs.toFixed(4)} ms, ratio ${(naiveMs / oursMs).toFixed(1)}`,
    );
    return {
      goals: [
        { name: 'processor ms a replay', figure: oursMs, operator: '<=', limit: LIMIT_MS },
        { name: 'cases in which the naive replay ends otherwise', figure: differing, operator: '<=', limit: 0 },
      ],
      control: {
        what: 'the naive replay',
        goals: [{ name: 'processor ms a replay', figure: naiveMs, operator: '<=', limit: LIMIT_MS }],
      },
      details: { replays, times },
    };
  },
});
