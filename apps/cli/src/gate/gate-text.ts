import type { GateRuleVerdict, GateRun, GateScore } from '@framefarm/contracts';
import { intervalText, percent } from '../compare/comparison-text.ts';
import { table } from '../table.ts';

/** What a rule allows, as words. */
export function limitText({ allowedChange, budgetMs }: Pick<GateRuleVerdict, 'allowedChange' | 'budgetMs'>): string {
  return budgetMs === null ? `up to ${percent(allowedChange)}` : `at most ${budgetMs} ms`;
}

/** What was found: a change in percent, or a time. */
export function foundText({ budgetMs, effect, estimateMs, interval }: GateRuleVerdict): readonly [string, string] {
  if (budgetMs === null) return [percent(effect), intervalText(interval)];
  const ms = (value: number | null | undefined) => (value == null ? '-' : `${value.toFixed(1)} ms`);
  return [ms(estimateMs), interval === null ? '-' : interval.map(ms).join(' to ')];
}

export function gateText({
  id,
  gate,
  candidate,
  baseline,
  state,
  verdict,
  rules,
  notes,
  circumstances,
}: GateRun): string {
  return [
    `${id}: ${candidate.label} before gate ${gate.definition.name} version ${gate.version}, against ${baseline.build} (${baseline.branch}): ${verdict ?? state}`,
    table(
      ['rule', 'tier', 'metric', 'allowed', 'speaks of', 'verdict', 'found', 'interval', 'n', 'pairs', 'could find'],
      rules.map((rule) => [
        rule.rule,
        rule.tier,
        `${rule.value} ${rule.quantile}`,
        limitText(rule),
        rule.estimand,
        rule.isInformational ? `(${rule.verdict})` : rule.verdict,
        ...foundText(rule),
        rule.n,
        rule.pairs,
        percent(rule.mde),
      ]),
    ),
    ...rules.flatMap(({ rule, reasons }) => reasons.map((reason) => `rule ${rule}: ${reason}`)),
    ...(rules.some(({ isInformational }) => isInformational)
      ? ['a verdict in brackets is informational: it blocks nothing']
      : []),
    ...ladderLines(circumstances),
    ...notes,
  ].join('\n');
}

/** What the gate asked of the consistency ladder; nothing when it did not ask. */
export function ladderLines({ ladder }: GateRun['circumstances']): readonly string[] {
  if (ladder === undefined) return [];
  const report = ladder.reportId === null ? '' : ` (${ladder.reportId})`;
  return [`consistency ladder, ${ladder.verdict === 'pass' ? 'as required' : 'blocks'}: ${ladder.reason}${report}`];
}

export function scoreText({ gate, runs, alarms, passes, undecided }: GateScore): string {
  const row = (name: string, { right, wrong, unconfirmed, wrongShare, interval }: GateScore['alarms']) => [
    name,
    right,
    wrong,
    unconfirmed,
    wrongShare === null ? 'not known' : `${(100 * wrongShare).toFixed(1)} %`,
    interval === null ? '-' : interval.map((share) => `${(100 * share).toFixed(1)} %`).join(' to '),
  ];
  return [
    `gate ${gate}: ${runs} runs, ${undecided} rules undecided`,
    table(
      ['verdicts', 'right', 'wrong', 'unconfirmed', 'wrong', '95 % interval'],
      [row('regress', alarms), row('pass', passes)],
    ),
  ].join('\n');
}
