import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { PythonCommand } from '../support/emulated-python.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PYTHON = path.join(ROOT, '.framefarm/venv/bin/python');
const LOCK = path.join(ROOT, 'eval/model/requirements.txt');
const PACKAGES = path.join(ROOT, '.framefarm/eval-packages');

/** A Python part of an evaluation could not be set up or failed. */
export class PythonFailure extends Error {
  override readonly name = 'PythonFailure';
}

/** Installs what only evaluations need beside the harness's environment, once per lock: about ten seconds and 160 MB. */
export function installEvalPackages(): void {
  const stamp = path.join(PACKAGES, '.lock-sha256');
  const digest = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.error('set-up: Python packages of the evaluation ...');
  rmSync(PACKAGES, { recursive: true, force: true });
  const options = ['--no-deps', '--require-hashes', '-q', '--disable-pip-version-check', '--target', PACKAGES];
  const done = spawnSync(PYTHON, ['-m', 'pip', 'install', ...options, '-r', LOCK], { encoding: 'utf8' });
  if (done.status !== 0)
    throw new PythonFailure(
      `pip could not install ${LOCK}: ${done.stderr.slice(-500)}; look at the network and try again`,
    );
  writeFileSync(stamp, digest);
}

/**
 * Runs a script of eval/ and yields what it prints, one JSON value a line; its progress goes to stderr. The scripts print nothing else, but
 * MNN announces the processor on stdout: lines that are no JSON object are passed by.
 */
export async function* runPython<Row>(
  script: string,
  args: readonly string[],
  python: PythonCommand = { command: PYTHON, before: [], env: null },
): AsyncGenerator<Row> {
  const child = spawn(python.command, [...python.before, '-B', path.join(ROOT, 'eval', script), ...args], {
    ...(python.env === null ? {} : { env: python.env }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('{')) yield JSON.parse(line) as Row;
    }
    const code = await ended;
    if (code !== 0)
      throw new PythonFailure(`${script} ended with exit code ${code}; what it says above names the cause`);
  } finally {
    child.kill();
  }
}
