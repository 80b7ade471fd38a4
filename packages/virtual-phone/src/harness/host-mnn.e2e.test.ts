import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ReportRecord, type ReportRecordOf } from '@framefarm/contracts';
import { type PhoneProfile, profileByName } from '@framefarm/phone-model';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHarnessProgram } from './create-harness-program.ts';
import type { HarnessTrouble } from './harness-trouble.ts';
import type { HostMnn } from './host-mnn-launch.ts';
import { instantClock, phoneFixture, readHarnessFile, screenOf } from './phone-fixture.ts';

const PYTHON = path.resolve('.framefarm/venv/bin/python');
const profile = profileByName('pixel-4a-5g') as PhoneProfile;
const schema = Compile(ReportRecord);

let folder: string;
let hostMnn: HostMnn;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'framefarm-host-mnn-test-'));
  // temporary folders of launches lie here, apart from those of anybody else on this machine
  vi.stubEnv('TMPDIR', folder);
  hostMnn = { python: PYTHON, harness: path.join(folder, 'harness.pyz') };
  execFileSync(PYTHON, ['harness-app/reference/build_harness.py', hostMnn.harness]);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Phone = ReturnType<typeof phoneFixture>;

function tapRun(phone: Phone, changes: object = {}, troubles: readonly HarnessTrouble[] = [], host = hostMnn) {
  const program = createHarnessProgram({ profile, seed: 1, hostMnn: host, troubles });
  return phone.tapRun(program.start, { ...phone.plan, engine: 'host-mnn', ...changes });
}
const ended = (app: ReturnType<typeof tapRun>) =>
  vi.waitFor(() => expect(screenOf(app)[0]).not.toBe('RUNNING'), { timeout: 60_000 });

function of<T extends ReportRecord['type']>(phone: Phone, type: T): ReportRecordOf<T>[] {
  return phone.records().filter((record): record is ReportRecordOf<T> => record.type === type);
}

/** Reference harnesses that still run, whoever started them with our build. */
function childrenLeft(): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(hostMnn.harness);
    } catch {
      return false; // it ended while we looked
    }
  });
}
const foldersLeft = () => readdirSync(os.tmpdir()).filter((name) => name.startsWith('framefarm-phone-'));

describe('a launch with the real MNN of this machine', () => {
  it('scores real frames, says it is measured, and leaves nothing behind', async () => {
    const phone = phoneFixture();
    const app = tapRun(phone);
    await ended(app);
    expect(screenOf(app)).toEqual(['DONE', '']);
    for (const record of phone.records()) expect([record, schema.Check(record)]).toEqual([record, true]);
    expect(of(phone, 'launch')).toMatchObject([
      { platform: 'android', body: 'virtual', timing: 'measured', bootId: phone.context.bootId },
    ]);
    expect(of(phone, 'engine')).toMatchObject([{ name: 'mnn', backend: 'cpu', threads: 2 }]);
    expect(of(phone, 'frame').every(({ score }) => typeof score === 'number')).toBe(true);
    expect(phone.did.pssKb.slice(1)).toEqual(of(phone, 'memory').map(({ pssKb }) => pssKb));
    expect(phone.did.log).toEqual(['I Framefarm: launch-end att_00000001-0 ok']);
    expect(phone.read('state/fence.json')).toBe('{"test":3}');
    expect(childrenLeft()).toEqual([]);
    expect(foldersLeft()).toEqual([]);
  });

  it.each([{ kind: 'fixed', frames: 7, deadlineMs: null }, { kind: 'dense' }] as const)(
    'looks at the same frames as the modelled engine with plan %o',
    async (framePlan) => {
      const clips = ['home', 'fruits'].map((name) => ({ name, data: readHarnessFile(`clips/known-best-${name}.mp4`) }));
      const frames = async (engine: 'device' | 'host-mnn') => {
        const phone = phoneFixture();
        const program = createHarnessProgram({ profile, seed: 1, hostMnn, clock: instantClock() });
        const app = phone.tapRun(program.start, {
          ...phone.plan,
          engine,
          framePlan,
          warmupIterations: 0,
          iterations: 1,
          clips: clips.map(({ name, data }) => ({ name, sha256: phone.bring(data) })),
        });
        await ended(app);
        return of(phone, 'frame').map(({ clip, order, targetMs, ptsMs, key }) => ({
          clip,
          order,
          targetMs: targetMs.toFixed(3),
          ptsMs: ptsMs.toFixed(3),
          key,
        }));
      };
      expect(await frames('device')).toEqual(await frames('host-mnn'));
    },
  );

  it('that is killed takes the whole process group with it', async () => {
    const phone = phoneFixture();
    const app = tapRun(phone, { iterations: 1000 });
    await vi.waitFor(() => expect(of(phone, 'choice').length).toBeGreaterThan(0), { timeout: 60_000 });
    expect(childrenLeft()).not.toEqual([]);
    app.kill();
    await vi.waitFor(() => expect(childrenLeft()).toEqual([]), { timeout: 10_000 });
    expect(phone.did.log).toEqual([]);
  });

  it('is ended by a higher fence that the phone is told', async () => {
    const phone = phoneFixture();
    const app = tapRun(phone, { iterations: 1000 });
    await vi.waitFor(() => expect(of(phone, 'choice').length).toBeGreaterThan(0), { timeout: 60_000 });
    phone.write('state/fence.json', Buffer.from('{"test":9}'));
    await ended(app);
    expect(of(phone, 'error').map(({ code }) => code)).toEqual(['plan.stale-fence']);
    expect(screenOf(app)).toEqual(['FAILED', expect.stringContaining('plan.stale-fence')]);
  });

  it('with a lower fence never starts the engine', async () => {
    const phone = phoneFixture();
    phone.write('state/fence.json', Buffer.from('{"test":9}'));
    await ended(tapRun(phone));
    expect(of(phone, 'error').map(({ code }) => code)).toEqual(['plan.stale-fence']);
    expect(of(phone, 'launch')).toMatchObject([{ timing: 'none' }]);
  });

  it('crashes, writes a NaN, tears its report or reads wrong bytes when a scenario says so', async () => {
    const crashing = phoneFixture();
    tapRun(crashing, {}, [{ kind: 'crash', atFrame: 6 }]);
    await vi.waitFor(() => expect(crashing.did.crashes).toHaveLength(1), { timeout: 60_000 });
    await vi.waitFor(() => expect(childrenLeft()).toEqual([]), { timeout: 10_000 });
    expect(of(crashing, 'frame').length).toBeLessThanOrEqual(6);
    await vi.waitFor(() => expect(foldersLeft()).toEqual([]));

    const spoilt = phoneFixture();
    await ended(tapRun(spoilt, {}, [{ kind: 'not-a-number', atFrame: 6 }, { kind: 'torn-last-line' }]));
    const lines = (spoilt.reportText() ?? '').split('\n');
    expect(lines.filter((line) => line.includes('NaN'))).toHaveLength(1);
    expect(() => JSON.parse(lines.at(-1) ?? '')).toThrow(SyntaxError);

    const swapped = phoneFixture();
    await ended(tapRun(swapped, {}, [{ kind: 'wrong-model-bytes' }]));
    expect(of(swapped, 'error').map(({ code }) => code)).toEqual(['model.digest-mismatch']);
  });

  it('whose Python is not there says engine.unavailable', async () => {
    const phone = phoneFixture();
    const app = tapRun(phone, {}, [], { ...hostMnn, python: path.join(folder, 'no-python') });
    await ended(app);
    expect(of(phone, 'error').map(({ code }) => code)).toEqual(['engine.unavailable']);
    expect(screenOf(app)[1]).toContain('cannot be started');
  });
});
