import { createHash } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ReportRecord } from '@framefarm/contracts';

export interface SpooledLaunch {
  readonly attemptId: string;
  readonly fence: number;
  readonly batchId: string;
  readonly records: readonly ReportRecord[];
}

/** Reports that are not uploaded yet. Each file is fsynced and carries its checksum: what is read back is whole or named as torn. */
export interface Spool {
  put(launch: SpooledLaunch): Promise<string>;
  /** Everything left from before, e.g. by a killed runner. */
  read(): Promise<readonly { readonly file: string; readonly launch: SpooledLaunch | null }[]>;
  remove(file: string): Promise<void>;
}

export function createSpool(folder: string): Spool {
  return {
    async put(launch) {
      await mkdir(folder, { recursive: true });
      const body = JSON.stringify(launch);
      const file = path.join(folder, `${launch.batchId}.json`);
      const handle = await open(`${file}.new`, 'w', 0o600);
      try {
        await handle.writeFile(`${checksum(body)}\n${body}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.new`, file);
      await syncFolder(folder);
      return file;
    },
    async read() {
      const names = await readdir(folder).catch(() => []);
      return Promise.all(
        names.map(async (name) => ({ file: path.join(folder, name), launch: await readOne(path.join(folder, name)) })),
      );
    },
    remove: (file) => rm(file, { force: true }),
  };
}

async function readOne(file: string): Promise<SpooledLaunch | null> {
  const [sum, body, rest] = (await readFile(file, 'utf8')).split('\n');
  if (sum === undefined || body === undefined || rest !== '' || checksum(body) !== sum) return null;
  return JSON.parse(body) as SpooledLaunch;
}

/** The rename itself must survive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
