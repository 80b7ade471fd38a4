import { once } from 'node:events';
import type { Devices, ReportRecordOf, RunReport } from '@framefarm/contracts';
import { plannerSettings } from '@framefarm/testkit';
import type { Static } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostFarm, ended, startHostFarm } from './host-farm.ts';

type FrameRecord = ReportRecordOf<'frame'>;

const PLANNED = plannerSettings({ mode: 'hybrid', decoders: 2 });
const CALM = { thermalStatus: 0, lowPower: false, previewActive: false };

let farm: HostFarm;
beforeAll(async () => {
  farm = await startHostFarm();
  await farm.startRunner('one');
});
afterAll(() => farm.stop());

/** A farm whose runners a test ends. */
async function onItsOwn(work: (own: HostFarm) => Promise<void>): Promise<void> {
  const own = await startHostFarm();
  try {
    await work(own);
  } finally {
    await own.stop();
  }
}

/** Side by side: the farm gives its one phone to one run after the other, and a lease takes 45 s to run out. */
describe.concurrent('a run on the host phone', () => {
  it('is measured by real MNN on real frames and ends valid', async () => {
    const run = await farm.until((await farm.submit()).id, ended);
    expect(run).toMatchObject({
      outcome: 'succeeded',
      validity: 'valid',
      reasons: [],
      platform: 'linux',
      body: 'host',
      timing: 'measured',
      engine: 'mnn',
      backend: 'cpu',
      threads: 1,
    });
    expect(run.score).not.toBeNull();
    for (const stage of Object.values(run.stages ?? {})) expect(stage).toMatchObject({ n: 2, ci95: null });
  });

  it('looks where the planner says, frame by frame, and takes the best of what it saw', async () => {
    const configuration = { engine: 'device', backend: 'cpu', precision: 'fp32', threads: 1 } as const;
    const framePlan = { kind: 'planned', policy: PLANNED, conditions: CALM } as const;
    const { id } = await farm.submit({ configurations: [{ ...configuration, framePlan }] });
    expect(await farm.until(id, ended)).toMatchObject({ outcome: 'succeeded', validity: 'valid', reasons: [] });
    const { records } = await farm.call<Static<typeof RunReport>>('GET', `/runs/${id}/report`);
    const choices = records.filter((record) => record.type === 'choice');
    expect(choices).toHaveLength(4);
    for (const choice of choices) {
      const looked = records.filter(
        (record): record is FrameRecord =>
          record.type === 'frame' && record.launch === choice.launch && record.iteration === choice.iteration,
      );
      expect(looked).toHaveLength(choice.frames);
      expect(choice.frames).toBeGreaterThanOrEqual(PLANNED.minFrames);
      expect(new Set(looked.map(({ ptsMs }) => ptsMs)).size).toBe(choice.frames);
      expect(choice.score).toBe(Math.max(...looked.map(({ score }) => score ?? Number.NaN)));
    }
  });

  it('fails by fault of the subject, with the reason, on a corrupt model and on a truncated clip', async () => {
    const broken = await farm.modelOf('broken', Buffer.from('no model'));
    expect(await farm.until((await farm.submit({ modelIds: [broken.id] })).id, ended)).toMatchObject({
      outcome: 'failed',
      validity: 'invalid',
      fault: 'subject',
      reasons: ["launch 0: model.corrupt: the model's 8 bytes are no MNN file; convert or bring it again"],
    });
    const torn = await farm.upload(farm.clip.subarray(0, 3000));
    const run = await farm.until((await farm.submit({ clips: [{ name: 'torn', sha256: torn }] })).id, ended);
    expect(run).toMatchObject({ outcome: 'failed', fault: 'subject' });
    expect(run.reasons[0]).toContain('clip.corrupt: clip torn');
  });

  it('ends as cancelled while it runs, and the phone takes the next run', async () => {
    const long = await farm.submit({ launches: 500 });
    await farm.until(long.id, (run) => run.progress.done >= 1);
    await farm.call('POST', `/runs/${long.id}/cancel`);
    expect(await farm.until(long.id, ended)).toMatchObject({ outcome: 'cancelled', validity: 'invalid' });
    expect(await farm.until((await farm.submit({ launches: 1 })).id, ended)).toMatchObject({ validity: 'valid' });
  });

  it('is leased again and completed exactly once after its runner was killed in the middle', () =>
    onItsOwn(async (own) => {
      const first = await own.startRunner('one');
      // long enough that it cannot end between two heartbeats
      const submitted = await own.submit({ launches: 25 });
      await own.until(submitted.id, (run) => run.progress.done >= 1);
      const gone = once(first.child, 'exit');
      first.child.kill('SIGKILL');
      await gone;
      await own.startRunner('two');
      const run = await own.until(submitted.id, ended);
      expect(run).toMatchObject({ validity: 'valid', attempts: 2 });
      const events = await own.events(submitted.id);
      expect(events.filter((event) => event === 'run.ended')).toHaveLength(1);
      expect(events).toContain('attempt.lease-expired');
    }));

  it('is given up in order when its runner is stopped, and its phone is free for another runner at once', () =>
    onItsOwn(async (own) => {
      const runner = await own.startRunner('one');
      const submitted = await own.submit({ launches: 500 });
      await own.until(submitted.id, (run) => run.progress.done >= 1);
      await runner.stop();
      expect(await own.until(submitted.id, ended)).toMatchObject({
        outcome: 'cancelled',
        fault: 'host',
        reasons: ['the runner was stopped'],
      });
      const { devices } = await own.call<Static<typeof Devices>>('GET', '/devices');
      expect(devices).toMatchObject([{ state: 'offline', runnerName: 'one' }]);
      // which cannot start a harness, and says so
      await own.startRunner('two', { FRAMEFARM_PYTHON: '/nonexistent/python' });
      const run = await own.until((await own.submit()).id, ended);
      expect(run).toMatchObject({ outcome: 'failed', fault: 'host' });
      expect(run.reasons[0]).toContain('the harness cannot be started');
      expect(await own.events(run.id)).not.toContain('attempt.offer-expired');
    }));
});
