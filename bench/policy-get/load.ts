import { readFileSync, readdirSync } from 'node:fs';
import { type Socket, connect } from 'node:net';

const CONNECTIONS = 8;

/** One kind of request to one server. */
export interface Target {
  readonly port: number;
  readonly path: string;
  readonly ifNoneMatch: string | null;
  readonly status: 200 | 304;
}

/**
 * Sends `requests` over a few connections that are opened for it, the next one when the answer is whole.
 * @throws LoadError for another status than wanted
 */
export async function load(target: Target, requests: number): Promise<void> {
  const match = target.ifNoneMatch === null ? '' : `If-None-Match: ${target.ifNoneMatch}\r\n`;
  const text = `GET ${target.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${match}\r\n`;
  let left = requests;
  await Promise.all(
    Array.from({ length: Math.min(CONNECTIONS, requests) }, async () => {
      const socket = connect(target.port, '127.0.0.1').setNoDelay(true);
      try {
        while (left > 0) {
          left -= 1;
          await answer(socket, text, target.status);
        }
      } finally {
        socket.destroy();
      }
    }),
  );
}

class LoadError extends Error {
  override readonly name = 'LoadError';
}

function answer(socket: Socket, text: string, status: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const settle = (error: LoadError | null) => {
      socket.off('data', onData).off('close', onClose);
      if (error === null) resolve();
      else reject(error);
    };
    const onClose = () => settle(new LoadError(`the server closed the connection after: ${seen.slice(0, 100)}`));
    const onData = (chunk: Buffer) => {
      seen += chunk.toString('latin1');
      const end = seen.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!seen.startsWith(`HTTP/1.1 ${status} `))
        return settle(new LoadError(`expected HTTP ${status}, got: ${seen.slice(0, 100)}`));
      const body = status === 304 ? 0 : Number(/content-length: (\d+)/i.exec(seen)?.[1]);
      if (seen.length >= end + 4 + body) settle(null);
    };
    socket.on('data', onData).on('close', onClose);
    socket.write(text);
  });
}

/** Processor time of all threads of a process so far, in milliseconds, to the nanosecond (Linux: first field of schedstat). */
export function cpuMsOf(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const ns = readdirSync(tasks).map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]));
  return ns.reduce((sum, one) => sum + one, 0) / 1e6;
}
