import { describe, expect, it } from 'vitest';
import { type SelectableDevice, selects, waitReason } from './device-selector.ts';

const phone: SelectableDevice = {
  id: 'dev_1',
  serial: 'vphone-1',
  tier: 'mid',
  platform: 'android',
  body: 'virtual',
  state: 'online',
  model: 'Pixel 4a',
  ramMb: 5714,
  labels: ['rack-1', 'golden'],
  currentRunId: null,
  hold: null,
  quarantineReason: null,
};

describe('a selector', () => {
  it('selects every device when it names no condition', () => expect(selects({}, phone)).toBe(true));
  it('needs every condition to hold', () => {
    expect(selects({ tiers: ['mid'], bodies: ['virtual'] }, phone)).toBe(true);
    expect(selects({ tiers: ['mid'], bodies: ['real'] }, phone)).toBe(false);
    expect(selects({ labels: ['golden'], models: ['Pixel 4a'] }, phone)).toBe(true);
    expect(selects({ labels: ['golden', 'rack-2'] }, phone)).toBe(false);
    const where = [{ attribute: 'ramMb', operator: '>', value: 4000 }] as const;
    expect(selects({ where }, phone)).toBe(true);
    expect(selects({ where: [...where, { attribute: 'soc', operator: 'like', value: '*' }] }, phone)).toBe(false);
  });
});

describe('a waiting run', () => {
  it('names the known devices when none satisfies its selector', () =>
    expect(waitReason({ tiers: ['low'] }, [phone])).toBe(
      'no device satisfies {"tiers":["low"]}; known: vphone-1 (android, virtual, mid)',
    ));
  it('says that its devices are offline', () =>
    expect(waitReason({}, [{ ...phone, state: 'offline' }])).toBe('every matching device is offline: vphone-1'));
  it('says which run keeps its device busy', () =>
    expect(waitReason({}, [{ ...phone, currentRunId: 'run_9' }])).toBe('busy: vphone-1 with run_9'));
  it('says who holds its device, and which devices are in quarantine', () => {
    const hold = { by: 'ada', until: '2026-01-01T00:00:00.000Z' };
    expect(waitReason({}, [{ ...phone, hold }])).toBe(
      'held by a person: vphone-1 by ada until 2026-01-01T00:00:00.000Z',
    );
    const ill = { ...phone, quarantineReason: 'three faults' };
    expect(waitReason({}, [ill])).toContain('in quarantine: vphone-1 (three faults)');
    expect(waitReason({}, [ill], 'health')).toContain('a device is free');
  });
});
