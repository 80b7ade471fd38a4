import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readEnvironment } from '@framefarm/program';
import Type from 'typebox';
import { CommandError } from './errors.ts';

export interface Access {
  readonly url: string;
  readonly token: string;
}

export const CLI_ENVIRONMENT = Type.Object({
  FRAMEFARM_DIR: Type.String({
    default: '.framefarm',
    description: 'the folder where the farm of this clone keeps its state',
  }),
  FRAMEFARM_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/]',
      description: 'address of the API, http://... or https://...; without it the one in api.json of the folder above',
    }),
  ),
  FRAMEFARM_TOKEN: Type.Optional(
    Type.String({
      description: 'token for that API; without it the one in api.json, which is never sent to another machine',
    }),
  ),
});

function readEnv() {
  const env = readEnvironment(CLI_ENVIRONMENT, process.env);
  if ('problems' in env) throw new CommandError(2, env.problems.join('\n'));
  return env;
}

/** The folder where the farm of this clone keeps its state. */
export function stateDir(): string {
  return path.resolve(readEnv().FRAMEFARM_DIR);
}

/** Address and token: --url or FRAMEFARM_URL with FRAMEFARM_TOKEN, else what the local API wrote to api.json. */
export async function readAccess(option: string | undefined): Promise<Access> {
  const env = readEnv();
  const local = await readLocal();
  const url = option ?? env.FRAMEFARM_URL ?? local?.url;
  if (url === undefined) throw new CommandError(20, `no farm is known: start one with "framefarm local" or give --url`);
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new CommandError(2, `${JSON.stringify(url)} is no address of an API; give http://host:port`);
  const token = env.FRAMEFARM_TOKEN ?? (local !== null && isOwn(url, local.url) ? local.token : undefined);
  if (token === undefined)
    throw new CommandError(
      2,
      `there is no token for ${url}; set FRAMEFARM_TOKEN (make one with "framefarm token create")`,
    );
  return { url: url.replace(/\/+$/, ''), token };
}

/** The token of api.json opens everything here: it goes to its own API and to programs of this machine, never elsewhere. */
function isOwn(url: string, own: string): boolean {
  const { hostname, origin } = new URL(url);
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || new URL(own).origin === origin;
}

/** What the API of this clone, or of another folder, wrote when it started; null when none ever did. */
export async function readLocal(folder: string = stateDir()): Promise<Access | null> {
  const file = path.join(folder, 'api.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new CommandError(20, `${file} cannot be read: ${error.message}`);
  });
  if (text === null) return null;
  const value = parse(text);
  if (value !== null && typeof value.token === 'string' && URL.canParse(value.url ?? '')) return value as Access;
  throw new CommandError(20, `${file} holds no address and token; start "framefarm local" again, which writes it anew`);
}

function parse(text: string): Partial<Access> | null {
  try {
    return JSON.parse(text) as Partial<Access> | null;
  } catch {
    return null; // the caller reports it like JSON of another form
  }
}
