import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type AdbConnection, type Limits, withConnection } from './adb-connection.ts';
import { AdbError } from './adb-error.ts';
import { type ShellResult, readLines, readShell } from './shell-stream.ts';
import { shellLine } from './shell-words.ts';
import { pullFile, pushFile } from './sync-transfer.ts';

export interface ShellLimits extends Limits {
  readonly maxBytes?: number;
}

/** One phone behind an adb server. Every call has a time limit and takes a signal; errors are AdbError or the signal's reason. */
export interface AdbDevice {
  /** The name adb knows the phone by: a USB serial, or host:port. */
  readonly address: string;
  /** Runs a line of the phone's shell; words from outside go through `shellLine`. */
  shell(line: string, limits?: ShellLimits): Promise<ShellResult>;
  /** `shell` that must end with exit code 0; its standard output. */
  run(words: readonly string[], limits?: ShellLimits): Promise<string>;
  /** Lines of a command that lasts until the signal fires. `onOpen` is called once the phone has started it. */
  follow(line: string, signal: AbortSignal, onLine: (line: string) => void, onOpen?: () => void): Promise<void>;
  /** Resolves with the SHA-256 of what was sent. */
  push(source: Buffer | { readonly file: string }, remote: string, limits?: Limits): Promise<string>;
  pull(remote: string, maxBytes: number, limits?: Limits): Promise<Buffer>;
  /** SHA-256 that the phone itself computes; null when there is no such file. */
  digest(remote: string, limits?: Limits): Promise<string | null>;
  /** Installs or replaces a package; `adb.refused` carries the phone's reason. */
  install(apk: string, limits?: Limits): Promise<void>;
  /** Resolves when the phone has heard it; its connection ends a moment later. adbd does it, also where the shell hangs. */
  reboot(limits?: Limits): Promise<void>;
}

const OUTPUT_LIMIT = 4 * 1024 * 1024;
const TRANSFER_MS = 300_000;

export function createAdbDevice(port: number, address: string): AdbDevice {
  const open = <T>(service: string, what: string, limits: Limits, work: (connection: AdbConnection) => Promise<T>) =>
    withConnection(port, `${address}: ${what}`, limits, async (connection) => {
      await connection.request(`host:transport:${address}`);
      await connection.request(service);
      return work(connection);
    });
  const brief = (line: string) => (line.length > 80 ? `${line.slice(0, 77)}...` : line);

  const device: AdbDevice = {
    address,
    shell: (line, { maxBytes = OUTPUT_LIMIT, ...limits } = {}) =>
      open(`shell,v2,raw:${line}`, brief(line), limits, (connection) =>
        readShell(connection, `${address}: ${brief(line)}`, maxBytes),
      ),
    async run(words, limits) {
      const line = shellLine(words);
      const { code, stdout, stderr } = await device.shell(line, limits);
      if (code === 0) return stdout;
      const said = (stderr.trim() || stdout.trim()).slice(0, 300);
      throw new AdbError('adb.refused', `${address}: ${brief(line)}: exit code ${code}: ${said}`);
    },
    follow: (line, signal, onLine, onOpen) =>
      open(`shell,v2,raw:${line}`, brief(line), { timeoutMs: null, signal }, async (connection) => {
        onOpen?.();
        for await (const one of readLines(connection, `${address}: ${brief(line)}`)) onLine(one);
      }),
    push: (source, remote, limits = {}) =>
      open('sync:', `push ${remote}`, { timeoutMs: TRANSFER_MS, ...limits }, (connection) =>
        pushFile(connection, `${address}: push ${remote}`, source, remote),
      ),
    pull: (remote, maxBytes, limits = {}) =>
      open('sync:', `pull ${remote}`, { timeoutMs: TRANSFER_MS, ...limits }, (connection) =>
        pullFile(connection, `${address}: pull ${remote}`, remote, maxBytes),
      ),
    async digest(remote, limits) {
      const { code, stdout } = await device.shell(shellLine(['sha256sum', remote]), { timeoutMs: 60_000, ...limits });
      return code === 0 ? (/^\\?([0-9a-f]{64})\s/.exec(stdout)?.[1] ?? null) : null;
    },
    reboot: (limits = {}) => open('reboot:', 'reboot', limits, async (connection) => void (await connection.next())),
    async install(apk, limits = {}) {
      const { size } = await stat(apk);
      const said = await open(
        `exec:cmd package install -r -t -g -S ${size}`,
        'install',
        { timeoutMs: TRANSFER_MS, ...limits },
        async (connection) => {
          for await (const chunk of createReadStream(apk) as AsyncIterable<Buffer>) await connection.write(chunk);
          let text = '';
          for (
            let part = await connection.next();
            part !== null && text.length < 10_000;
            part = await connection.next()
          )
            text += part.toString('utf8');
          return text.trim();
        },
      );
      // Android always says something
      if (said === '')
        throw new AdbError(
          'adb.offline',
          `${address}: install: the connection ended before the phone said how it went`,
        );
      if (!/^Success\b/m.test(said))
        throw new AdbError('adb.refused', `${address}: the package was not installed: ${said.slice(0, 300)}`);
    },
  };
  return device;
}
