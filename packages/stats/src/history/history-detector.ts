import { DETECTOR_CONFIG, type DetectorConfig } from './detector-config.ts';
import { findStep } from './find-step.ts';
import type { Evidence } from './judge-split.ts';
import { locateStep } from './locate-step.ts';
import { trimmedMean } from './robust-level.ts';
import { createSortedWindow } from './sorted-window.ts';

/** A lasting change of level. */
export interface HistoryChange {
  /** The first run after the change, from 0. */
  readonly index: number;
  /** The run whose arrival raised the alert. */
  readonly raisedAt: number;
  /** Levels (trimmed means) on either side, as far as the window reaches. */
  readonly before: number;
  readonly after: number;
  /** What was known when the alert was raised. */
  readonly evidence: Evidence;
}

export interface HistoryDetector {
  /** Takes the next run, a finite number. Returns the change that it brings to light, or null. */
  readonly append: (value: number) => HistoryChange | null;
  /** Every change so far, oldest first. None is ever taken back; the place of the newest may still move by a few runs. */
  readonly changes: () => readonly HistoryChange[];
  /** All that a later detector needs to go on from here. */
  readonly state: () => DetectorState;
}

/** A detector at rest: plain data, which JSON keeps exactly. Of the values only those that it can still look back at. */
export interface DetectorState {
  /** How many runs it has taken. */
  readonly runs: number;
  readonly newest: readonly number[];
  readonly changes: readonly HistoryChange[];
  /** Where the newest change was first seen, and how large. */
  readonly firstSeen: number;
  readonly firstSize: number;
}

const NOTHING_SEEN: DetectorState = { runs: 0, newest: [], changes: [], firstSeen: 0, firstSize: 0 };

/**
 * Watches a history run by run. Analysing a history at once is appending its runs one by one, so both give the same answer; so does going on from
 * the state of another detector of the same configuration.
 */
export function createHistoryDetector(
  config: DetectorConfig = DETECTOR_CONFIG,
  from: DetectorState = NOTHING_SEEN,
): HistoryDetector {
  let n = from.runs;
  let buffer = new Float64Array(Math.max(256, 2 * n));
  buffer.set(from.newest, n - from.newest.length);
  const sorted = createSortedWindow(config.windowRuns);
  const changes: HistoryChange[] = [...from.changes];
  let { firstSeen, firstSize } = from;

  const windowStart = (segmentStart: number) => Math.max(segmentStart, n - config.windowRuns);
  const place = (near: number, segmentStart: number, [from, to]: readonly [number, number]) => {
    const start = windowStart(segmentStart);
    const window = buffer.subarray(start, n);
    const last = Math.min(to, n - config.minSegment) - start;
    const first = Math.max(from - start, config.minSegment);
    const at = first > last ? near - start : locateStep(window, near - start, [first, last]);
    return { index: start + at, before: trimmedMean(window.subarray(0, at)), after: trimmedMean(window.subarray(at)) };
  };
  const settle = () => {
    const last = changes.at(-1);
    if (last === undefined || n - firstSeen > config.settlingRuns) return;
    const bounds = [firstSeen - config.maxMove, Math.min(last.raisedAt, firstSeen + config.maxMove)] as const;
    const again = { ...last, ...place(last.index, changes.at(-2)?.index ?? 0, bounds) };
    // another change that is only just under way must not drag this one along
    const ratio = (again.after - again.before) / firstSize;
    if (ratio > 0.5 && ratio < 2) changes[changes.length - 1] = again;
  };
  const isHabit = (level: number, noiseSd: number) => {
    const most = Math.ceil(config.windowRuns / config.minSegment);
    const recent = changes.slice(-most).filter(({ index }) => index >= n - config.windowRuns);
    if (recent.length < config.habitChanges) return false;
    const near = Math.max(noiseSd, config.minEffect * Math.abs(level));
    return recent.some(({ before }) => Math.abs(before - level) <= near);
  };

  return {
    append: (value) => {
      if (n === buffer.length) {
        const larger = new Float64Array(2 * n);
        larger.set(buffer);
        buffer = larger;
      }
      buffer[n] = value;
      n += 1;
      settle();
      const segmentStart = changes.at(-1)?.index ?? 0;
      const start = windowStart(segmentStart);
      sorted.moveTo(buffer, start, n);
      const step = findStep(buffer.subarray(start, n), sorted.midRank, config);
      if (step === null || isHabit(step.after, step.evidence.noiseSd)) return null;
      const near = start + step.at;
      const found = place(near, segmentStart, [near - config.maxMove, near + config.maxMove]);
      const change = { ...found, raisedAt: n - 1, evidence: step.evidence };
      firstSeen = change.index;
      firstSize = change.after - change.before;
      changes.push(change);
      return change;
    },
    changes: () => changes,
    state: () => ({
      runs: n,
      newest: [...buffer.subarray(Math.max(0, n - config.windowRuns), n)],
      changes: [...changes],
      firstSeen,
      firstSize,
    }),
  };
}
