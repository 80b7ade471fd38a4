import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ForeignClient } from './foreign-client.ts';

/** Set-up installs it for the tests; see foreign-clients-requirements.txt beside this file. */
export const CLIENTS_PYTHON = fileURLToPath(new URL('../../../../.framefarm/clients-venv/bin/python', import.meta.url));

/** What adbutils threw. */
class AdbutilsError extends Error {
  override readonly name = 'AdbutilsError';
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** PyPI adbutils, the base of uiautomator2 and other Python tools, in a Python of its own. */
export function adbutilsClient(serverPort: number, address: string): ForeignClient {
  const bridge = fileURLToPath(new URL('adbutils-bridge.py', import.meta.url));
  const child = spawn(CLIENTS_PYTHON, [bridge, String(serverPort), address], { stdio: ['pipe', 'pipe', 'pipe'] });
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const reply = JSON.parse(line) as Reply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  const ended = once(child, 'exit').then(() => {
    for (const [id, tell] of waiting) tell({ id, error: `the bridge ended: ${complaint}` });
  });
  const ask = async (method: string, ...args: readonly unknown[]): Promise<unknown> => {
    const id = (lastId += 1);
    const replied = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    child.stdin.write(`${JSON.stringify({ id, method, args })}\n`);
    const { value, error } = await replied;
    if (error !== undefined) throw new AdbutilsError(error);
    return value;
  };
  const bytes = (value: unknown) => Buffer.from(String(value), 'base64');
  return {
    list: async () => (await ask('list')) as readonly string[],
    shell: async (line) => String(await ask('shell', line)),
    push: async (data, path) => void (await ask('push', data.toString('base64'), path)),
    pull: async (path) => bytes(await ask('pull', path)),
    install: async (apkFile) => void (await ask('install', apkFile)),
    uninstall: async (packageName) => void (await ask('uninstall', packageName)),
    talk: async (phonePort, message) => String(await ask('talk', phonePort, message)),
    reverse: async (phonePort, hostPort) => void (await ask('reverse', phonePort, hostPort)),
    reverses: async () => (await ask('reverses')) as readonly string[],
    logcat: async () => String(await ask('logcat')),
    screenshot: async () => bytes(await ask('screenshot')),
    instrument: async (component) => String(await ask('instrument', component)),
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
