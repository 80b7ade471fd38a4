import { once } from 'node:events';
import { connect } from 'node:net';
import { AdbError, refusalOf } from './adb-error.ts';

/** One smart-socket connection to an adb server. Protocol: AOSP packages/modules/adb/OVERVIEW.TXT and SERVICES.TXT. */
export interface AdbConnection {
  /** Sends `hhhh<text>` and waits for OKAY; a FAIL is thrown as an AdbError. */
  request(text: string): Promise<void>;
  /** Waits for OKAY where a service answers a second time. */
  okay(): Promise<void>;
  /** Exactly `length` bytes. */
  read(length: number): Promise<Buffer>;
  /** A block that is preceded by its length as four hex digits. */
  readBlock(): Promise<string>;
  /** The next bytes, or null at the end. */
  next(): Promise<Buffer | null>;
  write(data: Buffer): Promise<void>;
}

export interface Limits {
  /** Null for a stream that may last. */
  readonly timeoutMs?: number | null;
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 20_000;

/**
 * Opens a connection for `work` and closes it when that ends. Whatever is under way fails with `adb.timeout` after the limit, with the
 * signal's reason on abort, and with `adb.no-server` when the server goes away.
 */
export async function withConnection<T>(
  port: number,
  what: string,
  { timeoutMs = TIMEOUT_MS, signal }: Limits,
  work: (connection: AdbConnection) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  let cause: Error | null = null;
  const fail = (error: Error) => {
    cause ??= error;
    socket.destroy(error);
  };
  const abort = () => fail(signal?.reason as Error);
  signal?.addEventListener('abort', abort, { once: true });
  const timer =
    timeoutMs === null
      ? null
      : setTimeout(
          () =>
            fail(new AdbError('adb.timeout', `${what}: no end after ${timeoutMs / 1000} s; the phone or adb hangs`)),
          timeoutMs,
        );
  socket.on('error', (error) => {
    cause ??= new AdbError('adb.no-server', `${what}: the adb server on port ${port} is gone (${error.message})`);
  });
  try {
    await once(socket, 'connect');
    return await work(createConnection(socket, what));
  } catch (error) {
    throw cause ?? error;
  } finally {
    if (timer !== null) clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    socket.destroy();
  }
}

function createConnection(socket: ReturnType<typeof connect>, what: string): AdbConnection {
  const chunks = socket[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  let held: Buffer = Buffer.alloc(0);
  const next = async () => {
    if (held.length > 0) {
      const all = held;
      held = Buffer.alloc(0);
      return all;
    }
    const { done, value } = await chunks.next();
    return done === true ? null : value;
  };
  const read = async (length: number) => {
    const parts: Buffer[] = [];
    for (let missing = length; missing > 0;) {
      const part = await next();
      if (part === null) throw new AdbError('adb.offline', `${what}: the connection ended in the middle of an answer`);
      parts.push(part.subarray(0, missing));
      held = part.subarray(Math.min(missing, part.length));
      missing -= Math.min(missing, part.length);
    }
    return Buffer.concat(parts);
  };
  const readBlock = async () => {
    const length = (await read(4)).toString('latin1');
    if (!/^[0-9a-fA-F]{4}$/.test(length))
      throw new AdbError('adb.protocol', `${what}: ${JSON.stringify(length)} is no length of an adb answer`);
    return (await read(Number.parseInt(length, 16))).toString('utf8');
  };
  const okay = async () => {
    const status = (await read(4)).toString('latin1');
    if (status === 'FAIL') throw refusalOf(what, await readBlock());
    if (status !== 'OKAY')
      throw new AdbError('adb.protocol', `${what}: ${JSON.stringify(status)} is no answer of an adb server`);
  };
  const write = (data: Buffer) =>
    new Promise<void>((resolve, reject) => {
      socket.write(data, (error) =>
        error
          ? reject(
              new AdbError('adb.offline', `${what}: the connection ended while it was written to (${error.message})`),
            )
          : resolve(),
      );
    });
  return {
    okay,
    read,
    readBlock,
    next,
    write,
    async request(text) {
      const body = Buffer.from(text, 'utf8');
      if (body.length > 0xffff) throw new AdbError('adb.protocol', `${what}: the request is longer than adb allows`);
      await write(Buffer.concat([Buffer.from(body.length.toString(16).padStart(4, '0')), body]));
      await okay();
    },
  };
}
