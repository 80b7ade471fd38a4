import { existsSync } from 'node:fs';
import path from 'node:path';
import { StartError } from '../errors.ts';

/** How a program is started and what it has to know. */
export interface HarnessStart {
  readonly command: string;
  /** Before the harness's own arguments. */
  readonly before: readonly string[];
  /** After the harness's own arguments: what it runs on. */
  readonly words: readonly string[];
  /** Null: that of the runner. */
  readonly env: Readonly<Record<string, string>> | null;
}

/**
 * The reference harness under an arm64 Python with the official aarch64 wheels, instruction by instruction on an emulated CPU. Its scores are
 * those of such a CPU; its times would be the emulator's, so it writes none. StartError when the set-up has not brought the emulator.
 */
export function emulatedStart(cpu: string, tools: string): HarnessStart {
  const root = path.join(tools, 'arm64');
  const command = path.join(tools, 'amd64/usr/bin/qemu-aarch64-static');
  const python = path.join(root, 'usr/bin/python3.11');
  for (const file of [command, python])
    if (!existsSync(file))
      throw new StartError(
        `${file} is missing for the emulated phone ${cpu}; run: node scripts/setup.mjs --for ladder`,
      );
  return {
    command,
    before: ['-cpu', cpu, '-L', root, python],
    words: ['--body', 'emulated', '--timing', 'none'],
    env: { PYTHONPATH: path.join(tools, 'arm64-site'), LC_ALL: 'C.UTF-8' },
  };
}
