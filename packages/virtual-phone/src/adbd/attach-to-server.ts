import { type Socket, connect } from 'node:net';

/** The adb server answered FAIL, or with something else than its protocol. */
class AdbServerError extends Error {
  override readonly name = 'AdbServerError';
}

export interface Attachment {
  /** Turns up anew, as a phone does that has been plugged in again. */
  renew(): Promise<void>;
  /** Vanishes from the list at once, as a phone on a pulled cable does; the server would keep an address for a minute. */
  withdraw(): Promise<void>;
}

interface Options {
  readonly serverPort: number;
  /** The phone's address, for example `127.0.0.1:40123`. */
  readonly address: string;
  readonly onProblem: (problem: string) => void;
  readonly lookEveryMs?: number;
}

const ANSWER_TIMEOUT_MS = 15_000;
/** A server that hangs may not keep the phone's process from ending. */
const GOODBYE_TIMEOUT_MS = 2_000;

/** Keeps the phone on the list of an adb server of this machine, as a cable would: a server that comes later finds it too. */
export function attachToServer({ serverPort, address, onProblem, lookEveryMs = 1_000 }: Options): Attachment {
  let isPlugged = true;
  let said = '';
  const tell = (error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error);
    if (problem !== said && isPlugged) onProblem(problem);
    said = problem;
  };
  const disconnect = () => ask(serverPort, `host:disconnect:${address}`, GOODBYE_TIMEOUT_MS).catch(() => '');
  const connectAnew = async () => {
    // a stale entry would make the server answer "already connected" and do nothing
    await disconnect();
    const answer = await ask(serverPort, `host:connect:${address}`);
    if (!/^(already )?connected/.test(answer)) throw new AdbServerError(`adb server: ${answer.trim()}`);
    said = '';
  };
  const look = async () => {
    const listed = await ask(serverPort, 'host:devices');
    if (!listed.split('\n').some((line) => line.split('\t')[0] === address) && isPlugged) await connectAnew();
  };
  let timer: NodeJS.Timeout;
  const again = () => {
    if (isPlugged) timer = setTimeout(() => void look().catch(tell).finally(again), lookEveryMs);
  };
  const watch = () => void look().catch(tell).finally(again);
  watch();
  return {
    async renew() {
      clearTimeout(timer);
      isPlugged = true;
      await connectAnew().catch(tell).finally(again);
    },
    async withdraw() {
      clearTimeout(timer);
      isPlugged = false;
      await disconnect();
    },
  };
}

/** One request to the server's smart socket; resolves with the text that follows OKAY. */
function ask(serverPort: number, request: string, timeoutMs = ANSWER_TIMEOUT_MS): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(serverPort, '127.0.0.1');
    let answer = '';
    socket.setTimeout(timeoutMs, () => socket.destroy(new AdbServerError(`no answer to ${request}`)));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.once('error', (error) =>
      reject(new AdbServerError(`the adb server on port ${serverPort} cannot be reached: ${error.message}`)),
    );
    socket.once('close', () => {
      if (answer.startsWith('OKAY')) resolve(answer.slice(8));
      else reject(new AdbServerError(`the adb server refused ${request}: ${answer.slice(8) || 'no answer'}`));
    });
    socket.write(`${Buffer.byteLength(request).toString(16).padStart(4, '0')}${request}`);
  });
}
