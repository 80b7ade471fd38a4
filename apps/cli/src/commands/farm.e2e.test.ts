import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Server, createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const COMMAND = path.join(import.meta.dirname, '../../bin/framefarm.mjs');

/** Runs `framefarm farm start`; with `untilReady` it is ended by Ctrl-C when its phones are there. */
async function farmStart(words: readonly string[], { untilReady = false } = {}) {
  const child = spawn(process.execPath, [COMMAND, 'farm', 'start', ...words]);
  let printed = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (untilReady && printed.includes('"farm.ready"')) child.kill('SIGINT');
  });
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = printed.split('\n').filter(Boolean);
  return { code, errors, events: lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) };
}

/** A taken port after a free one; neither of those that other programs are given at random (Linux: from 32768 on). */
async function takeSecondPort(): Promise<{ taken: Server; port: number }> {
  for (let base = 20_000 + 2 * Math.floor(Math.random() * 5000); ; base += 2) {
    const [first, taken] = [createServer(), createServer()];
    const [isFree, isOurs] = await Promise.all([listens(first, base), listens(taken, base + 1)]);
    first.close();
    if (isFree && isOurs) return { taken, port: base + 1 };
    taken.close();
  }
}
const listens = (server: Server, port: number) =>
  new Promise<boolean>((resolve) =>
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)),
  );

describe('framefarm farm start', () => {
  it('stands up phones of all tiers, says how to reach each, and ends cleanly on Ctrl-C', async () => {
    const { code, events, errors } = await farmStart(['--phones', '5'], { untilReady: true });
    expect(code).toBe(0);
    expect(events.map(({ event }) => event)).toEqual([...Array.from({ length: 5 }, () => 'phone.ready'), 'farm.ready']);
    expect(events.slice(0, 4).map(({ tier }) => tier)).toEqual(['low', 'mid', 'high', 'flagship']);
    const connects = events.slice(0, 5).map(({ address }) => `adb connect ${String(address)}`);
    expect(errors.trim().split('\n')).toEqual(connects);
    // the phones have gone with it
    const again = createServer().listen(Number(events[0]?.['port']), '127.0.0.1');
    await once(again, 'listening');
    again.close();
  });

  it('ends with 20 and the port when one is taken, and leaves no phone behind', async () => {
    const { taken, port } = await takeSecondPort();
    const { code, errors } = await farmStart(['--phones', '2', '--base-port', String(port - 1)]);
    expect([code, errors]).toEqual([20, expect.stringContaining(`port ${port} of virtual-002 is taken`)]);
    taken.close();
  });

  it.each([
    [['--phones', '0'], '--phones has to be a whole number from 1 to 1000, not 0'],
    [['--phones', '2', '--profile', 'nokia'], 'there is no profile nokia'],
    [[], '--phones'],
  ])('ends with 2 and the reason: %j', async (words, reason) => {
    const { code, errors } = await farmStart(words);
    expect([code, errors]).toEqual([2, expect.stringContaining(reason)]);
  });
});
