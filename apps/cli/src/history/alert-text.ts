import type { Alert, AlertDetails, SeriesPoint } from '@framefarm/contracts';
import { table } from '../table.ts';
import { sparkline } from './sparkline.ts';

export function alertTable(alerts: readonly Alert[]): string {
  if (alerts.length === 0)
    return 'no alerts: nothing got lastingly worse that a comparison has confirmed ("--all" shows the rest)';
  return table(
    ['id', 'state', 'metric', 'device', 'tier', 'line', 'change', 'together with', 'build', 'owner', 'since'],
    alerts.map((alert) => [
      alert.id,
      alert.state,
      alert.metric,
      alert.serial,
      alert.tier,
      alert.line,
      percent(alert.relativeChange),
      togetherText(alert),
      buildText(alert),
      alert.owner,
      alert.createdAt.slice(0, 16),
    ]),
  );
}

export function alertText(alert: AlertDetails): string {
  const { points, change } = alert;
  const place = change === null ? null : points.findIndex(({ ordinal }) => ordinal === change.ordinal);
  return [
    `${alert.id}  ${alert.state}${alert.reason === null ? '' : `: ${alert.reason}`}`,
    `${alert.metric} of ${alert.serial} (${alert.tier}), line ${alert.line}: ${number(alert.before)} -> ${number(alert.after)} (${percent(alert.relativeChange)})`,
    `build  ${buildText(alert)}`,
    ...alert.together.map(
      ({ id, state, metric, serial, tier, relativeChange }) =>
        `also   ${metric} of ${serial} (${tier}) ${percent(relativeChange)}, ${state}: ${id}`,
    ),
    ...(alert.owner === null ? [] : [`owner  ${alert.owner}`]),
    ...(alert.silencedUntil === null ? [] : [`silent until ${alert.silencedUntil}`]),
    ...(alert.waitsFor === null ? [] : [`waits  ${alert.waitsFor}`]),
    ...(points.length === 0
      ? []
      : [
          '',
          sparkline(
            points.map(({ value }) => value),
            place,
          ),
          spanText(points),
        ]),
    '',
    ...alert.events.map((event) => `${event.at}  ${event.action}  ${event.actor}`),
  ].join('\n');
}

/** What else of the same change a comparison has confirmed. */
function togetherText({ together }: Alert): string | null {
  const heard = together.filter(({ state }) => state === 'open' || state === 'acknowledged');
  const metrics = [...new Set(heard.map(({ metric }) => metric))];
  const phones = new Set(heard.map(({ serial }) => serial)).size;
  return heard.length === 0 ? null : `${metrics.join(', ')} on ${phones} ${phones === 1 ? 'phone' : 'phones'}`;
}

/** Which build did it, as far as that is known. */
function buildText({ culprit, builds }: Alert): string {
  if (culprit === null) return `after ${builds[0]?.label ?? '-'}, with ${builds.at(-1)?.label ?? '-'} at the latest`;
  const { first, last } = culprit;
  return first.label === last.label ? first.label : `one of ${first.label} to ${last.label}`;
}

function spanText(points: readonly SeriesPoint[]): string {
  const values = points.map(({ value }) => value);
  return `${points.length} runs, ${number(Math.min(...values))} to ${number(Math.max(...values))}`;
}

const percent = (share: number | null) =>
  share === null ? '-' : `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)} %`;
const number = (value: number) => String(Number(value.toPrecision(4)));
