import type { Duplex } from 'node:stream';
import type { HostLink, ServeStream } from '../adbd/serve-connection.ts';
import type { PhoneState } from '../state/phone-state.ts';

interface Reverse {
  readonly remote: string;
  readonly accept: (stream: Duplex) => void;
}
type Reverses = Map<string, Reverse>;

const reverses = new WeakMap<PhoneState['boot'], Reverses>();
const FIRST_FREE_PORT = 32_768;

/**
 * `reverse:forward:LOCAL;REMOTE`, `list-forward`, `killforward:LOCAL`, `killforward-all`: whatever in the phone connects to its socket
 * LOCAL talks to REMOTE on the host. A reverse ends with the connection that asked for it. Source: AOSP packages/modules/adb, adb.cpp
 * (handle_forward_request).
 */
export function serveReverse(request: string, phone: PhoneState, host: HostLink): ServeStream | null {
  const held: Reverses = reverses.get(phone.boot) ?? new Map();
  reverses.set(phone.boot, held);
  const answer = answerOf(request, phone, host, held);
  if (answer === null) {
    phone.recordUnknown(`reverse:${request}`);
    return null;
  }
  return (stream) => void stream.end(answer);
}

function answerOf(request: string, phone: PhoneState, host: HostLink, held: Reverses): string | null {
  const forward = /^forward:(norebind:)?([^;]+);(.+)$/.exec(request);
  if (forward !== null) return listen(forward, phone, host, held);
  if (request === 'list-forward') {
    const list = [...held].map(([local, { remote }]) => `(reverse) ${local} ${remote}\n`).join('');
    return sized(list);
  }
  const { sockets } = phone.boot;
  if (request === 'killforward-all') {
    for (const local of held.keys()) sockets.delete(local);
    held.clear();
    return 'OKAY';
  }
  const [, local] = /^killforward:(.+)$/.exec(request) ?? [];
  if (local === undefined) return null;
  if (!held.delete(local)) return failure(`listener '${local}' not found`);
  sockets.delete(local);
  return 'OKAY';
}

function listen(
  [, noRebind, wanted = '', remote = '']: RegExpExecArray,
  { boot: { sockets } }: PhoneState,
  host: HostLink,
  held: Reverses,
): string {
  const local = wanted === 'tcp:0' ? freeSocket(sockets) : wanted;
  if (noRebind !== undefined && held.has(local)) return failure('cannot rebind existing socket');
  // a program of the phone has it
  if (sockets.has(local) && !held.has(local)) return failure(`cannot bind listener: Address already in use`);
  const accept = (stream: Duplex) => {
    const toHost = host.open(remote);
    stream.once('close', () => toHost.destroy());
    toHost.once('close', () => stream.destroy());
    stream.pipe(toHost).pipe(stream);
  };
  sockets.set(local, accept);
  held.set(local, { remote, accept });
  host.onEnd(() => {
    if (held.get(local)?.accept !== accept) return;
    held.delete(local);
    sockets.delete(local);
  });
  return wanted === 'tcp:0' ? `OKAY${sized(local.slice('tcp:'.length))}` : 'OKAY';
}

function freeSocket(sockets: PhoneState['boot']['sockets']): string {
  let port = FIRST_FREE_PORT;
  while (sockets.has(`tcp:${port}`)) port += 1;
  return `tcp:${port}`;
}

const sized = (text: string) => `${Buffer.byteLength(text).toString(16).padStart(4, '0')}${text}`;
const failure = (text: string) => `FAIL${sized(text)}`;
