import type { GateDefinition } from '@framefarm/contracts';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { CommandError } from '../errors.ts';
import { parseGate } from './read-gate.ts';

const gate: GateDefinition = {
  schema: 1,
  name: 'release',
  channel: 'stable',
  baseline: 'main',
  clips: [{ name: 'home', sha256: 'a'.repeat(64) }],
  warmupIterations: 3,
  iterations: 20,
  plan: { kind: 'pairs', looks: [6, 12] },
  rules: [
    { value: 'total', quantile: 'median', tier: 'mid', estimand: 'these phones', allowedChange: 0.05 },
    { value: 'total', quantile: 'p95', tier: 'mid', estimand: 'these phones', budgetMs: 800 },
  ],
};
const YAML = `# what may go out
${stringify(gate)}`;
const refusal = (text: string): string => {
  try {
    parseGate(text, 'release.yaml');
  } catch (error) {
    if (error instanceof CommandError && error.exitCode === 2) return error.message;
    throw error;
  }
  return 'no problem';
};

it('reads the same gate from YAML with comments and from JSON, tabs and a byte order mark included', () => {
  expect(parseGate(YAML, 'release.yaml')).toEqual(gate);
  expect(parseGate(`\uFEFF${JSON.stringify(gate, null, '\t')}`, 'release.json')).toEqual(gate);
});

it.each([
  ['a word that is none', 'channel: stable', 'channel: stabel', 'release.yaml:4: channel must be one of'],
  [
    'a field that no gate has',
    'budgetMs',
    'budgetms',
    'release.yaml:26: rules[1].budgetms is a field that no gate has',
  ],
  [
    'a missing field',
    '    tier: mid\n    estimand: these phones\n    budgetMs',
    '    tier: mid\n    budgetMs',
    'release.yaml:22: rules[1].estimand is missing',
  ],
  [
    'a text where a number belongs',
    'iterations: 20',
    'iterations: twenty',
    'release.yaml:10: iterations must be integer',
  ],
  [
    'a plan of an unknown kind',
    'kind: pairs',
    'kind: duel',
    'release.yaml:12: plan.kind is "duel", not one of pairs, fixed, cold-start',
  ],
  [
    'a plan with a field of another one',
    'kind: pairs',
    'kind: fixed\n  pairs: 9',
    'plan.looks is a field that no gate has',
  ],
  ['looks that fall', '- 12', '- 6', 'release.yaml:15: plan.looks[1] is not above the look before it'],
  [
    'a rule that contradicts itself',
    'budgetMs',
    'allowedChange: 0.1\n    budgetMs',
    'release.yaml:22: rules[1] (total p95 on mid) has a budget and an allowed change',
  ],
  ['a name twice', 'name: release', 'name: release\nname: other', 'release.yaml:4: Map keys must be unique'],
  ['a torn list', 'schema: 1', 'schema: [1', 'release.yaml:3: Flow sequence'],
])('names line and field of %s', (_, from, to, message) => {
  expect(YAML).toContain(from);
  expect(refusal(YAML.replace(from, to))).toContain(message);
});

it.each([
  ['', 'must be a map'],
  ['- 1', 'must be a map'],
  ['a: !!js/function x', 'Unresolved tag'],
  [`${YAML}---\n${YAML}`, 'Source contains multiple documents'],
  [
    'a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]',
    'Excessive alias count',
  ],
  ['x'.repeat(1_000_001), 'is no gate'],
])('refuses %j', (text, message) => {
  expect(refusal(text)).toContain(message);
});
