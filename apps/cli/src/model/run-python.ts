import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../errors.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const inRepository = (name: string) => path.join(ROOT, name);

/** The clips of this repository: what every migration is judged by. */
export function committedClips(): string[] {
  const { clips } = JSON.parse(readFileSync(inRepository('harness-app/clips/clips.json'), 'utf8')) as {
    readonly clips: readonly { readonly file: string; readonly where: string }[];
  };
  return clips
    .filter(({ where }) => where === 'repository')
    .flatMap(({ file }) => ['--clip', inRepository(`harness-app/clips/${file}`)]);
}

/** Installs what a migration needs and is not there yet; says on stderr what it does. */
function setUp(): void {
  const done = spawnSync(process.execPath, [inRepository('scripts/setup.mjs'), '--for', 'migration'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (done.status !== 0) throw new CommandError(20, 'the migration could not be set up; the cause stands above');
}

/**
 * Runs a module of harness-app/migration in the harness's Python environment and yields the events it prints, one JSON object a line. Its own
 * process group: a Ctrl-C ends this program, which ends the child in order. A fault becomes a CommandError with its words.
 */
export async function* runPython<Event extends { readonly event: string }>(
  module: string,
  args: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Event> {
  setUp();
  signal.throwIfAborted();
  const child = spawn(inRepository('.framefarm/venv/bin/python'), ['-B', '-m', module, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: '/usr/bin:/bin',
      PYTHONPATH: ['harness-app/migration', 'harness-app/reference', '.framefarm/migration-packages']
        .map(inRepository)
        .join(path.delimiter),
    },
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      // MNN announces the processor on stdout
      if (!line.startsWith('{')) continue;
      const event = JSON.parse(line) as Event & { readonly code?: string; readonly message?: string };
      if (event.event === 'fault') throw new CommandError(3, `${event.code}: ${event.message}`);
      yield event;
    }
    const code = await ended;
    signal.throwIfAborted();
    if (code !== 0) throw new CommandError(20, `the migration ended with exit code ${code}; its own words stand above`);
  } finally {
    stop();
    await ended;
    signal.removeEventListener('abort', stop);
  }
}
