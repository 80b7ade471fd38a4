import type { Comparison, ComparisonRaw, GateRuleVerdict, GateRun, GateScore } from '@framefarm/contracts';
import { describe, expect, it } from 'vitest';
import { gatePage } from './gate-page.ts';

const rule = (place: number, changes: Partial<GateRuleVerdict> = {}): GateRuleVerdict => ({
  rule: place,
  value: 'total',
  quantile: place % 2 === 0 ? 'median' : 'p95',
  tier: 'mid',
  estimand: 'these phones',
  allowedChange: 0.03,
  budgetMs: null,
  isInformational: false,
  verdict: 'pass',
  n: 12,
  pairs: 12,
  effect: 0.004,
  estimateMs: null,
  interval: [-0.008, 0.016],
  alpha: 0.005,
  mde: 0.021,
  comparisonId: 'cmp_00000001',
  reasons: [
    'look 2 of 9 after 12 pairs: the interval of the change on these phones is -0.8 % to 1.6 %, and its one-sided bound 1.2 % is below the allowed 3 %',
  ],
  ...changes,
});
const SLOWER = {
  verdict: 'regress',
  effect: 0.081,
  interval: [0.052, 0.111],
  reasons: ['look 2 of 9 after 12 pairs: the interval of the change on these phones is 5.2 % to 11.1 %: above zero'],
} as const satisfies Partial<GateRuleVerdict>;
const MISSING = {
  tier: 'low',
  verdict: 'invalid',
  n: 0,
  pairs: 0,
  effect: null,
  interval: null,
  mde: null,
  comparisonId: null,
  reasons: ["missing data: no phone of tier low in the baseline's device set was online"],
} as const satisfies Partial<GateRuleVerdict>;

function page(verdict: GateRun['verdict'], rules: GateRuleVerdict[], changes: Partial<GateRun> = {}): string {
  const configuration = {
    engine: 'device',
    backend: 'cpu',
    precision: 'fp32',
    threads: 2,
    framePlan: { kind: 'fixed', frames: 8, deadlineMs: null },
  } as const;
  const arm = { label: 'cover-quality 1.5.0-rc.2', modelId: 'mdl_00000001', configuration };
  const run: GateRun = {
    id: 'gtr_0123456789abcdef01234567',
    gate: {
      id: 'gat_00000001',
      version: 4,
      sha256: 'ab'.repeat(32),
      createdAt: '2026-01-01T00:00:00.000Z',
      definition: {
        schema: 1,
        name: 'release',
        channel: 'stable',
        baseline: 'main',
        clips: [],
        warmupIterations: 3,
        iterations: 20,
        rules: [],
      },
    },
    baseline: {
      id: 'bsl_00000001',
      name: 'main',
      branch: 'main',
      build: '1.4.2',
      channel: 'stable',
      arm,
      deviceSet: {},
      startedAt: '2026-01-02T08:00:00.000Z',
      devices: [],
    },
    candidate: arm,
    state: 'ended',
    verdict,
    rules,
    verdictText: JSON.stringify(rules),
    comparisons: [],
    circumstances: { informational: [], broken: [] },
    notes: [],
    confirmations: [],
    createdAt: '2026-01-08T10:00:00.000Z',
    endedAt: '2026-01-08T10:31:00.000Z',
    ...changes,
  };
  const phones: Comparison['phones'] = ['pixel-7a-01', 'pixel-7a-02', 'galaxy-a54-03'].map((serial, i) => ({
    runId: `run_0123456789abcdef0123456${i}` as Comparison['phones'][number]['runId'],
    deviceId: i === 0 ? 'dev_00000001' : null,
    serial,
    lifeCycle: 'ended',
    outcome: 'succeeded',
    validPairs: 4,
    invalidPairs: i,
    reasons: i === 2 ? ['thermal-light'] : [],
    waitsFor: [],
    waitsSince: null,
  }));
  const score: GateScore = {
    gate: 'release',
    runs: 31,
    alarms: { right: 7, wrong: 1, unconfirmed: 1, wrongShare: 0.125, interval: [0.003, 0.527] },
    passes: { right: 18, wrong: 0, unconfirmed: 12, wrongShare: 0, interval: [0, 0.185] },
    undecided: 3,
  };
  const launch = (arm: 'A' | 'B', total: number) => ({
    arm,
    id: arm,
    build: arm,
    body: 'real',
    os: '14',
    loadMs: 1,
    pssKb: null,
    clips: ['c', 'c', 'c'],
    picks: [total, total + 1, total + 2].map((one) => ({ total: one })),
  });
  const pairs: ComparisonRaw['pairs'] = [
    { state: 'valid', reasons: [], launches: [launch('B', 109), launch('A', 99)] } as const,
    { state: 'invalid', reasons: ['focus-lost <b>'], launches: [launch('A', 99)] } as const,
    { state: 'valid', reasons: [], launches: [launch('A', 1), launch('B', 1)] } as const,
  ].map((pair, number) => ({
    ...pair,
    number,
    device: 'dev_00000001',
    attemptId: 'att_00000001',
    reasons: [...pair.reasons],
    launches: [...pair.launches],
  }));
  const raw: ComparisonRaw = { comparisonId: 'cmp_00000001', isOver: true, judgedPairs: 2, pairs };
  const comparisons = [{ comparison: { id: 'cmp_00000001', phones } as Comparison, raw }];
  return gatePage({ run, comparisons, score, url: 'http://farm:4700', madeAt: '2026-01-08T11:00:00.000Z' });
}

const cellsOf = (html: string) =>
  html
    .slice(0, html.indexOf('</details>'))
    .split('<tr><td')
    .slice(1)
    .map((row) => [...row.matchAll(/>([^<>]+)<\/td>/g)].map(([, text]) => text));

describe('the go/no-go page', () => {
  it('says NO-GO, which rule blocks with what was found and allowed, with the pairs that were judged', () => {
    const html = page('regress', [rule(0, SLOWER), rule(1)]);
    expect(html).toContain('<b>NO-GO</b>');
    expect(html).toContain(
      '1 of 2 rules pass, 1 of 2 rules regress</p><p><b>total median on mid</b>: +8.10 % (+5.20 % to +11.10 %), allowed is up to +3.00 %',
    );
    const [median = '', p95 = ''] = html.split('<details>').slice(1);
    expect(cellsOf(median)).toEqual([
      ['0', 'pixel-7a-01', '100', '110', '+10.00 %', 'counts'],
      ['1', 'pixel-7a-01', '100', '-', '-', 'focus-lost &#60;b&#62;'],
    ]);
    expect(cellsOf(p95)[0]?.slice(2, 5)).toEqual(['100.9', '110.9', '+9.91 %']);
    // a browser has no token: nothing on the page leads to the farm
    expect(html).not.toContain('href=');
  });

  it('says GO, and NOT TOLD where data is missing', () => {
    expect(page('pass', [rule(0), rule(1)])).toContain('<b>GO</b>');
    const html = page('invalid', [rule(0), rule(1, MISSING)]);
    expect(html).toContain('<b>NOT TOLD</b>');
    expect(html).toContain('what could not be told blocks</p><p><b>total p95 on low</b>: missing data');
  });

  it('shows an informational rule without letting it block, and what people found of a rule', () => {
    const html = page('pass', [rule(0, { ...SLOWER, isInformational: true }), rule(1)], {
      confirmations: [{ rule: 1, finding: 'right', by: 'ana <b>', note: 'traced', at: '2026-01-08T12:00:00.000Z' }],
    });
    expect(html).toContain('1 of 2 rules pass, 1 of 2 rules informational');
    expect(html).toContain('<small>informational</small>');
    expect(html).toContain('<b>ana &#60;b&#62; found it right</b>: traced');
  });

  it('keeps score of the gate', () => {
    expect(page('pass', [rule(0)])).toContain(
      '<td>alarms</td><td class="number">7</td><td class="number">1</td><td class="number">1</td><td class="number">0 % to 53 %</td>',
    );
  });
});
