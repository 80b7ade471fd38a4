import { AdbServerError, addressesIn, askAdbServer, trackDevices } from './ask-adb-server.ts';

/** The place of one phone on the list. */
export interface Attachment {
  /** Turns up anew, as a phone does that has been plugged in again. */
  renew(): Promise<void>;
  /** Vanishes from the list at once, as a phone on a pulled cable does; the server would keep an address for a minute. */
  withdraw(): Promise<void>;
}

/** Keeps phones on the list of an adb server of this machine, as cables would: a server that comes later finds them too. */
export interface AdbServerList {
  readonly serverPort: number;
  /** `address` is the phone's, for example `127.0.0.1:40123`. */
  attach(address: string, onProblem: (problem: string) => void): Attachment;
  close(): void;
}

interface Wanted {
  isPlugged: boolean;
  isConnecting: boolean;
  said: string;
  readonly onProblem: (problem: string) => void;
}

const RETRY_AFTER_MS = 1_000;
/** A server that hangs may not keep the phone's process from ending. */
const GOODBYE_TIMEOUT_MS = 2_000;

/** One connection to the server tells of every change, for any number of phones. */
export function createAdbServerList(serverPort: number): AdbServerList {
  const wanted = new Map<string, Wanted>();
  let stopTracking = () => {};
  let nextLook: NodeJS.Timeout | undefined;
  let nextTracking: NodeJS.Timeout | undefined;
  let isClosed = false;

  const disconnect = (address: string) =>
    askAdbServer(serverPort, `host:disconnect:${address}`, GOODBYE_TIMEOUT_MS).catch(() => '');
  const tell = (phone: Wanted, error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error);
    if (problem !== phone.said && phone.isPlugged) phone.onProblem(problem);
    phone.said = problem;
  };
  const connectAnew = async (address: string, phone: Wanted) => {
    if (phone.isConnecting) return;
    phone.isConnecting = true;
    try {
      // a stale entry would make the server answer "already connected" and do nothing
      await disconnect(address);
      const answer = await askAdbServer(serverPort, `host:connect:${address}`);
      if (!/^(already )?connected/.test(answer)) throw new AdbServerError(`adb server: ${answer.trim()}`);
      phone.said = '';
      // it was unplugged meanwhile
      if (!phone.isPlugged) await disconnect(address);
    } catch (error) {
      tell(phone, error);
    } finally {
      phone.isConnecting = false;
      // what the tracker told while this went on was not looked at
      lookLater();
    }
  };
  const isMissing =
    (listed: ReadonlySet<string>) =>
    ([address, phone]: [string, Wanted]) =>
      phone.isPlugged && !phone.isConnecting && !listed.has(address);
  const look = async () => {
    // what the tracker told may be older than a connection that has just been made
    const listed = addressesIn(await askAdbServer(serverPort, 'host:devices'));
    for (const [address, phone] of [...wanted].filter(isMissing(listed))) void connectAnew(address, phone);
  };
  const lookLater = () => {
    if (isClosed) return;
    clearTimeout(nextLook);
    nextLook = setTimeout(() => void look().catch(lookLater), RETRY_AFTER_MS);
  };
  const track = () => {
    stopTracking = trackDevices(
      serverPort,
      (listed) => {
        if ([...wanted].some(isMissing(listed))) void look().catch(lookLater);
      },
      (error) => {
        for (const phone of wanted.values()) tell(phone, error);
        nextTracking = setTimeout(track, RETRY_AFTER_MS);
      },
    );
  };
  track();
  return {
    serverPort,
    attach(address, onProblem) {
      const phone: Wanted = { isPlugged: true, isConnecting: false, said: '', onProblem };
      wanted.set(address, phone);
      void connectAnew(address, phone);
      return {
        async renew() {
          phone.isPlugged = true;
          await connectAnew(address, phone);
        },
        async withdraw() {
          phone.isPlugged = false;
          await disconnect(address);
        },
      };
    },
    close() {
      isClosed = true;
      clearTimeout(nextLook);
      clearTimeout(nextTracking);
      stopTracking();
    },
  };
}
