import { setImmediate } from 'node:timers/promises';
import { type ReportRecordOf, ReportRecord } from '@framefarm/contracts';
import { type PhoneProfile, nominalFrameCost, profileByName } from '@framefarm/phone-model';
import { Compile } from 'typebox/compile';
import { describe, expect, it, vi } from 'vitest';
import type { VirtualApp } from '../app/virtual-app.ts';
import { type HarnessProgramOptions, createHarnessProgram } from './create-harness-program.ts';
import type { HarnessTrouble } from './harness-trouble.ts';
import { instantClock, phoneFixture, readHarnessFile, screenOf, tap } from './phone-fixture.ts';

const profile = profileByName('pixel-4a-5g') as PhoneProfile;
const schema = Compile(ReportRecord);

type Phone = ReturnType<typeof phoneFixture>;
type GivenPlan = Parameters<Phone['tapRun']>[1];

/** Taps Run and waits for the end of the launch. */
async function launch(phone: Phone, plan: GivenPlan = phone.plan, options: Partial<HarnessProgramOptions> = {}) {
  const program = createHarnessProgram({ profile, seed: 7, clock: instantClock(), ...options });
  const app = phone.tapRun(program.start, plan);
  await vi.waitFor(() => expect(screenOf(app)[0]).not.toBe('RUNNING'), { interval: 2 });
  return app;
}

/** Enough turns of the event loop for anything that does not wait for a person. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await setImmediate();
}

function of<T extends ReportRecord['type']>(phone: Phone, type: T): ReportRecordOf<T>[] {
  return phone.records().filter((record): record is ReportRecordOf<T> => record.type === type);
}
const errorOf = (phone: Phone) => {
  expect(phone.records().at(-1)).toMatchObject({ type: 'end', ok: false });
  return of(phone, 'error').map(({ code }) => code);
};

describe('a launch of the modelled engine', () => {
  it('reports every stage, memory, heat and no score, in records that the contract takes', async () => {
    const phone = phoneFixture();
    const app = await launch(phone);
    const records = phone.records();
    expect(screenOf(app)).toEqual(['DONE', '']);
    for (const record of records) expect([record, schema.Check(record)]).toEqual([record, true]);
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, place) => place));
    expect(records.at(-1)).toMatchObject({ type: 'end', ok: true, records: records.length - 1 });
    expect(of(phone, 'launch')).toMatchObject([{ platform: 'android', body: 'virtual', timing: 'modelled' }]);
    expect(of(phone, 'engine')).toMatchObject([{ name: 'modelled', backend: 'modelled', threads: 2 }]);
    expect(of(phone, 'memory').map(({ phase }) => phase)).toEqual(['start', 'loaded', 'end']);
    expect(of(phone, 'heat').map(({ status, celsius }) => [status, celsius])).toEqual([
      [0, 29.5],
      [0, 29.5],
    ]);
    const frames = of(phone, 'frame');
    expect(frames).toHaveLength(3 * 4);
    for (const frame of frames) {
      for (const stage of ['seekMs', 'decodeMs', 'convertMs', 'inferMs'] as const)
        expect(frame[stage]).toBeGreaterThan(0);
      expect(frame.score).toBeNull();
    }
    expect(of(phone, 'choice').map(({ warmup, score }) => [warmup, score])).toEqual([
      [true, null],
      [false, null],
      [false, null],
    ]);
  });

  it('adds its stages up to the latency of the pick', async () => {
    const phone = phoneFixture();
    await launch(phone);
    for (const choice of of(phone, 'choice')) {
      const frames = of(phone, 'frame').filter(({ iteration }) => iteration === choice.iteration);
      const framesMs = frames.reduce((sum, f) => sum + f.seekMs + f.decodeMs + f.convertMs + f.inferMs, 0);
      expect(choice.latencyMs).toBeCloseTo(choice.openMs + framesMs + choice.selectMs, 6);
    }
  });

  it('tells the phone what it does: memory, load, and one line in the log', async () => {
    const phone = phoneFixture();
    await launch(phone);
    const reported = of(phone, 'memory').map(({ pssKb }) => pssKb);
    expect(phone.did.pssKb).toEqual([profile.memory.appPssKb.value, ...reported]);
    expect(phone.did.busy).toEqual([true, false]);
    expect(phone.did.log).toEqual(['I Framefarm: launch-end att_00000001-0 ok']);
  });

  it('lets real time pass as the model says', async () => {
    const phone = phoneFixture();
    const clock = instantClock();
    await launch(phone, phone.plan, { clock });
    expect(clock.sleptMs).toBeGreaterThan((phone.records().at(-1)?.atMs ?? Infinity) - 2);
  });

  it('is the same for the same seed, attempt and launch, and another one for any other', async () => {
    const report = async (changes: object, seed = 7) => {
      const phone = phoneFixture();
      await launch(phone, { ...phone.plan, ...changes }, { seed });
      return of(phone, 'frame').map(({ inferMs }) => inferMs);
    };
    const first = await report({});
    expect(await report({})).toEqual(first);
    expect(await report({ launch: 1 })).not.toEqual(first);
    expect(await report({ attempt: 'att_00000002' })).not.toEqual(first);
    expect(await report({}, 8)).not.toEqual(first);
  });

  it('takes longer on a hot phone', async () => {
    const decodeMs = async (speed: number) => {
      const phone = phoneFixture({ speed: () => speed });
      await launch(phone);
      return of(phone, 'frame').reduce((sum, frame) => sum + frame.decodeMs, 0);
    };
    expect(await decodeMs(0.5)).toBeCloseTo(2 * (await decodeMs(1)), 6);
  });

  it('decodes as many frames as the real container has between key frame and target', async () => {
    const phone = phoneFixture();
    await launch(phone, { ...phone.plan, framePlan: { kind: 'fixed', frames: 2, deadlineMs: null }, iterations: 1 });
    // the clip has 25 frames a second and keys at frames 0, 50 and 100: 1.25 s is frame 32, 3.75 s frame 94
    expect(of(phone, 'frame').map(({ ptsMs, key }) => [ptsMs, key])).toEqual(
      Array.from({ length: 2 }, () => [
        [1280, false],
        [3760, false],
      ]).flat(),
    );
  });

  it('costs decoding time for each of them', async () => {
    const fixedAt = (value: number) => ({ value, kind: 'assumed', source: 'a test' }) as const;
    const quiet = {
      ...profile.noise,
      sigma: fixedAt(0),
      outlierRate: fixedAt(0),
      launchSigma: fixedAt(0),
      coldFactor: fixedAt(1),
    };
    const phone = phoneFixture();
    const framePlan = { kind: 'fixed', frames: 2, deadlineMs: null } as const;
    await launch(phone, { ...phone.plan, framePlan }, { profile: { ...profile, noise: quiet } });
    const engine = { precision: 'fp32', threads: 2, inputWidth: 160, inputHeight: 160 } as const;
    const one = nominalFrameCost(profile, { width: 480, height: 270 }, 1, engine).decodeMs;
    // from the key frames 0 and 50 to the frames 32 and 94, B frames being decoded up to three places early
    const counts = of(phone, 'frame').map(({ decodeMs }) => decodeMs / one);
    expect(counts[0]).toBeGreaterThan(32.9);
    expect(counts[0]).toBeLessThan(36.1);
    expect(counts[1]).toBeGreaterThan(44.9);
    expect(counts[1]).toBeLessThan(48.1);
  });

  it('stops at the deadline, but looks at one frame always', async () => {
    const phone = phoneFixture();
    await launch(phone, { ...phone.plan, framePlan: { kind: 'fixed', frames: 64, deadlineMs: 0.001 } });
    expect(of(phone, 'choice').map(({ frames, stoppedBy }) => [frames, stoppedBy])).toEqual(
      Array.from({ length: 3 }, () => [1, 'deadline']),
    );
  });

  it('that takes longer than its limit ends itself', async () => {
    const phone = phoneFixture();
    await launch(phone, { ...phone.plan, launchTimeoutMs: 50 });
    expect(errorOf(phone)).toEqual(['harness.internal']);
  });
});

describe('a plan', () => {
  it.each([
    { surprise: 1 },
    { schema: 2 },
    { threads: 0 },
    { threads: '1' },
    { clips: [] },
    { framePlan: { kind: 'random' } },
    { iterations: 1.5 },
    { engine: 'tflite' },
  ])('with %o is refused by name, with nothing measured', async (change) => {
    const phone = phoneFixture();
    const app = await launch(phone, { ...phone.plan, ...change });
    expect(errorOf(phone)).toEqual(['plan.unsupported']);
    expect(of(phone, 'frame')).toEqual([]);
    expect(screenOf(app)[0]).toBe('FAILED');
    expect(screenOf(app)[1]).toContain('plan.unsupported');
    expect(phone.did.log).toEqual(['E Framefarm: launch-end att_00000001-0 error']);
    for (const record of phone.records()) expect([record, schema.Check(record)]).toEqual([record, true]);
  });

  it('that is torn leaves no report but a word on the screen', async () => {
    const phone = phoneFixture();
    const app = await launch(phone, Buffer.from(JSON.stringify(phone.plan).slice(0, 200)));
    expect(phone.reportText()).toBeNull();
    expect(screenOf(app)).toEqual(['FAILED', expect.stringContaining('torn')]);
    expect(phone.did.log).toEqual(['E Framefarm: launch-end att_00000001-0 error']);
  });

  it.each([undefined, '../plan.json', 'launches/../../plan.json', '/etc/plan.json'])(
    'at %s is refused: it is not in the harness folder',
    async (plan) => {
      const phone = phoneFixture();
      const app = createHarnessProgram({ profile, seed: 1 }).start(phone.context);
      app.onIntent('.MainActivity', plan === undefined ? {} : { plan });
      tap(app);
      expect(screenOf(app)).toEqual(['FAILED', expect.stringContaining('string extra plan')]);
    },
  );

  it('for a backend without a driver on this phone says so', async () => {
    const phone = phoneFixture();
    await launch(phone, { ...phone.plan, backend: 'metal' });
    expect(errorOf(phone)).toEqual(['engine.unavailable']);
    const noVulkan = phoneFixture();
    const withoutVulkan = { ...profile, gpu: { ...profile.gpu, vulkan: null } };
    await launch(noVulkan, { ...noVulkan.plan, backend: 'vulkan' }, { profile: withoutVulkan });
    expect(errorOf(noVulkan)).toEqual(['engine.unavailable']);
    const vulkan = phoneFixture();
    await launch(vulkan, { ...vulkan.plan, backend: 'vulkan' });
    expect(vulkan.records().at(-1)).toMatchObject({ ok: true });
  });

  it('for the host engine needs one', async () => {
    const phone = phoneFixture();
    await launch(phone, { ...phone.plan, engine: 'host-mnn' });
    expect(errorOf(phone)).toEqual(['engine.unavailable']);
  });
});

describe('the fence on the phone', () => {
  it('is kept, and a lower one is refused', async () => {
    const phone = phoneFixture();
    await launch(phone, { ...phone.plan, fence: 5 });
    expect(phone.read('state/fence.json')).toBe('{"test":5}');
    await launch(phone, { ...phone.plan, fence: 4 });
    expect(errorOf(phone)).toEqual(['plan.stale-fence']);
    expect(phone.read('state/fence.json')).toBe('{"test":5}');
    await launch(phone, { ...phone.plan, farm: 'another', fence: 1 });
    expect(phone.read('state/fence.json')).toBe('{"test":5,"another":1}');
  });

  it('that rises while a launch runs ends it', async () => {
    const phone = phoneFixture();
    const clock = instantClock();
    const raisedAfter = {
      ...clock,
      sleep: async (ms: number, signal: AbortSignal) => {
        await clock.sleep(ms, signal);
        if (of(phone, 'choice').length === 1) phone.write('state/fence.json', Buffer.from('{"test":9}'));
      },
    };
    await launch(phone, phone.plan, { clock: raisedAfter });
    expect(errorOf(phone)).toEqual(['plan.stale-fence']);
    expect(of(phone, 'choice')).toHaveLength(2);
  });

  it('that cannot be read is an error of its own', async () => {
    const phone = phoneFixture();
    phone.write('state/fence.json', Buffer.from('{'));
    await launch(phone);
    expect(errorOf(phone)).toEqual(['harness.internal']);
  });
});

describe('artifacts', () => {
  it.each(['model', 'clip'] as const)('a %s with other bytes or none is refused', async (kind) => {
    for (const damage of ['other', 'gone'] as const) {
      const phone = phoneFixture();
      const plan = structuredClone(phone.plan);
      const sha256 = kind === 'model' ? plan.model.sha256 : (plan.clips[0]?.sha256 ?? '');
      if (damage === 'other') phone.write(`artifacts/${sha256}`, Buffer.from('other'));
      else phone.context.files.remove(`${phone.context.externalFilesDir}/artifacts/${sha256}`);
      await launch(phone, plan);
      expect(errorOf(phone)).toEqual([`${kind}.digest-mismatch`]);
    }
  });

  it.each([0, 100, 3000, 138_000])('a clip of its first %i bytes only is corrupt', async (bytes) => {
    const phone = phoneFixture();
    const sha256 = phone.bring(readHarnessFile('clips/known-best-home.mp4').subarray(0, bytes));
    await launch(phone, { ...phone.plan, clips: [{ name: 'torn', sha256 }] });
    expect(errorOf(phone)).toEqual(['clip.corrupt']);
  });
});

describe('troubles', () => {
  const launchWith = (phone: Phone, trouble: HarnessTrouble): VirtualApp => {
    const program = createHarnessProgram({ profile, seed: 7, clock: instantClock(), troubles: [trouble] });
    return phone.tapRun(program.start, phone.plan);
  };

  it('a crash at a frame ends the process with what was flushed before', async () => {
    const phone = phoneFixture();
    launchWith(phone, { kind: 'crash', atFrame: 5 });
    await vi.waitFor(() => expect(phone.did.crashes).toEqual(['scenario: crash at frame 5']));
    await settle();
    expect(of(phone, 'choice')).toHaveLength(1);
    expect(phone.records().at(-1)?.type).toBe('choice');
    expect(phone.did.log).toEqual([]);
  });

  it('a hang at a frame runs on until it is killed, and says nothing after that', async () => {
    const phone = phoneFixture();
    const app = launchWith(phone, { kind: 'hang', atFrame: 5 });
    await vi.waitFor(() => expect(of(phone, 'choice')).toHaveLength(1));
    await settle();
    expect(screenOf(app)[0]).toBe('RUNNING');
    app.kill();
    await settle();
    expect(phone.records().at(-1)?.type).toBe('choice');
    expect(phone.did.log).toEqual([]);
  });

  it('a NaN at a frame makes that one line no JSON', async () => {
    const phone = phoneFixture();
    await launch(phone, phone.plan, { troubles: [{ kind: 'not-a-number', atFrame: 5 }] });
    const broken = (phone.reportText() ?? '').split('\n').filter((line) => line.includes('NaN'));
    expect(broken).toHaveLength(1);
    expect(() => JSON.parse(broken[0] ?? '')).toThrow(SyntaxError);
  });

  it('a torn last line is half a line', async () => {
    const phone = phoneFixture();
    await launch(phone, phone.plan, { troubles: [{ kind: 'torn-last-line' }] });
    const lines = (phone.reportText() ?? '').split('\n');
    expect(lines.at(-1)).toMatch(/^\{"run":"run_00000001"/);
    expect(() => JSON.parse(lines.at(-1) ?? '')).toThrow(SyntaxError);
  });

  it('wrong model bytes are found by their digest', async () => {
    const phone = phoneFixture();
    await launch(phone, phone.plan, { troubles: [{ kind: 'wrong-model-bytes' }] });
    expect(errorOf(phone)).toEqual(['model.digest-mismatch']);
  });

  it('of one launch leave the others alone', async () => {
    const phone = phoneFixture();
    const troubles = [{ kind: 'wrong-model-bytes', launch: 1 }] as const;
    await launch(phone, phone.plan, { troubles });
    expect(phone.records().at(-1)).toMatchObject({ ok: true });
    await launch(phone, { ...phone.plan, launch: 1 }, { troubles });
    expect(errorOf(phone)).toEqual(['model.digest-mismatch']);
  });
});

describe('a process', () => {
  it('has one launch: a second tap and a second plan change nothing', async () => {
    const phone = phoneFixture();
    const app = await launch(phone);
    const before = phone.reportText();
    app.onIntent('.MainActivity', { plan: 'launches/att_00000001-1/plan.json' });
    tap(app);
    await settle();
    expect(phone.reportText()).toBe(before);
    expect(phone.did.log.at(-1)).toContain('force-stop');
  });

  it('that needs more memory than there is dies where it loads the model', async () => {
    const phone = phoneFixture({ killAbovePssKb: 55_000 });
    const program = createHarnessProgram({ profile, seed: 7, clock: instantClock() });
    const app = phone.tapRun(program.start, phone.plan);
    await vi.waitFor(() => expect(phone.did.pssKb).toHaveLength(3));
    await settle();
    expect(phone.reportText()).toBe('');
    expect(screenOf(app)[0]).toBe('RUNNING');
    expect(phone.did.log).toEqual([]);
  });

  it('that is killed while it waits writes nothing more', async () => {
    const phone = phoneFixture();
    const program = createHarnessProgram({ profile, seed: 7 });
    const app = phone.tapRun(program.start, phone.plan);
    app.kill();
    const before = phone.reportText();
    await settle();
    expect(phone.reportText()).toBe(before);
    expect(phone.did.log).toEqual([]);
  });
});
