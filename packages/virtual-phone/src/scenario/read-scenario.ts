import { Errors } from 'typebox/value';
import { type Scenario, TROUBLE_SCHEMAS, type Trouble, type TroubleKind } from './scenario.ts';

/** A scenario that a person wrote cannot be played; `problems` says where, what and what would be right. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the scenario cannot be played:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the text of a scenario file. Throws ScenarioError with every problem at once. */
export function readScenario(text: string): Scenario {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ScenarioError([`it is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  // a file that somebody else wrote cannot steer the terminal
  const problems = problemsOf(data).map((problem) => problem.replace(/\p{Cc}/gu, '?'));
  if (problems.length > 0) throw new ScenarioError(problems);
  return data as Scenario;
}

const KINDS = Object.keys(TROUBLE_SCHEMAS);

function problemsOf(data: unknown): readonly string[] {
  if (!isObject(data)) return ['a scenario is one JSON object, {"schema": 1, "troubles": [...]}'];
  const { schema, notes, troubles, ...others } = data;
  return [
    ...(schema === 1 ? [] : [`schema is ${show(schema)}; this program knows 1`]),
    ...(notes === undefined || typeof notes === 'string' ? [] : [`notes is ${show(notes)}; it has to be a text`]),
    ...Object.keys(others).map((name) => `${show(name)} is unknown; a scenario has schema, notes and troubles`),
    ...(Array.isArray(troubles)
      ? troubles.flatMap((trouble, place) => problemsOfTrouble(trouble, `troubles[${place}]`))
      : [`troubles is ${show(troubles)}; it has to be a list`]),
  ];
}

function problemsOfTrouble(data: unknown, at: string): readonly string[] {
  if (!isObject(data)) return [`${at} is ${show(data)}; a trouble is an object with a kind`];
  const kind = data['kind'];
  if (typeof kind !== 'string' || !KINDS.includes(kind))
    return [`${at}.kind is ${show(kind)}; the kinds are ${KINDS.join(', ')}`];
  const wrong = Errors(TROUBLE_SCHEMAS[kind as TroubleKind], data)
    // each field too many is told twice, and a choice once per alternative
    .filter(({ keyword }) => keyword !== 'additionalProperties' && keyword !== 'const' && keyword !== 'anyOf')
    .map((error) => explained(error, data, at));
  return wrong.length > 0 ? [...new Set(wrong)] : contradictionsIn(data as Trouble, at);
}

function explained(
  { keyword, instancePath, message, params }: ReturnType<typeof Errors>[number],
  data: object,
  at: string,
): string {
  const names = instancePath.split('/').slice(1);
  const where = names.reduce((text, name) => `${text}${/^\d+$/.test(name) ? `[${name}]` : `.${name}`}`, at);
  const value = names.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), data);
  if (keyword === 'boolean') return `${where} is unknown`;
  if ('requiredProperties' in params) return `${where}: ${String(params.requiredProperties)} is missing`;
  if ('allowedValues' in params) return `${where} is ${show(value)}; allowed: ${params.allowedValues.join(', ')}`;
  return `${where} is ${show(value)}; it ${message}`;
}

/** What is possible field by field but not together. */
function contradictionsIn(trouble: Trouble, at: string): readonly string[] {
  const { when } = trouble;
  const problems: string[] = [];
  if (when?.frame !== undefined && when.moment !== 'frame')
    problems.push(`${at}.when.frame belongs to moment frame, not to ${when.moment}`);
  if (when?.moment === 'frame' && when.frame === undefined)
    problems.push(`${at}.when.frame is missing: at which frame, counted from 0?`);
  if (trouble.kind === 'harness' && when !== undefined && when.moment !== 'run')
    problems.push(
      `${at}.when.moment is ${when.moment}; what goes wrong inside the harness begins with a run: moment run`,
    );
  if (
    trouble.kind === 'battery' &&
    trouble.level === undefined &&
    trouble.plugged === undefined &&
    trouble.celsius === undefined
  )
    problems.push(`${at} changes nothing: give level, plugged or celsius`);
  if (trouble.kind === 'slow-adb' && Object.keys(trouble.latencyMs).length === 0)
    problems.push(`${at}.latencyMs is empty: give the milliseconds by service, or "any"`);
  if (trouble.kind === 'flaky-link' && trouble.downMs >= trouble.everyMs)
    problems.push(`${at}.downMs is ${trouble.downMs}; it has to be less than everyMs, ${trouble.everyMs}`);
  if (
    trouble.kind === 'throttle' &&
    trouble.steps.some((step, place) => step.afterMs < (trouble.steps[place - 1]?.afterMs ?? 0))
  )
    problems.push(`${at}.steps have to be in the order of their time`);
  return problems;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A value as JSON, cut short. */
function show(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
