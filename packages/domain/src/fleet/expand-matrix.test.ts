import { expect, it } from 'vitest';
import type { SelectableDevice } from './device-selector.ts';
import { expandMatrix } from './expand-matrix.ts';

const device = (id: string, tier: SelectableDevice['tier']): SelectableDevice => ({
  id,
  serial: id,
  model: 'm',
  tier,
  platform: 'android',
  body: 'virtual',
  labels: [],
  state: 'online',
  currentRunId: null,
  hold: null,
  quarantineReason: null,
});
const devices = [
  device('dev_a', 'low'),
  device('dev_b', 'low'),
  device('dev_c', 'mid'),
  { ...device('dev_d', 'mid'), state: 'offline' as const },
];
const matrix = { modelIds: ['m1', 'm2'], configurations: ['x', 'y'], targets: [{ tiers: ['low' as const] }, {}] };

it('any: one run per model, target and configuration', () => {
  const runs = expandMatrix(matrix, devices);
  expect(runs).toHaveLength(8);
  expect(runs[0]).toEqual({ modelId: 'm1', selector: { tiers: ['low'] }, configuration: 'x' });
});
it('each: one run per model, selected device and configuration, also where two targets select the device', () => {
  const runs = expandMatrix({ ...matrix, spread: 'each' }, devices);
  expect(
    runs.map(({ modelId, selector, configuration }) => [modelId, selector.ids?.[0], configuration].join(' ')),
  ).toEqual(
    ['m1', 'm2'].flatMap((model) =>
      ['dev_a', 'dev_b', 'dev_c'].flatMap((id) => [`${model} ${id} x`, `${model} ${id} y`]),
    ),
  );
  expect(expandMatrix({ ...matrix, targets: [{ tiers: ['flagship'] }], spread: 'each' }, devices)).toEqual([]);
});
