import { writeFile } from 'node:fs/promises';
import type { LadderReport } from '@framefarm/consistency';
import { CommandError } from '../errors.ts';
import { ladderPage } from './ladder-page.ts';
import { readCapture } from './read-captures.ts';

/** `folder` holds the captures with their pictures; null: they are not at hand, and the page has none. */
export async function writeLadderPage(file: string, report: LadderReport, folder: string | null): Promise<void> {
  const page = ladderPage(report, folder === null ? null : (name) => readCapture(folder, name));
  await writeFile(file, page).catch((error: Error) => {
    throw new CommandError(2, `the page cannot be written: ${error.message}; give another file`);
  });
}
