import { createHash } from 'node:crypto';
import type { HistoryEntry } from './rollouts.ts';

/** What the first entry of a history names as the one before. */
export const HISTORY_START = '0'.repeat(64);

/** The digest of an entry: over all that it says, the digest of the entry before included. */
export function historyDigest(entry: Omit<HistoryEntry, 'sha256'>): string {
  const { seq, at, actor, action, rolloutId, from, to, evidence, manifestVersion, previousSha256 } = entry;
  const said = [seq, at, actor, action, rolloutId, from, to, evidence, manifestVersion, previousSha256];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/**
 * What is wrong with a whole history, first entry first; null when every entry follows from the one before. A history cut off at its end
 * cannot be told from a shorter one: keep the last digest elsewhere.
 */
export function brokenLink(entries: readonly HistoryEntry[]): string | null {
  let before = HISTORY_START;
  for (const [i, entry] of entries.entries()) {
    if (entry.seq !== i + 1) return `entry ${i + 1} is missing`;
    if (entry.previousSha256 !== before) return `entry ${entry.seq} does not follow from the one before`;
    if (historyDigest(entry) !== entry.sha256) return `entry ${entry.seq} was changed after it had been written`;
    before = entry.sha256;
  }
  return null;
}
