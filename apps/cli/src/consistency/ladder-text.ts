import { type LadderReport, type PairVerdict, channelOf, usedShare } from '@framefarm/consistency';
import { table } from '../table.ts';

/** A report for a terminal: a line per step, then what is guilty, invalid or worse. */
export function ladderText(report: LadderReport): string {
  const rows = report.steps.map((step) => [
    step.reference,
    step.other,
    step.axes.join('+') || 'none',
    ...['frame', 'tensor', 'score', 'decision'].map((level) => rungText(step, level)),
    step.verdict,
  ]);
  const head = ['reference', 'other', 'axis', 'frame', 'tensor', 'score', 'decision', 'verdict'];
  const worse = (report.worsenings ?? []).map(
    ({ reference, other, metric, before, now, limit }) =>
      `worse than the baseline: ${other} against ${reference}: ${metric} ${short(now)}, was ${short(before)}, limit ${limit}`,
  );
  return [
    table(head, rows),
    '',
    ...report.steps.flatMap(whyText),
    ...sandboxText(report),
    ...(report.notRun ?? []).map(({ axis, what, why }) => `not run: ${what} (axis ${axis}): ${why}`),
    ...worse,
    `${report.verdict}: ${verdictText(report)}`,
  ].join('\n');
}

/** What a phone in software is worth, where one took part. */
export function sandboxText(report: LadderReport): readonly string[] {
  if (channelOf(report) === 'stable') return [];
  return report.captures
    .filter(({ body }) => body === 'virtual')
    .map(
      ({ name }) =>
        `sandbox only: ${name} is a phone in software (body: virtual) behind real adb and Appium, its engine is the MNN of this machine: it says that plan, phone, harness and report keep frames, scores and picks, and nothing of a phone's processor or decoder`,
    );
}

/** The share of the tolerance that the worst figure of the rung uses. */
function rungText(step: PairVerdict, level: string): string {
  const rung = step.rungs.find((one) => one.level === level);
  if (rung === undefined || rung.state === 'absent') return '-';
  const share = Math.max(...rung.figures.map(usedShare));
  const used = share > 9.99 ? '>999 %' : `${Math.round(100 * share)} %`;
  return rung.state === 'within' ? used : `${rung.state} ${used}`;
}

function whyText(step: PairVerdict): readonly string[] {
  if (step.verdict === 'pass') return [];
  if (step.verdict === 'invalid') return step.reasons.map((reason) => `invalid: ${reason}`);
  return [
    `guilty: ${step.other} against ${step.reference}: ${step.guiltyLevel ?? ''} by ${axesText(step.guiltyAxes)}: ${step.reasons.join('; ')}`,
  ];
}

export function verdictText(report: LadderReport): string {
  const { firstGuilty } = report;
  if (firstGuilty !== null)
    return `first guilty rung: ${firstGuilty.level}, ${axesText(firstGuilty.axes)}, ${firstGuilty.other} against ${firstGuilty.reference}`;
  if (report.verdict === 'invalid') return 'a step could not be judged; its reason stands with it';
  if (report.verdict === 'worse') return 'within tolerance, but figures use much more of it than in the baseline';
  return `every rung of ${report.steps.length} steps is within tolerance`;
}

export function axesText(axes: readonly string[]): string {
  if (axes.length === 0) return 'no axis: both sides should have been equal there, one of them is broken';
  return axes.length === 1 ? `axis ${axes[0]}` : `axes ${axes.join(' or ')}: compare them one at a time`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
