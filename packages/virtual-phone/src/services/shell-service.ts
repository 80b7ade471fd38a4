import type { AdbStream } from '../adbd/adb-stream.ts';
import { runCommandLine } from '../sh/run-command-line.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { SHELL, shellFrame } from '../wire/shell-frames.ts';

/** `shell,v2,...:<line>`: output and exit code in frames. */
export function serveShell(line: string, stream: AdbStream, state: PhoneState): void {
  stream.resume();
  const { stdout, stderr, code } = runCommandLine(line, state);
  if (stdout.length > 0) stream.write(shellFrame(SHELL.stdout, stdout));
  if (stderr.length > 0) stream.write(shellFrame(SHELL.stderr, stderr));
  stream.end(shellFrame(SHELL.exit, Buffer.from([code])));
}

/** `exec:<line>`: raw output. */
export function serveExec(line: string, stream: AdbStream, state: PhoneState): void {
  stream.resume();
  stream.end(runCommandLine(line, state).stdout);
}
