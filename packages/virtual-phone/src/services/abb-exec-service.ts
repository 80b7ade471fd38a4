import type { AdbStream } from '../adbd/adb-stream.ts';
import { runWords } from '../sh/run-script.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { newSession, streamsOf } from './shell-service.ts';

/** `abb_exec:`: the words of a `cmd`, separated by NUL, with raw input and output. `adb install` sends the APK this way. */
export function serveAbbExec(words: string, stream: AdbStream, phone: PhoneState): void {
  const write = (chunk: Buffer) => void stream.write(chunk);
  const { stdin, signal } = streamsOf(stream);
  void runWords(['cmd', ...words.split('\0')], phone, newSession(), { stdin, signal, stdout: write, stderr: write })
    .catch((error: unknown) => {
      write(Buffer.from(`the virtual phone failed: ${String(error)}\n`));
      phone.recordUnknown(`abb_exec:${words.replaceAll('\0', ' ')} (${String(error)})`);
    })
    .finally(() => stream.end());
}
