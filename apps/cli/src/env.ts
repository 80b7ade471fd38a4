import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from './errors.ts';

export interface Access {
  readonly url: string;
  readonly token: string;
}

/** The folder where the farm of this clone keeps its state. */
export function stateDir(): string {
  return path.resolve(process.env['FRAMEFARM_DIR'] ?? '.framefarm');
}

/** Address and token: --url or FRAMEFARM_URL with FRAMEFARM_TOKEN, else what the local API wrote to api.json. */
export async function readAccess(url: string | undefined): Promise<Access> {
  const file = path.join(stateDir(), 'api.json');
  const local = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Partial<Access>;
  const access = {
    url: url ?? process.env['FRAMEFARM_URL'] ?? local.url,
    token: process.env['FRAMEFARM_TOKEN'] ?? local.token,
  };
  if (!access.url || !access.token) {
    throw new CommandError(
      20,
      `no farm is known: start one with "framefarm local" (it writes ${file}), or set FRAMEFARM_URL and FRAMEFARM_TOKEN`,
    );
  }
  return { url: access.url.replace(/\/$/, ''), token: access.token };
}
