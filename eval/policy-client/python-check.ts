import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { EvalInputError } from '../policy/eval-input-error.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** The second opinion: harness-app/protocol/policy_check.py in a process of its own, line by line. */
export function startPythonCheck(keys: readonly object[]) {
  const python = path.join(ROOT, '.framefarm/venv/bin/python');
  const child = spawn(python, [path.join(ROOT, 'harness-app/protocol/policy_check.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const reasons: (string | null)[] = [];
  const lines = createInterface({ input: child.stdout }).on('line', (line) =>
    reasons.push(JSON.parse(line) as string | null),
  );
  const ended = Promise.all([once(child, 'close'), once(lines, 'close')]);
  // a check that has died is told by its exit code, when the answers are asked for
  child.stdin.on('error', () => undefined);
  child.stdin.write(`${JSON.stringify({ keys })}\n`);
  return {
    async ask(vector: object): Promise<void> {
      if (!child.stdin.write(`${JSON.stringify(vector)}\n`) && child.exitCode === null)
        await Promise.race([once(child.stdin, 'drain'), ended]);
    },
    /** The reasons of all that was asked, in order. */
    async answers(): Promise<readonly (string | null)[]> {
      child.stdin.end();
      const [[code]] = await ended;
      if (code !== 0) throw new EvalInputError(`policy_check.py ended with ${String(code)}; its last words are above`);
      return reasons;
    },
  };
}
