import { describe, expect, it } from 'vitest';
import { type DeviceCondition, holds } from './device-condition.ts';

const phone = { serial: 'x1', model: 'Pixel 4a (5G)', soc: 'SM7250', osVersion: '8.1.0', ramMb: 5714, sdk: 27 };
const is = (attribute: DeviceCondition['attribute'], operator: string, value: unknown) =>
  holds({ attribute, operator, value } as DeviceCondition, phone);

describe('a condition on a device', () => {
  it.each([
    ['ramMb', '>=', 5714, true],
    ['ramMb', '<', '6000', true],
    ['ramMb', '>', 5714, false],
    ['osVersion', '<', '10', true],
    ['osVersion', '=', '8.1', true],
    ['osVersion', '>=', '8.1.1', false],
    ['sdk', '!=', 28, true],
    ['soc', 'in', ['SM8250', 'SM7250'], true],
    ['soc', 'in', ['SM8250'], false],
    ['model', 'like', 'Pixel*', true],
    ['model', 'like', '*4a*', true],
    ['model', 'like', 'Pixel*5G', false],
    ['model', 'like', '*(5G)', true],
    ['model', 'like', 'Pixel 4a (5G)', true],
    ['model', 'like', 'Pixel', false],
  ] as const)('%s %s %j is %s', (attribute, operator, value, expected) =>
    expect(is(attribute, operator, value)).toBe(expected),
  );

  it('does not hold for what the device does not tell', () => {
    expect(is('fingerprint', '!=', 'a')).toBe(false);
    expect(holds({ attribute: 'soc', operator: '=', value: 'a' }, { soc: null })).toBe(false);
  });

  it('with many stars is answered at once', () => {
    const text = 'a'.repeat(5000);
    expect(holds({ attribute: 'model', operator: 'like', value: `${'*a'.repeat(2000)}*b` }, { model: text })).toBe(
      false,
    );
  });
});
