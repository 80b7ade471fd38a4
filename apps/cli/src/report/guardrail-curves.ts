import type { RolloutDetails } from '@framefarm/contracts';
import { escapeHtml } from './html.ts';

const WIDTH = 290;
const HEIGHT = 110;
/** Where the alarm stands in the picture: above it is room for a curve that passed it. */
const TOP = 1.5;
const BOTTOM = -1;

/** One small picture per guardrail: how far towards its alarm, look by look. The dashed line is the alarm. */
export function guardrailCurves(readings: RolloutDetails['readings']): string {
  return `<div class="grid">${readings.map(figure).join('')}</div>`;
}

function figure({
  guardrail,
  control,
  candidate,
  curve,
  alarmAt,
  alpha,
  leftOut,
}: RolloutDetails['readings'][number]): string {
  const x = (look: number) => (8 + (look / Math.max(1, curve.length - 1)) * (WIDTH - 16)).toFixed(1);
  const y = (value: number) => {
    const shown = Math.min(TOP, Math.max(BOTTOM, value));
    return (6 + ((TOP - shown) / (TOP - BOTTOM)) * (HEIGHT - 12)).toFixed(1);
  };
  const line = (value: number, name: string) =>
    `<line class="${name}" x1="0" x2="${WIDTH}" y1="${y(value)}" y2="${y(value)}"/>`;
  const points = curve.map((value, look) => `${x(look)},${y(value)}`).join(' ');
  const number = (value: number | null) => (value === null ? 'none' : String(Number(value.toPrecision(3))));
  const alarm = alarmAt === null ? 'no alarm' : `<b class="bad">alarm at look ${alarmAt + 1}</b>`;
  return `<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(guardrail)} towards its alarm">${line(0, 'axis')}${line(1, 'alarm')}
<polyline class="curve" points="${points}"/></svg><figcaption><b>${escapeHtml(guardrail)}</b>: ${number(candidate)} against ${number(control)} of the control, ${alarm}; false alarms at most ${100 * alpha} %${leftOut === 0 ? '' : `, ${leftOut} networks left out`}</figcaption></figure>`;
}
