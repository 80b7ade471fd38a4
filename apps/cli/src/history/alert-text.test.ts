import type { AlertDetails } from '@framefarm/contracts';
import { describe, expect, it } from 'vitest';
import { alertTable, alertText } from './alert-text.ts';
import { seriesPicture } from './series-picture.ts';
import { sparkline } from './sparkline.ts';

const build = (label: string) => ({ modelId: 'mdl_00000001', harness: '1', label });
const points = Array.from({ length: 12 }, (_, ordinal) => ({
  ordinal,
  runId: 'run_00000001',
  value: ordinal < 6 ? 10 : 13,
  spread: 0.01,
  launches: 6,
  modelId: 'mdl_00000001',
  build: ordinal < 6 ? '1' : '<2>',
  harness: '1',
  at: '2026-01-01T00:00:00.000Z',
}));
const change = { ordinal: 6, raisedAt: 11, before: 10, after: 13, relativeChange: 0.3, effect: 'bad' as const };
const alert: AlertDetails = {
  id: 'alt_00000001',
  state: 'open',
  reason: null,
  owner: null,
  silencedUntil: null,
  seriesId: 'ser_00000001',
  metric: 'total',
  line: 'quality',
  tier: 'low',
  deviceId: 'dev_00000001',
  serial: 'phone-1',
  before: 10,
  after: 13,
  relativeChange: 0.3,
  together: [
    { id: 'alt_00000002', state: 'open', metric: 'decode', tier: 'mid', serial: 'phone-2', relativeChange: 0.4 },
    { id: 'alt_00000003', state: 'wrong', metric: 'pssKb', tier: 'low', serial: 'phone-1', relativeChange: 0.1 },
  ],
  builds: [build('1'), build('2'), build('3')],
  culprit: null,
  comparisonId: null,
  waitsFor: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  change,
  points,
  events: [{ at: '2026-01-01T00:00:00.000Z', actor: 'farm', action: 'alert.raise', details: {} }],
};

describe('an alert on a terminal', () => {
  it('is one for each change, and says what else the change did', () => {
    expect(alertTable([alert])).toContain('decode on 1 phone ');
    expect(alertText(alert)).toContain('also   decode of phone-2 (mid) +40.0 %, open: alt_00000002');
    expect(alertText(alert)).toContain('also   pssKb of phone-1 (low) +10.0 %, wrong: alt_00000003');
  });

  it('says what changed by how much, and which build did it as far as that is known', () => {
    expect(alertText(alert)).toContain('total of phone-1 (low), line quality: 10 -> 13 (+30.0 %)');
    expect(alertText(alert)).toContain('build  after 1, with 3 at the latest');
    expect(alertText({ ...alert, culprit: { first: build('2'), last: build('2') } })).toContain('build  2\n');
    expect(alertText({ ...alert, culprit: { first: build('2'), last: build('3') } })).toContain('one of 2 to 3');
  });
  it('shows its runs with a bar where the change is', () => {
    expect(alertText(alert)).toContain('▁▁▁▁▁▁│██████\n12 runs, 10 to 13');
    expect(sparkline([5, 5], null)).toBe('▁▁');
  });
  it('stands in a list that says so when it is empty', () => {
    expect(alertTable([alert])).toMatch(/open +total +phone-1 +low +quality +\+30\.0 %/);
    expect(alertTable([])).toContain('no alerts');
  });
});

it('the picture of a series has a dot for each run, a mark at the change, and levels; names are escaped', () => {
  const svg = seriesPicture({ title: 'total & more', points, changes: [change] });
  expect(svg.match(/<circle/g)).toHaveLength(12);
  expect(svg.match(/stroke="#c0392b"/g)).toHaveLength(1);
  expect(svg.match(/stroke="#444"/g)).toHaveLength(2);
  expect(svg).toContain('total &#38; more');
  expect(svg).toContain('&#60;2&#62;');
  expect(svg).not.toContain('NaN');
  expect(seriesPicture({ title: 'one', points: points.slice(0, 1), changes: [] })).not.toContain('NaN');
});
