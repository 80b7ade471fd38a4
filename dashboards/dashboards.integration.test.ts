import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Offer } from '@framefarm/contracts';
import { aReport } from '@framefarm/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonPort, ComparisonRequest } from '../apps/api/src/features/comparisons/comparison-port.ts';
import { runAaNights } from '../apps/api/src/features/noise/run-aa-nights.ts';
import { newId } from '../apps/api/src/ids.ts';
import { SUCCEEDED, type TestFarm, createTestFarm } from '../apps/api/test/test-farm.ts';
import { expandMacros } from './expand-macros.ts';
import type { SqlQuery } from './sql-query.ts';

const FOLDER = path.join(import.meta.dirname, 'grafana');
const HOST = { platform: 'linux', body: 'host' } as const;
interface Panel {
  readonly title: string;
  readonly type: string;
  readonly targets?: readonly SqlQuery[];
}
interface Committed {
  readonly title: string;
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { name: string; type: string; query: string }[] };
  readonly annotations: { readonly list: readonly { target?: { rawSql: string } }[] };
}
const committed = readdirSync(FOLDER).map(
  (file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Committed,
);

let farm: TestFarm;
/** The database as Grafana's own user sees it. */
let reader: TestFarm['pool'];

/** A run through the API's own routes, reported launch by launch as a runner would. */
async function ended(
  frameMs: readonly number[],
  spoil: (records: ReturnType<typeof aReport>) => object[] = (all) => all,
) {
  await farm.submit({ launches: frameMs.length });
  const offer: Offer = await farm.takeOffer();
  await farm.attempt(offer, 'accept', { claimId: `claim-${offer.attemptId}` });
  for (const [launch, ms] of frameMs.entries())
    await farm.attempt(offer, 'batches', {
      batchId: `batch-${launch}-${offer.attemptId}`,
      records: spoil(aReport(offer, launch, HOST, ms)),
    });
  expect((await farm.attempt(offer, 'complete', SUCCEEDED)).status).toBe(204);
}

/** A night whose comparison says what is given here; everything else is the API's own doing. */
async function nightOfAa(): Promise<void> {
  await farm.pool.query(
    `INSERT INTO aa_schedule (tenant_id, starts_at, enabled) VALUES ('default', (clock_timestamp() AT TIME ZONE 'UTC')::time, true)`,
  );
  const asked: ComparisonRequest[] = [];
  const said = { verdict: 'pass', pairs: 9, pairSd: 0.03, effect: 0, interval: [-0.02, 0.02], mde: 0.045 } as const;
  const comparisons: ComparisonPort = {
    start: (_tx, request) => Promise.resolve(`cmp_${asked.push(request)}`),
    verdicts: () => Promise.resolve((asked[0]?.metrics ?? []).map((metric) => ({ ...metric, ...said }))),
  };
  for (let step = 0; step < 2; step += 1) {
    await runAaNights({ pool: farm.pool, newId }, comparisons);
    await farm.pool.query('UPDATE aa_night SET next_look_at = now()');
  }
}

beforeAll(async () => {
  farm = await createTestFarm();
  await ended([2, 2.1, 2.2, 2.05, 2.15, 2.1]);
  await ended([3, 3.1, 3.2, 3.05, 3.15, 3.1]);
  await ended([2, 2], (records) => records.slice(0, -1));
  await nightOfAa();
  const sql = readFileSync(path.join(import.meta.dirname, 'provisioning/postgres/create-reader.sql'), 'utf8');
  // what psql does with its own lines
  await farm.pool.query(sql.replace(/^\\.*$/gm, '').replace(":'password'", "'for this test'"));
  reader = farm.poolAs('framefarm_reader', 'for this test');
});
afterAll(async () => {
  await reader.end();
  await farm.pool.query('DROP OWNED BY framefarm_reader; DROP ROLE framefarm_reader');
  await farm.close();
});

const LAST_HOUR = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 600_000), intervalSeconds: 3600 };
/** The choices that the page would offer, by the dashboard's own queries; of those that offer a fixed list the first. */
async function chosen({ templating }: Committed): Promise<Record<string, string[]>> {
  const choices = await Promise.all(
    templating.list.map(async ({ name, type, query }) => {
      if (type !== 'query') return [name, query.split(',').slice(0, 1)] as const;
      const { rows } = await reader.query<unknown[]>({ text: query, rowMode: 'array' });
      return [name, rows.map(([value]) => String(value))] as const;
    }),
  );
  return Object.fromEntries(choices);
}
const ask = async (dashboard: Committed, sql: string) =>
  (await reader.query(expandMacros(sql, { ...LAST_HOUR, variables: await chosen(dashboard) }))).rows as Record<
    string,
    unknown
  >[];
async function answerOf(title: string) {
  const dashboard = committed.find(({ panels }) => panels.some((panel) => panel.title === title)) as Committed;
  const panel = dashboard.panels.find((one) => one.title === title);
  return ask(dashboard, panel?.targets?.[0]?.rawSql ?? '');
}
const panels = committed.flatMap((dashboard) =>
  dashboard.panels
    .filter(({ type }) => type !== 'row')
    .map((panel) => [`${dashboard.title}, ${panel.title}`, dashboard, panel] as const),
);

it('there are panels to look at', () => expect(panels.length).toBeGreaterThan(6));

describe.each(panels)('%s', (_, dashboard, { type, targets = [] }) => {
  it('has rows of runs that the API wrote, in the form that the panel draws', async () => {
    expect(targets.length).toBeGreaterThan(0);
    for (const { rawSql, format } of targets) {
      const rows = await ask(dashboard, rawSql);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows.filter(() => format === 'time_series')) {
        expect(type).toBe('timeseries');
        const { time, metric, ...values } = row;
        expect(time).toBeInstanceOf(Date);
        expect(metric).toMatch(/^[a-z]+/i);
        expect(Object.values(values).map(Number).every(Number.isFinite)).toBe(true);
      }
    }
  });
  it('is empty, not wrong, where nothing was chosen', async () => {
    const none = Object.fromEntries(dashboard.templating.list.map(({ name }) => [name, ['nothing']]));
    for (const { rawSql } of targets) {
      const { rows } = await reader.query(expandMacros(rawSql, { ...LAST_HOUR, variables: none }));
      expect(rows).toEqual([]);
    }
  });
});

it.each(committed)('$title marks new builds', async (dashboard) => {
  const queries = dashboard.annotations.list.flatMap(({ target }) => target ?? []);
  expect(await ask(dashboard, queries[0]?.rawSql ?? '')).toMatchObject([{ text: 'quality 1' }]);
});

describe('the numbers', () => {
  it('of tiers and stages are those of the valid runs alone', async () => {
    // six launches each of 2 + 4 x 2.1 ms and 2 + 4 x 3.1 ms in the middle: the median over both runs lies half way
    const [tier] = await answerOf('Time of a pick (p50 over the launches of a run)');
    expect(tier).toMatchObject({ metric: 'host', p50: expect.closeTo(12.4, 9) });
    const stages = await answerOf('Stages: $tier');
    expect(stages.map(({ metric }) => metric)).toEqual(['open', 'seek', 'decode', 'convert', 'infer', 'select']);
    expect(stages[2]?.['p50']).toBeCloseTo(2.6, 9);
  });
  it('of validity count every run, and the reasons say why one was not valid', async () => {
    const counts = (await answerOf('Ended runs by validity')).map(({ metric, runs }) => [metric, Number(runs)]);
    expect(Object.fromEntries(counts)).toEqual({ valid: 2, invalid: 1 });
    expect(await answerOf('Why runs were not valid')).toMatchObject([
      { reason: expect.stringContaining('the report has no end'), fault: 'none', tier: 'host' },
      { reason: expect.stringContaining('the report has no end') },
    ]);
  });
  it('of the noise floor are the relative spread between launches', async () => {
    const [noise] = await answerOf('Spread between launches of a run');
    expect(Number(noise?.['spread'])).toBeCloseTo(
      (spread([2, 2.1, 2.2, 2.05, 2.15, 2.1]) + spread([3, 3.1, 3.2, 3.05, 3.15, 3.1])) / 2,
      9,
    );
  });
});

/** Standard deviation of the log of 2 + 4 f, the time of a pick with f milliseconds a stage. */
function spread(frameMs: readonly number[]): number {
  const logs = frameMs.map((ms) => Math.log(2 + 4 * ms));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  return Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1));
}

it('nights of A/A show their spread, and in the table their false alarms', async () => {
  expect(await answerOf('Noise floor of nights of A/A')).toMatchObject([{ metric: 'host', 'pair SD': 0.03 }]);
  const table = await answerOf('False alarms and smallest change found');
  expect(table).toHaveLength(10);
  expect(table[0]).toMatchObject({ tier: 'host', metric: 'convert median', 'false alarms': '0', finds: 0.045 });
});

it('the reader of Grafana can change nothing', async () => {
  await expect(reader.query('DELETE FROM run')).rejects.toThrow('permission denied');
});
