import { type Socket, connect } from 'node:net';

/** The adb server answered FAIL, or with something else than its protocol, or not at all. */
export class AdbServerError extends Error {
  override readonly name = 'AdbServerError';
}

const ANSWER_TIMEOUT_MS = 15_000;

const unreachable = (serverPort: number, error: Error) =>
  new AdbServerError(`the adb server on port ${serverPort} cannot be reached: ${error.message}`);
const requestOf = (text: string) => `${Buffer.byteLength(text).toString(16).padStart(4, '0')}${text}`;

/** One request to the server's smart socket; resolves with the text that follows OKAY. */
export function askAdbServer(serverPort: number, request: string, timeoutMs = ANSWER_TIMEOUT_MS): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(serverPort, '127.0.0.1');
    let answer = '';
    socket.setTimeout(timeoutMs, () => socket.destroy(new AdbServerError(`no answer to ${request}`)));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.once('error', (error) => reject(unreachable(serverPort, error)));
    socket.once('close', () => {
      if (answer.startsWith('OKAY')) resolve(answer.slice(8));
      else reject(new AdbServerError(`the adb server refused ${request}: ${answer.slice(8) || 'no answer'}`));
    });
    socket.write(requestOf(request));
  });
}

/**
 * Follows the server's list of devices: `onList` gets the addresses on it at once and after each change. `onEnd` is told, once, why the
 * server says nothing more. Returns what ends it, after which nothing is told any more.
 */
export function trackDevices(
  serverPort: number,
  onList: (addresses: ReadonlySet<string>) => void,
  onEnd: (error: AdbServerError) => void,
): () => void {
  const socket = connect(serverPort, '127.0.0.1');
  let rest = Buffer.alloc(0);
  let isOpen = false;
  let failure = new AdbServerError(`the adb server on port ${serverPort} ended`);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    if (!isOpen && rest.length >= 4) {
      isOpen = rest.toString('latin1', 0, 4) === 'OKAY';
      if (!isOpen) return socket.destroy(new AdbServerError('it does not track devices'));
      rest = rest.subarray(4);
    }
    for (;;) {
      const length = Number.parseInt(rest.toString('latin1', 0, 4), 16);
      if (!isOpen || rest.length < 4 || rest.length < 4 + length) return;
      onList(addressesIn(rest.toString('utf8', 4, 4 + length)));
      rest = rest.subarray(4 + length);
    }
  });
  socket.once('error', (error) => (failure = unreachable(serverPort, error)));
  const ended = () => onEnd(failure);
  socket.once('close', ended);
  socket.write(requestOf('host:track-devices'));
  return () => {
    socket.off('close', ended);
    socket.destroy();
  };
}

/** The first column of `host:devices`. */
export function addressesIn(list: string): ReadonlySet<string> {
  return new Set(list.split('\n').map((line) => line.split('\t')[0] ?? ''));
}
