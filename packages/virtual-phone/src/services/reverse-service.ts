import type { ServeStream } from '../adbd/serve-connection.ts';
import type { PhoneState } from '../state/phone-state.ts';

const forwards = new WeakMap<PhoneState['boot'], Map<string, string>>();

/**
 * `reverse:forward:LOCAL;REMOTE`, `list-forward`, `killforward:LOCAL`, `killforward-all`. The phone keeps the list; nothing in it connects
 * to such a port, so none is ever opened towards the host.
 */
export function serveReverse(request: string, phone: PhoneState): ServeStream | null {
  const held = forwards.get(phone.boot) ?? new Map<string, string>();
  forwards.set(phone.boot, held);
  const answer = answerOf(request, held);
  if (answer === null) {
    phone.recordUnknown(`reverse:${request}`);
    return null;
  }
  return (stream) => void stream.end(answer);
}

function answerOf(request: string, held: Map<string, string>): string | null {
  const forward = /^forward:(norebind:)?([^;]+);(.+)$/.exec(request);
  if (forward !== null) {
    const [, noRebind, local = '', remote = ''] = forward;
    if (noRebind !== undefined && held.has(local)) return failure('cannot rebind existing socket');
    held.set(local, remote);
    return 'OKAY';
  }
  if (request === 'list-forward') {
    const list = [...held].map(([local, remote]) => `(reverse) ${local} ${remote}\n`).join('');
    return `${hex(list)}${list}`;
  }
  if (request === 'killforward-all') {
    held.clear();
    return 'OKAY';
  }
  const kill = /^killforward:(.+)$/.exec(request);
  if (kill?.[1] === undefined) return null;
  return held.delete(kill[1]) ? 'OKAY' : failure(`listener '${kill[1]}' not found`);
}

const hex = (text: string) => Buffer.byteLength(text).toString(16).padStart(4, '0');
const failure = (text: string) => `FAIL${hex(text)}${text}`;
