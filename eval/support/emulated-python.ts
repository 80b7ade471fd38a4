import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const LADDER = path.join(ROOT, '.framefarm/ladder');

/** ARMv8.0; ARMv8.2 with fp16 and dot products; everything that the emulator knows. */
export type Cpu = 'cortex-a53' | 'cortex-a76' | 'max';

/** How a Python is started: the command, what stands before a program's own arguments, and its environment; null is that of this process. */
export interface PythonCommand {
  readonly command: string;
  readonly before: readonly string[];
  readonly env: Readonly<Record<string, string>> | null;
}

/** The emulator and its Python could not be brought; the message says what to look at. */
export class EmulatorMissing extends Error {
  override readonly name = 'EmulatorMissing';
}

/** Brings the emulator, an arm64 Python and its aarch64 wheels where they are missing. */
export function installLadder(): void {
  const setup = spawnSync(process.execPath, [path.join(ROOT, 'scripts/setup.mjs'), '--for', 'ladder'], {
    stdio: 'inherit',
  });
  if (setup.status !== 0) throw new EmulatorMissing('the ladder cannot be set up here; the lines above say why');
}

/** The official aarch64 wheels under an emulated CPU. Its times mean nothing. */
export function emulatedPython(cpu: Cpu): PythonCommand {
  const root = path.join(LADDER, 'arm64');
  return {
    command: path.join(LADDER, 'amd64/usr/bin/qemu-aarch64-static'),
    before: ['-cpu', cpu, '-L', root, path.join(root, 'usr/bin/python3.11')],
    env: { PYTHONPATH: path.join(LADDER, 'arm64-site'), LC_ALL: 'C.UTF-8' },
  };
}
