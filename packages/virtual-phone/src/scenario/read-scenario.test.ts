import { describe, expect, it } from 'vitest';
import { ScenarioError, readScenario } from './read-scenario.ts';
import { TROUBLE_SCHEMAS } from './scenario.ts';

function problemsOf(text: string): readonly string[] {
  try {
    readScenario(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  return [];
}
const problemOf = (trouble: unknown) => problemsOf(JSON.stringify({ schema: 1, troubles: [trouble] }));

/** One of each kind, as a person would write it. */
const EXAMPLES: readonly unknown[] = [
  { kind: 'slow-adb', latencyMs: { shell: 300, any: 50 }, jitterMs: 20, forMs: 5000 },
  { kind: 'flaky-link', everyMs: 4000, downMs: 500, when: { moment: 'run' } },
  { kind: 'unplug', when: { moment: 'frame', frame: 3 }, forMs: 2000 },
  { kind: 'reboot', when: { moment: 'install', nth: 2 }, bootMs: 100 },
  { kind: 'harness', trouble: { kind: 'crash', atFrame: 3 }, times: 2, chance: 0.5 },
  { kind: 'harness', trouble: { kind: 'torn-last-line' }, when: { moment: 'run' } },
  { kind: 'oom-kill', when: { moment: 'frame', frame: 0 } },
  { kind: 'uiautomator2-dies', when: { moment: 'session', afterMs: 500 } },
  { kind: 'battery', level: 4, plugged: 'none', celsius: 46.5, phones: ['virtual-001'] },
  {
    kind: 'throttle',
    steps: [
      { afterMs: 0, status: 2 },
      { afterMs: 5000, status: 4 },
    ],
  },
  { kind: 'screen-lock', secure: true },
  { kind: 'dialog', title: 'Update ready', button: 'Later' },
  { kind: 'storage-full' },
  { kind: 'clock-wrong', offsetMs: -86_400_000 },
  { kind: 'endless-reply', match: 'dumpsys meminfo', says: 'noise' },
  { kind: 'unauthorised', forMs: 1000 },
  { kind: 'new-identity', properties: { 'ro.serialno': 'other' }, downMs: 200 },
  { kind: 'properties', properties: { 'ro.product.model': "'; drop table devices;--" } },
  { kind: 'hostile-properties' },
];

describe('a scenario', () => {
  it('may say everything that its kinds have', () => {
    expect(problemsOf(JSON.stringify({ schema: 1, notes: 'all', troubles: EXAMPLES }))).toEqual([]);
    const kinds = new Set(EXAMPLES.map((example) => (example as { kind: string }).kind));
    expect([...kinds].toSorted()).toEqual(Object.keys(TROUBLE_SCHEMAS).toSorted());
  });

  it.each<[text: string, problem: string]>([
    ['{', 'it is not JSON'],
    ['[]', 'schema is missing; this program knows 1'],
    ['null', 'a scenario is one JSON object'],
    ['{"schema":2,"troubles":[]}', 'schema is 2; this program knows 1'],
    ['{"schema":1}', 'troubles is missing; it has to be a list'],
    ['{"schema":1,"troubles":[],"phones":[]}', '"phones" is unknown; a scenario has schema, notes and troubles'],
    ['{"schema":1,"troubles":[7]}', 'troubles[0] is 7; a trouble is an object with a kind'],
  ])('%s is refused with the reason', (text, problem) => {
    expect(problemsOf(text)[0]).toContain(problem);
  });

  it.each<[trouble: unknown, problem: string]>([
    [{ kind: 'hail' }, 'troubles[0].kind is "hail"; the kinds are slow-adb, flaky-link'],
    [{ kind: 'constructor' }, 'troubles[0].kind is "constructor"'],
    [{ kind: 'unplug', forMs: 0 }, 'troubles[0].forMs is 0; it must be >= 1'],
    [{ kind: 'reboot', forMs: 5 }, 'troubles[0].forMs is unknown'],
    [{ kind: 'unplug', when: { moment: 'lunch' } }, 'troubles[0].when.moment is "lunch"; allowed: start, connect'],
    [{ kind: 'unplug', when: {} }, 'troubles[0].when: moment is missing'],
    [{ kind: 'unplug', when: { moment: 'frame' } }, 'troubles[0].when.frame is missing'],
    [
      { kind: 'unplug', when: { moment: 'push', frame: 2 } },
      'troubles[0].when.frame belongs to moment frame, not to push',
    ],
    [{ kind: 'unplug', chance: 0 }, 'troubles[0].chance is 0; it must be > 0'],
    [{ kind: 'unplug', phones: [] }, 'troubles[0].phones is []'],
    [{ kind: 'slow-adb', latencyMs: { shel: 3 } }, 'troubles[0].latencyMs.shel is unknown'],
    [{ kind: 'slow-adb', latencyMs: {} }, 'troubles[0].latencyMs is empty'],
    [{ kind: 'flaky-link', everyMs: 5, downMs: 5 }, 'troubles[0].downMs is 5; it has to be less than everyMs'],
    [{ kind: 'battery' }, 'troubles[0] changes nothing'],
    [{ kind: 'throttle', steps: [{ afterMs: 0, status: 7 }] }, 'troubles[0].steps[0].status is 7; allowed: 0, 1'],
    [
      {
        kind: 'throttle',
        steps: [
          { afterMs: 9, status: 1 },
          { afterMs: 3, status: 2 },
        ],
      },
      'troubles[0].steps have to be in the order of their time',
    ],
    [{ kind: 'harness', trouble: { kind: 'crash' } }, 'troubles[0].trouble'],
    [
      { kind: 'harness', trouble: { kind: 'torn-last-line' }, when: { moment: 'push' } },
      'begins with a run: moment run',
    ],
    [{ kind: 'properties', properties: { 'a b': '1' } }, 'troubles[0].properties.a b is unknown'],
    [{ kind: 'properties', properties: { a: '\u0000' } }, 'troubles[0].properties.a is "\\u0000"'],
  ])('trouble %j is refused with the reason', (trouble, problem) => {
    const problems = problemOf(trouble);
    expect(problems.join('\n')).toContain(problem);
  });

  it('cannot steer the terminal by what it says', () => {
    expect(problemOf({ kind: '\u001b[2J' }).join('')).not.toContain('\u001b');
    expect(problemOf({ kind: 'unplug', '\u001b[2J': 1 }).join('')).not.toContain('\u001b');
  });
});
