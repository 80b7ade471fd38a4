import type { Run } from '@framefarm/contracts';
import { waitText } from '../fleet/wait-text.ts';

/** How far a run is, in a few words that change only when it has come further. */
export function runState(run: Run, nowMs: number): string {
  const { lifeCycle, outcome, validity, progress, phoneWait, sustained, waitReason } = run;
  if (lifeCycle === 'ended') return `${outcome}, ${validity}`;
  if (lifeCycle === 'queued') return waitReason ? `queued: ${waitReason}` : 'queued';
  if (phoneWait !== null) return `${lifeCycle} ${progress.done}/${progress.of}, ${waitText(phoneWait)}`;
  if (lifeCycle !== 'running') return lifeCycle;
  if (sustained === null || sustained.launchSince === null) return `running ${progress.done}/${progress.of}`;
  const minutes = (nowMs - Date.parse(sustained.launchSince)) / 60_000;
  const minute = Math.min(sustained.minutes, 1 + Math.max(0, Math.floor(minutes)));
  return `running ${progress.done}/${progress.of}, minute ${minute} of ${sustained.minutes}`;
}
