import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Model, Run } from '@framefarm/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostFarm, ended, startHostFarm } from './host-farm.ts';

let farm: HostFarm;
let model: Model;
beforeAll(async () => {
  farm = await startHostFarm();
  const entry = JSON.parse(readFileSync('harness-app/models/model.json', 'utf8')) as {
    preprocessing: object;
    variants: { precision: string; file: string }[];
  };
  const variants = await Promise.all(
    ['fp32', 'fp16'].map(async (precision) => {
      const file = entry.variants.find((one) => one.precision === precision)?.file ?? '';
      return { precision, sha256: await farm.upload(readFileSync(path.join('harness-app/models', file))) };
    }),
  );
  model = await farm.call('POST', '/models', {
    name: 'both',
    version: '1',
    preprocessing: entry.preprocessing,
    variants,
  });
  await farm.startRunner('emulator', { FRAMEFARM_EMULATED_PHONES: 'cortex-a53,cortex-a76' });
});
afterAll(() => farm.stop());

async function runOn(body: 'host' | 'emulated', precision: 'fp32' | 'fp16', cpu?: string): Promise<Run> {
  const { id } = await farm.submit({
    modelIds: [model.id],
    targets: [{ bodies: [body], ...(cpu === undefined ? {} : { models: [cpu] }) }],
    configurations: [
      {
        engine: 'device',
        backend: 'cpu',
        precision,
        threads: 1,
        framePlan: { kind: 'fixed', frames: 4, deadlineMs: null },
      },
    ],
    launches: 1,
    warmupIterations: 0,
  });
  return farm.until(id, ended);
}

describe('an emulated phone', () => {
  it('scores as this machine does, and has no times', async () => {
    const [host, arm] = [await runOn('host', 'fp32'), await runOn('emulated', 'fp32', 'cortex-a53')];
    expect(arm).toMatchObject({ validity: 'valid', body: 'emulated', timing: 'none', stages: null, pssKb: null });
    expect(arm.score).toBeCloseTo(host.score ?? NaN, 4);
    const { records } = await farm.call<{ records: Record<string, unknown>[] }>('GET', `/runs/${arm.id}/report`);
    const times = records.flatMap((record) =>
      Object.entries(record).filter(([name]) =>
        /^(at|start|load|open|seek|decode|convert|infer|select|latency)Ms$/.test(name),
      ),
    );
    expect(times.length).toBeGreaterThan(20);
    expect(times.filter(([, value]) => value !== 0)).toEqual([]);
  });

  it('runs fp16 on ARMv8.2, where it gives other scores than fp32', async () => {
    const [single, half] = [
      await runOn('emulated', 'fp32', 'cortex-a76'),
      await runOn('emulated', 'fp16', 'cortex-a76'),
    ];
    expect(half.validity).toBe('valid');
    expect(half.score).not.toBe(single.score);
    expect(Math.abs((half.score ?? 0) - (single.score ?? 0))).toBeLessThan(0.05);
  });

  it('is invalid when ARMv8.0 is asked for fp16: the engine silently computed fp32', async () => {
    expect(await runOn('emulated', 'fp16', 'cortex-a53')).toMatchObject({
      outcome: 'succeeded',
      validity: 'invalid',
      reasons: ['launch 0: backend fallback: fp16 was asked for, the engine computed fp32'],
    });
  });
});
