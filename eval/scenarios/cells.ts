import { readFileSync } from 'node:fs';
import type { Scenario, Trouble } from '@framefarm/virtual-phone';
import { inRepository } from '../support/start-farm.ts';

/** The moments of a run, in their order, as the table names them. */
export const MOMENTS = ['install', 'push', 'session', 'activity-start', 'measuring', 'upload', 'release'] as const;
export type Moment = (typeof MOMENTS)[number];
/** Launches of each run. */
export const LAUNCHES = 2;

/** How a run ended, in the product's words. */
export interface Words {
  readonly outcome: string | null;
  readonly validity: string | null;
  readonly fault: string | null;
  /** How its first attempt ended: `valid`, `tainted`, `silent` (its lease ran out) or whose fault it was. */
  readonly first: string;
  /** Its phone was taken out of service meanwhile and let back after a valid health run. */
  readonly quarantined?: boolean;
}

/** What the evaluation does to its own processes. */
export type HostAction = 'adb-server-killed' | 'appium-killed' | 'runner-killed' | 'api-unreachable';

/** One scenario at one moment. */
export interface Cell {
  readonly scenario: string;
  readonly moment: Moment;
  /** Each of them is right: at some moments it is a matter of milliseconds what the trouble hits. */
  readonly allowed: readonly Words[];
  /** What happens to the phone; only marks the moment for a host action. */
  readonly plan: Scenario;
  readonly action: HostAction | null;
  /** The trouble lasts until somebody sees to the phone. */
  readonly lasts: boolean;
  /** The trouble ends by itself, later than it began. */
  readonly passes: boolean;
}

interface Table {
  readonly words: Readonly<Record<string, Words>>;
  readonly scenarios: Readonly<
    Record<
      string,
      {
        readonly because: string;
        readonly trouble?: Trouble;
        readonly expected: Readonly<Partial<Record<Moment, readonly string[]>>>;
      }
    >
  >;
}

type When = NonNullable<Trouble['when']>;

/** The moments of the last launch's report stand for upload and release; a phone cannot see either of them. */
const WHEN: Readonly<Record<Moment, When>> = {
  install: { moment: 'install' },
  push: { moment: 'push' },
  session: { moment: 'session' },
  'activity-start': { moment: 'activity-start' },
  measuring: { moment: 'frame', frame: 5 },
  upload: { moment: 'pull', nth: LAUNCHES },
  release: { moment: 'pull', nth: LAUNCHES, afterMs: 120 },
};
/** Changes nothing that anybody reads. */
const MARK = { kind: 'properties', properties: { 'debug.framefarm.mark': '1' } } as const;

/** All cells of eval/scenarios/expected.json. */
export function readCells(): readonly Cell[] {
  const { words, scenarios } = JSON.parse(readFileSync(inRepository('eval/scenarios/expected.json'), 'utf8')) as Table;
  return Object.entries(scenarios).flatMap(([scenario, { trouble, expected }]) =>
    MOMENTS.flatMap((moment) => {
      const allowed = expected[moment]?.map((name) => words[name] as Words);
      if (allowed === undefined) return [];
      // inside the harness, in the last launch
      const when: When = trouble?.kind === 'harness' ? { moment: 'run', nth: LAUNCHES } : WHEN[moment];
      return [
        {
          scenario,
          moment,
          allowed,
          plan: { schema: 1, troubles: [{ ...(trouble ?? MARK), when } as Trouble] },
          action: trouble === undefined ? (scenario as HostAction) : null,
          lasts: ['battery', 'storage-full'].includes(trouble?.kind ?? ''),
          passes: trouble !== undefined && 'forMs' in trouble,
        },
      ];
    }),
  );
}
