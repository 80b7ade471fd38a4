// Runs named steps one after the other, all of them, and tells at the end which failed.
import { spawnSync } from 'node:child_process';
import { ROOT } from './setup/requirements.mjs';

/** Returns the names of the failed steps. Output of a step is shown only when it fails. */
export function runSteps(steps) {
  const failed = [];
  for (const { name, command, args, check } of steps) {
    const began = performance.now();
    const done = spawnSync(command, args, {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...process.env, NO_COLOR: '1' },
    });
    const output = done.stdout + done.stderr;
    const complaint = done.status === 0 ? (check?.(output) ?? null) : `exit code ${done.status}`;
    console.log(
      `${complaint === null ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
    );
    if (complaint !== null) {
      failed.push(name);
      console.log(output.split('\n').slice(-80).join('\n'), complaint);
    }
  }
  return failed;
}
