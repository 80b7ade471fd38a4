import { type HarnessPlan, ReportRecord, type ReportRecordOf } from '@framefarm/contracts';
import { type PhoneProfile, profileByName } from '@framefarm/phone-model';
import { Compile } from 'typebox/compile';
import { describe, expect, it, vi } from 'vitest';
import { createThermal } from '../state/thermal.ts';
import { createHarnessProgram } from './create-harness-program.ts';
import type { HarnessClock } from './harness-clock.ts';
import { instantClock, phoneFixture, screenOf } from './phone-fixture.ts';

/** A phone that throttles after twenty minutes of work. */
const hot = profileByName('mi-11') as PhoneProfile;
type Phone = ReturnType<typeof phoneFixture>;

const schema = Compile(ReportRecord);

async function launch(phone: Phone, plan: HarnessPlan, clock: HarnessClock): Promise<void> {
  const app = phone.tapRun(createHarnessProgram({ profile: hot, seed: 7, clock }).start, plan);
  await vi.waitFor(() => expect(screenOf(app)[0]).toBe('DONE'), { interval: 2, timeout: 20_000 });
}
const of = <T extends ReportRecord['type']>(records: readonly ReportRecord[], type: T) =>
  records.filter((record): record is ReportRecordOf<T> => record.type === type);
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe('a launch that measures for half an hour', () => {
  it('heats the phone up to where it throttles, and reports each minute its heat, its clocks and the frames of one pick', async () => {
    const clock = instantClock();
    const phoneClock = {
      monotonicMs: clock.nowMs,
      epochMs: () => clock.wallClock().getTime(),
      sleep: (ms: number) => clock.sleep(ms, new AbortController().signal),
    };
    const thermal = createThermal(hot, phoneClock, { thermalStatus: () => null });
    const phone = phoneFixture({
      heat: () => ({ speed: thermal.speed(), status: thermal.status(), skinCelsius: thermal.heat().skinC }),
      onBusy: (busy) => thermal.setBusy(1, busy),
    });
    const sustained = { durationMs: 30 * 60_000, pointMs: 60_000 };
    const framePlan = { kind: 'fixed', frames: 48, deadlineMs: null } as const;
    await launch(phone, { ...phone.plan, framePlan, sustained, launchTimeoutMs: 45 * 60_000 }, clock);
    const records = phone.records();
    expect(records.filter((record) => !schema.Check(record))).toEqual([]);
    const picks = of(records, 'choice').filter(({ warmup }) => !warmup);
    const beganMs = picks[0]?.startMs ?? 0;
    const points = of(records, 'heat').slice(1, -1);
    expect(points).toHaveLength(30);
    expect(points.map(({ atMs }) => Math.floor((atMs - beganMs) / 60_000))).toEqual(points.map((_, i) => i + 1));
    const detailed = new Set(of(records, 'frame').map(({ iteration }) => iteration));
    // of the warm-up, of the first pick and of the first one in each minute after it
    expect(detailed.size).toBe(1 + 1 + 30 - (picks.at(-1)?.iteration === Math.max(...detailed) ? 0 : 1));
    const latencyAt = (minute: number) =>
      median(
        picks.filter(({ startMs }) => Math.floor((startMs - beganMs) / 60_000) === minute).map((p) => p.latencyMs),
      );
    expect(points[0]).toMatchObject({ status: 0 });
    const last = points.at(-1);
    expect(last?.status).toBe(2);
    expect(last?.cpuMaxKHz ?? 0).toBeLessThan(points[0]?.cpuMaxKHz ?? 0);
    expect(latencyAt(29) / latencyAt(0)).toBeCloseTo(1 / (hot.heat.speedByStatus.value[2] ?? 1), 1);
  }, 30_000);

  it('goes on for its iterations even when the time is over before', async () => {
    const phone = phoneFixture();
    await launch(
      phone,
      { ...phone.plan, iterations: 5, sustained: { durationMs: 1000, pointMs: 100 } },
      instantClock(),
    );
    expect(of(phone.records(), 'choice').length).toBeGreaterThanOrEqual(6);
  });
});
