import { describe, expect, it } from 'vitest';
import { compareLaunches } from './compare-launches.ts';
import { readComparison } from './read-comparison.ts';

interface Made {
  arm: 'A' | 'B';
  device: string;
  pair?: number | null;
  values: unknown[];
  [key: string]: unknown;
}

/** Values whose median and p95 are `level` up to a fixed wobble, different in every launch. */
const values = (level: number, seed: number, n = 40) =>
  Array.from({ length: n }, (_, i) => level * (1 + 0.004 * Math.sin((i + 1) * (seed + 1.7))));

/** Pairs on each phone: phones differ by a lot, B is slower by `change`, launches wobble by about 1 %. */
function paired(phones: number, pairs: number, change: number, noise = 0.01): Made[] {
  const made: Made[] = [];
  for (let phone = 0; phone < phones; phone += 1)
    for (let pair = 0; pair < pairs; pair += 1)
      for (const arm of ['A', 'B'] as const) {
        const seed = phone * 100 + pair * 2 + (arm === 'A' ? 0 : 1);
        const level = 10 * (1 + 0.3 * phone) * (arm === 'B' ? 1 + change : 1) * (1 + noise * Math.sin(seed * 12.9898));
        made.push({ arm, device: `phone ${phone}`, pair, values: values(level, seed) });
      }
  return made;
}
const unpaired = (launches: Made[]) => launches.map((launch) => ({ ...launch, pair: null }));
const verdict = (launches: Made[], more: object = {}) =>
  compareLaunches(readComparison({ metric: 'median', launches, ...more }));

describe('a comparison', () => {
  it('of the same build passes, names its estimand and the least effect it could have found', () => {
    const got = verdict(paired(4, 4, 0));
    expect(got).toMatchObject({ verdict: 'pass', estimand: 'these phones', nA: 16, nB: 16, pairs: 16, alpha: 0.01 });
    expect(got.tier?.devices).toBe(4);
    expect(got.mde).toBeGreaterThan(0);
  });

  it('finds a slowdown through differences between phones that are much larger', () => {
    const got = verdict(paired(4, 4, 0.06));
    expect(got.verdict).toBe('regress');
    expect(got.effect).toBeCloseTo(0.06, 1);
    expect(got.interval?.[0]).toBeGreaterThan(0);
    expect(verdict(unpaired(paired(4, 4, 0.06))).verdict).toBe('regress');
  });

  it('finds an improvement, and takes p95 as well', () => {
    expect(verdict(paired(3, 5, -0.06)).verdict).toBe('improve');
    expect(verdict(paired(3, 5, 0.06), { metric: 'p95' }).verdict).toBe('regress');
  });

  it('lets a change pass that is sure and smaller than the allowed one, either way', () => {
    expect(verdict(paired(4, 5, 0.012, 0.002)).verdict).toBe('pass');
    expect(verdict(paired(4, 5, -0.012, 0.002)).verdict).toBe('pass');
    expect(verdict(paired(4, 5, 0.012, 0.002), { allowedChange: 0.005 }).verdict).toBe('regress');
  });

  it('that is too noisy is inconclusive and never a pass', () => {
    expect(verdict(paired(1, 4, 0.0, 0.2)).verdict).toBe('inconclusive');
  });

  it('swapped gives the reciprocal effect', () => {
    const launches = paired(3, 5, 0.06);
    const swapped = launches.map((launch) => ({
      ...launch,
      arm: launch.arm === 'A' ? ('B' as const) : ('A' as const),
    }));
    const [one, other] = [verdict(launches), verdict(swapped)];
    expect((1 + (one.effect ?? 0)) * (1 + (other.effect ?? 0))).toBeCloseTo(1, 12);
    expect(other.verdict).toBe('improve');
  });

  it('is the same byte for byte however often it is made', () => {
    const text = () => JSON.stringify(verdict(paired(3, 4, 0.04)));
    expect(text()).toBe(text());
  });

  it('does not take spikes or long launches for certainty: one launch per arm is no evidence', () => {
    const got = verdict([
      { arm: 'A', device: 'x', values: values(10, 1, 5000) },
      { arm: 'B', device: 'x', values: values(20, 2, 5000) },
    ]);
    expect(got).toMatchObject({ verdict: 'inconclusive', effect: null, interval: null, mde: null });
  });

  it('of arms on different phones counts phones, not launches', () => {
    const a = paired(3, 8, 0).filter(({ arm }) => arm === 'A');
    const b = paired(3, 8, 0)
      .filter(({ arm }) => arm === 'B')
      .map((launch) => ({ ...launch, device: `other ${launch.device}` }));
    const got = verdict(unpaired([...a, ...b]));
    expect(got.verdict).toBe('inconclusive');
    expect(got.reasons.join()).toContain('no phone carries both arms');
  });
});

it('arms that ran in different sessions of the same phones do not pass for independent launches', () => {
  // each phone's B session is off by its own few percent, launches inside a session agree within 0.3 %
  const sessions = [0.05, -0.01, 0.06, 0.02];
  const launches = unpaired(paired(4, 5, 0, 0.003)).map((launch) => {
    const off = launch.arm === 'B' ? (sessions[Number(launch.device.slice(-1))] as number) : 0;
    return { ...launch, values: launch.values.map((value) => Number(value) * (1 + off)) };
  });
  const got = verdict(launches);
  expect(got.verdict).toBe('inconclusive');
  expect(got.reasons.join()).toContain('phones disagree');
});

it('pairs that never ran on one phone are compared unpaired, phone by phone', () => {
  const launches = paired(1, 8, 0.2).map((launch, i) => ({ ...launch, device: `phone ${i}` }));
  const got = verdict(launches);
  expect(got).toMatchObject({ verdict: 'regress', pairs: 0 });
  expect(got.reasons.join()).toContain('no pair ran on one phone');
});

describe('without a verdict is', () => {
  const invalid = (launches: Made[], why: string) => {
    const got = verdict(launches);
    expect(got).toMatchObject({ verdict: 'invalid', effect: null, interval: null });
    expect(got.reasons.join('; ')).toContain(why);
  };
  const good = () => paired(2, 5, 0);

  it.each([
    ['NaN written as text', 'NaN', 'launches[2].values[1] is the text "NaN"'],
    ['null', null, 'values[1] is null'],
    ['an overflow', Infinity, 'values[1] is Infinity'],
    ['a negative value', -1, 'values[1] is -1'],
    ['zero', 0, 'values[1] is 0'],
  ])('a launch with %s', (_, bad, why) => {
    const launches = good();
    (launches[2] as Made).values[1] = bad;
    invalid(launches, why);
  });

  it('a launch without values, and an empty arm', () => {
    invalid([...good(), { arm: 'A', device: 'x', pair: 9, values: [] }], 'launches[20].values is empty');
    invalid(
      good().filter(({ arm }) => arm === 'A'),
      'arm B is empty',
    );
    invalid([], 'arm A is empty');
  });

  it('a set of constants', () => {
    invalid(
      good().map((launch) => ({ ...launch, values: [5, 5, 5] })),
      'does not vary',
    );
  });

  it('one upload under both arms', () => {
    const launches = good();
    (launches[1] as Made).values = (launches[0] as Made).values;
    invalid(launches, 'one upload was counted for both');
  });

  it('an arm of mixed builds, and mixed bodies', () => {
    invalid(
      good().map((launch, i) => ({ ...launch, build: i < 2 ? 'n1' : launch.arm })),
      'builds were mixed or arms were swapped',
    );
    invalid(
      good().map((launch, i) => ({ ...launch, body: i < 4 ? 'virtual' : 'real' })),
      'virtual and real',
    );
  });

  it('a pair across an update of the system', () => {
    invalid(
      good().map((launch, i) => ({ ...launch, os: i === 3 ? 'android 15' : 'android 14' })),
      'changed inside pair 1',
    );
  });

  it('a set in which too many pairs lost a launch', () => {
    invalid(good().slice(3), 'pairs lack a launch');
  });

  it('an id with two contents', () => {
    const launches = good().map((launch, i) => ({ ...launch, id: `l${i}` }));
    invalid([...launches, { ...(launches[0] as Made), values: values(3, 77), id: 'l0' }], 'came twice');
  });
});

describe('is tolerated and said:', () => {
  it('a repeated upload counts once', () => {
    const launches = paired(3, 4, 0.02);
    const twice = verdict([...launches, launches[4] as Made]);
    const once = verdict(launches);
    expect({ ...twice, reasons: [] }).toEqual({ ...once, reasons: [] });
    expect(twice.reasons.join()).toContain('uploaded twice');
  });

  it('one lost launch of many drops its pair', () => {
    const got = verdict(paired(3, 5, 0).slice(1));
    expect(got.pairs).toBe(14);
    expect(got.reasons.join()).toContain('1 pairs lack a launch');
  });

  it('a system that changed between pairs', () => {
    const launches = paired(2, 5, 0).map((launch) => ({ ...launch, os: Number(launch.pair) < 2 ? '14' : '15' }));
    expect(verdict(launches).verdict).toBe('pass');
  });
});

it('a comparison that is none is refused with its place', () => {
  const read = (input: unknown) => () => readComparison(input);
  expect(read(null)).toThrow('a comparison must be an object, not null');
  expect(read({ metric: 'mean', launches: [] })).toThrow('metric must be "median" or "p95", not "mean"');
  expect(read({ metric: 'p95' })).toThrow('launches must be an array, not missing');
  expect(read({ metric: 'p95', alpha: 2, launches: [] })).toThrow('alpha must be a number between 0 and 1');
  expect(read({ metric: 'p95', launches: [{ arm: 'C', values: [] }] })).toThrow('launches[0].arm must be "A" or "B"');
  expect(read({ metric: 'p95', launches: [{ arm: 'A' }] })).toThrow('launches[0].values must be an array');
  expect(read({ metric: 'p95', launches: [{ arm: 'A', values: [1], pair: {} }] })).toThrow('launches[0].pair');
});
