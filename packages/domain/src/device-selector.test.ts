import { describe, expect, it } from 'vitest';
import { type SelectableDevice, selects, waitReason } from './device-selector.ts';

const phone: SelectableDevice = {
  id: 'dev_1',
  serial: 'vphone-1',
  tier: 'mid',
  platform: 'android',
  body: 'virtual',
  state: 'online',
  currentRunId: null,
};

describe('a selector', () => {
  it('selects every device when it names no condition', () => expect(selects({}, phone)).toBe(true));
  it('needs every condition to hold', () => {
    expect(selects({ tiers: ['mid'], bodies: ['virtual'] }, phone)).toBe(true);
    expect(selects({ tiers: ['mid'], bodies: ['real'] }, phone)).toBe(false);
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
});
