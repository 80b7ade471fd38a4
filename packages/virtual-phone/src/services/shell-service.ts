import type { AdbStream } from '../adbd/adb-stream.ts';
import { createBytePipe } from '../sh/byte-pipe.ts';
import { runScript } from '../sh/run-script.ts';
import type { ShellSession } from '../sh/tool.ts';
import { SHELL_USER } from '../state/access.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { SHELL, createShellFrameDecoder, shellFrame } from '../wire/shell-frames.ts';

export function newSession(): ShellSession {
  return {
    variables: new Map([
      ['HOME', '/'],
      ['SHELL', '/system/bin/sh'],
      ['USER', 'shell'],
    ]),
    workingDir: '/',
    userId: SHELL_USER,
  };
}

/** `shell,v2,...:<line>`: input, output, errors and exit code in frames. */
export function serveShell(line: string, stream: AdbStream, phone: PhoneState): void {
  const input = createBytePipe();
  const decode = createShellFrameDecoder();
  stream.on('data', (chunk: Buffer) => {
    for (const { id, data } of decode(chunk)) {
      if (id === SHELL.stdin) input.write(data);
      else if (id === SHELL.closeStdin) input.end();
    }
  });
  const signal = endOf(stream, input.end);
  const stdout = (chunk: Buffer) => void stream.write(shellFrame(SHELL.stdout, chunk));
  const stderr = (chunk: Buffer) => void stream.write(shellFrame(SHELL.stderr, chunk));
  void runScript(line, phone, newSession(), { stdin: input.input, stdout, stderr, signal })
    .catch((error: unknown) => {
      stderr(Buffer.from(`the virtual phone failed: ${String(error)}\n`));
      phone.recordUnknown(`${line} (${String(error)})`);
      return 255;
    })
    .then((code) => stream.end(shellFrame(SHELL.exit, Buffer.from([code]))));
}

/** `exec:<line>` and the old `shell:<line>`: raw output, errors among it. */
export function serveExec(line: string, stream: AdbStream, phone: PhoneState): void {
  const write = (chunk: Buffer) => void stream.write(chunk);
  const { stdin, signal } = streamsOf(stream);
  void runScript(line, phone, newSession(), { stdin, stdout: write, stderr: write, signal })
    .catch((error: unknown) => phone.recordUnknown(`${line} (${String(error)})`))
    .finally(() => stream.end());
}

/** The raw bytes from the host, and a signal for when it closes the stream. */
export function streamsOf(stream: AdbStream): { stdin: AsyncIterable<Buffer>; signal: AbortSignal } {
  const input = createBytePipe();
  stream.on('data', (chunk: Buffer) => input.write(chunk));
  return { stdin: input.input, signal: endOf(stream, input.end) };
}

function endOf(stream: AdbStream, also: () => void): AbortSignal {
  const stop = new AbortController();
  stream.once('close', () => {
    stop.abort();
    also();
  });
  return stop.signal;
}
