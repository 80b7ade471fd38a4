import type { SustainedCurve } from '@framefarm/contracts';
import { intervalText, percent } from '../compare/comparison-text.ts';
import { sparkline } from '../history/sparkline.ts';
import { ms, table } from '../table.ts';

/** A sustained run for a terminal: each launch as a sparkline, its points as a table, then what was lost and how it goes with heat. */
export function curveText({ runId, pointMs, launches, decline, heatSlope }: SustainedCurve): string {
  if (launches.every((points) => points.length === 0)) return `${runId}: no launch has reported a measured pick yet`;
  const blocks = launches.flatMap((points, launch) => {
    const line = (name: string, values: readonly (number | null)[]) => {
      const known = values.flatMap((value) => value ?? []);
      return known.length < 2 ? [] : [`${name.padEnd(14)} ${sparkline(known, null)}  ${range(known)}`];
    };
    return [
      `launch ${launch}, a point every ${seconds(pointMs)}`,
      ...line(
        'p50 ms',
        points.map(({ p50Ms }) => p50Ms),
      ),
      ...line(
        'temperature C',
        points.map(({ celsius }) => celsius),
      ),
      ...line(
        'clocks MHz',
        points.map(({ cpuMaxKHz }) => (cpuMaxKHz === null ? null : cpuMaxKHz / 1000)),
      ),
      table(
        ['from', 'picks', 'p50 ms', 'p95 ms', 'C', 'thermal status', 'clocks MHz'],
        points.map((point) => [
          seconds(point.fromMs),
          point.picks,
          ms(point.p50Ms),
          ms(point.p95Ms),
          point.celsius?.toFixed(1) ?? null,
          point.thermalStatus,
          point.cpuMaxKHz === null ? null : Math.round(point.cpuMaxKHz / 1000),
        ]),
      ),
      '',
    ];
  });
  return [...blocks, declineText(decline), heatText(heatSlope)].join('\n');
}

export function declineText(decline: SustainedCurve['decline']): string {
  if (decline === null) return 'decline: too short to tell';
  const { firstMs, steadyMs, steadyFromMs, change, interval, level, speaksOf, n, isSteady } = decline;
  const whose = speaksOf === 'launches' ? `over ${n} launches` : `within this launch, ${n} blocks`;
  const settled = isSteady ? '' : '; it had not settled yet, so a longer run would tell more';
  return `decline: ${ms(firstMs)} ms in the first point, ${ms(steadyMs)} ms from ${seconds(steadyFromMs)} on: ${percent(change)} (${100 * level} % interval ${intervalText(interval)}, ${whose})${settled}`;
}

export function heatText(slope: SustainedCurve['heatSlope']): string {
  if (slope === null) return 'heat: the phone tells no temperature, or it did not change';
  const { perCelsius, interval, explained, points } = slope;
  return `heat: ${percent(perCelsius)} for each degree (${intervalText(interval)}, ${points} points); ${Math.round(100 * explained)} % of the course goes with the temperature`;
}

function seconds(milliseconds: number): string {
  return milliseconds >= 60_000
    ? `${Number((milliseconds / 60_000).toFixed(1))} min`
    : `${Number((milliseconds / 1000).toFixed(1))} s`;
}

function range(values: readonly number[]): string {
  return `${ms(values[0] ?? null)} to ${ms(values.at(-1) ?? null)}`;
}
