import type { Comparison, ComparisonVerdict } from '@framefarm/contracts';
import { table } from '../table.ts';

/** Two pairs allow anything up to a billion times; all that tells is that nothing is known. */
const MOST_SHOWN = 10;

export function percent(share: number | null): string {
  if (share !== null && share > MOST_SHOWN) return `over +${100 * MOST_SHOWN} %`;
  return share === null ? '-' : `${share > 0 ? '+' : ''}${(100 * share).toFixed(2)} %`;
}

export function intervalText(interval: readonly number[] | null): string {
  return interval === null ? '-' : interval.map(percent).join(' to ');
}

/** One line on how far a comparison is: pairs, the interval of the last look, looks left, expected end, what phones wait for. */
export function progressLine({ progress, verdicts, phones }: Comparison, nowMs: number): string {
  const { valid, invalid, discarded, mostPairs, nextLook, looksLeft, expectedEndAt } = progress;
  const lost = [invalid > 0 ? `${invalid} invalid` : '', discarded > 0 ? `${discarded} discarded` : ''].filter(Boolean);
  const current = verdicts.map(
    ({ value, metric, interval, verdict, isFinal }) =>
      `${value} ${metric} ${intervalText(interval)}${isFinal ? ` ${verdict}` : ''}`,
  );
  const waits = phones
    .filter(({ waitsFor }) => waitsFor.length > 0)
    .map(({ serial, waitsFor, waitsSince }) => {
      const seconds = waitsSince === null ? 0 : Math.round((nowMs - Date.parse(waitsSince)) / 1000);
      return `${serial} waits for ${waitsFor.join(', ')} since ${seconds} s`;
    });
  return [
    `${valid} of at most ${mostPairs} pairs${lost.length > 0 ? ` (${lost.join(', ')})` : ''}`,
    nextLook === null ? '' : `next look at ${nextLook}, ${looksLeft} left`,
    ...current,
    expectedEndAt === null ? '' : `ends by ${expectedEndAt.slice(11, 19)} UTC`,
    ...waits,
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** What is new in a progress line: not the expected end, the seconds of a wait, or the rest before each launch, which come and go all the time. */
export function progressKey(line: string): string {
  return line.replace(/; \S+ waits for rest since \d+ s|ends by \S+|since \d+ s/g, '');
}

export function comparisonText({ id, a, b, state, channel, verdicts, phones }: Comparison): string {
  return [
    `${id}: ${b.label} against ${a.label}, ${state}, channel ${channel}`,
    table(
      ['metric', 'verdict', 'change', 'interval', 'level', 'pairs', 'broken', 'could find', 'speaks of'],
      verdicts.flatMap((one) => [metricRow(one), ...tierRow(one)]),
    ),
    ...verdicts.flatMap(({ value, metric, reasons }) => reasons.map((reason) => `${value} ${metric}: ${reason}`)),
    table(
      ['phone', 'run', 'state', 'pairs', 'invalid', 'why'],
      phones.map((phone) => [
        phone.serial,
        phone.runId,
        phone.outcome ?? phone.lifeCycle,
        phone.validPairs,
        phone.invalidPairs,
        phone.reasons.join(', '),
      ]),
    ),
  ].join('\n');
}

function metricRow(one: ComparisonVerdict) {
  const { value, metric, verdict, effect, interval, alpha, pairs, brokenPairs, mde, estimand } = one;
  const level = `${Number((100 * (1 - alpha)).toFixed(3))} %`;
  return [
    `${value} ${metric}`,
    verdict,
    percent(effect),
    intervalText(interval),
    level,
    pairs,
    brokenPairs,
    percent(mde),
    estimand,
  ];
}

function tierRow({ value, metric, tier }: ComparisonVerdict) {
  if (tier === null) return [];
  const { verdict, effect, interval, devices, mde } = tier;
  return [
    [
      `${value} ${metric}`,
      verdict,
      percent(effect),
      intervalText(interval),
      '',
      `${devices} phones`,
      '',
      percent(mde),
      'the tier',
    ],
  ];
}
