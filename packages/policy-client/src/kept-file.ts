import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Everything that a client keeps: one file, so that an ETag can never outlive what it stands for. */
export interface Kept {
  /** Root documents newer than the one in the app, oldest first. */
  readonly roots: readonly unknown[];
  readonly manifest: unknown;
  /** Policy envelopes by digest. */
  readonly policies: Readonly<Record<string, unknown>>;
  /** The highest version accepted and the epoch it belongs to: an expired manifest must not open the way to a rollback. */
  readonly seen: { readonly epoch: number; readonly version: number };
}

const DIGEST_LENGTH = 64;
let writes = 0;

/** What is kept; null when there is nothing, or what is there is torn or damaged: the client then fetches anew without an ETag. */
export async function readKept(file: string): Promise<Kept | null> {
  try {
    const text = await readFile(file, 'utf8');
    const body = text.slice(DIGEST_LENGTH + 1);
    if (text[DIGEST_LENGTH] !== '\n' || digestOf(body) !== text.slice(0, DIGEST_LENGTH)) return null;
    return JSON.parse(body) as Kept;
  } catch {
    return null;
  }
}

/** Replaces the file as a whole: after a crash at any point either the old or the new one is there. */
export async function writeKept(file: string, kept: Kept): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  writes += 1;
  const fresh = `${file}.${process.pid}-${writes}.new`;
  const body = JSON.stringify(kept);
  try {
    const handle = await open(fresh, 'w', 0o600);
    try {
      await handle.writeFile(`${digestOf(body)}\n${body}`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

const digestOf = (body: string): string => createHash('sha256').update(body).digest('hex');
