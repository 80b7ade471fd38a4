import { once } from 'node:events';
import { type Socket, connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { CALM } from '@framefarm/policy';
import { plannerSettings } from '@framefarm/testkit';
import { afterEach, describe, expect, it } from 'vitest';
import { answerPlanner } from './answer-planner.ts';

const POLICY = plannerSettings({ mode: 'key-frames', budgetMs: 1000, decoders: 2, minFrames: 1 });
const OPENED = { opened: { frames: 60, fps: 30, keyFrames: [0, 30], bFrames: Array(60).fill(false) }, atMs: 5 };

const undo: (() => void)[] = [];
afterEach(() => undo.splice(0).forEach((each) => each()));

/** A harness's end of the line: sends a message and, when it is a question, reads the answer. */
async function harnessLine() {
  const server = createServer((socket) => answerPlanner(socket, { kind: 'planned', policy: POLICY, conditions: CALM }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line: Socket = connect((server.address() as { port: number }).port, '127.0.0.1');
  undo.push(
    () => server.close(),
    () => line.destroy(),
  );
  const answers = createInterface({ input: line })[Symbol.asyncIterator]();
  return {
    tell: (message: unknown) => line.write(`${JSON.stringify(message)}\n`),
    async ask(message: unknown): Promise<unknown> {
      line.write(typeof message === 'string' ? `${message}\n` : `${JSON.stringify(message)}\n`);
      return JSON.parse((await answers.next()).value as string);
    },
  };
}

describe('the planner at the other end of a launch', () => {
  it('opens, decides, hears scores and chooses, and starts anew with the next pick', async () => {
    const { ask, tell } = await harnessLine();
    for (const best of [30, 0]) {
      expect(await ask(OPENED)).toEqual({ decoders: 2 });
      expect(await ask({ next: 0, atMs: 8 })).toMatchObject({ kind: 'look', frame: 0 });
      expect(await ask({ next: 1, atMs: 8 })).toMatchObject({ kind: 'look', frame: 30 });
      tell({ scored: 0, score: best === 0 ? 0.9 : 0.2, atMs: 25 });
      tell({ scored: 30, score: 0.5, atMs: 35 });
      expect(await ask({ next: 0, atMs: 36 })).toMatchObject({ kind: 'stop', reason: 'list-done' });
      expect(await ask({ chosen: true })).toEqual({ frame: best });
    }
  });
  it.each([
    ['a question before a clip was opened', { next: 0, atMs: 1 }, 'no clip was opened'],
    ['no JSON', '{"next":', 'JSON'],
    ['an unknown question', { wish: 1 }, 'does not understand {"wish":1}'],
    ['a score that is no number', '{"scored":1,"score":NaN,"atMs":1}', 'JSON'],
    [
      'an index that contradicts itself',
      { opened: { ...OPENED.opened, keyFrames: [3] }, atMs: 1 },
      'its first frame is no key frame',
    ],
  ])('tells what is wrong with %s', async (_, message, reason) => {
    const { ask } = await harnessLine();
    expect(await ask(message)).toEqual({ error: expect.stringContaining(reason) });
  });
});
