import {
  FULL_SPACE,
  PolicyInputError,
  type TuneInput,
  type TuneProgress,
  calibrateDevice,
  calibratedRuns,
  enumerateSpace,
  fitPrior,
  scoredClip,
  tierTable,
} from '@framefarm/policy';
import { expect, it } from 'vitest';
import { TuningCancelled, tuneInWorker } from './tune-in-worker.ts';

/** Park and Miller's generator: plenty for the noise of a test. */
function lehmer() {
  let state = 1;
  const uniform = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return { uniform, normal: () => 2 * uniform() - 1 };
}

function smallInput(times: number): TuneInput {
  const steps = (ms: number) => Array.from({ length: 20 }, (_, i) => ms * Math.exp(0.2 * Math.sin(i)));
  const calibration = calibrateDevice('phone', 'cpu', {
    openMs: steps(20),
    decoderInitMs: steps(40),
    seekMs: steps(10),
    decodeMs: steps(2),
    convertMs: steps(3),
    inferMs: steps(10),
    decodeTogetherMs: [],
    decodersTogether: 1,
  });
  const table = tierTable([calibration]);
  const index = { frames: 120, fps: 30, keyFrames: [0, 60], bFrames: null };
  const clips = [1, 2, 3].map((i) =>
    scoredClip(
      `c${i}`,
      index,
      Array.from({ length: 120 }, (_, f) => Math.sin(f / (7 * i))),
    ),
  );
  return {
    candidates: enumerateSpace(FULL_SPACE, {
      budgetMs: 500,
      mostDecoders: 2,
      settings: [{ precision: 'fp32', costs: table.costs, scoreNoiseSd: 0 }],
      paceSd: table.paceSd,
      stepSd: table.stepSd,
      prior: fitPrior(clips),
    }),
    runs: calibratedRuns(clips, table, [calibration], times, lehmer()),
    limits: {
      budgetMs: 500,
      overShare: 0.05,
      overShareTwiceSlow: 0.2,
      blindShare: 0.01,
      busyMs: Infinity,
      memoryKb: Infinity,
    },
    memory: { baseKb: 0, decoderKb: 0 },
    seed: 1,
  };
}

it('tunes in a thread and tells how far it is', { timeout: 60_000 }, async () => {
  const seen: TuneProgress[] = [];
  const { recommended } = await tuneInWorker(smallInput(4), { onProgress: (progress) => seen.push(progress) });
  expect(recommended?.feasible).toBe(true);
  expect(seen.at(-1)).toMatchObject({ round: 2, rounds: 3 });
});

it('stops when cancelled, before and while it runs', { timeout: 60_000 }, async () => {
  await expect(tuneInWorker(smallInput(1), { signal: AbortSignal.abort() })).rejects.toThrow(TuningCancelled);
  const controller = new AbortController();
  const tuning = tuneInWorker(smallInput(400), {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(tuning).rejects.toThrow(TuningCancelled);
});

it('refuses what the tuner refuses, in its words', { timeout: 60_000 }, async () => {
  const tuning = tuneInWorker({ ...smallInput(1), runs: [] });
  await expect(tuning).rejects.toThrow(PolicyInputError);
  await expect(tuning).rejects.toThrow('no run to replay');
});
