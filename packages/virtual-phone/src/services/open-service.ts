import type { AdbStream } from '../adbd/adb-stream.ts';
import type { HostLink, ServeStream } from '../adbd/serve-connection.ts';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { type PhoneState, hasSince } from '../state/phone-state.ts';
import { serveAbbExec } from './abb-exec-service.ts';
import { serveEndlessly } from './endless-service.ts';
import { serveReverse } from './reverse-service.ts';
import { serveExec, serveShell } from './shell-service.ts';
import { serveSync } from './sync-service.ts';

/** The program that serves an ADB service of the phone, or null when it is refused. Services that it does not know are recorded. */
export function openService(service: string, phone: PhoneState, host: HostLink): ServeStream | null {
  const { faults } = phone;
  const endless = faults.endlessReply(service);
  if (endless !== null) return serveEndlessly(service, endless);
  const serve = programFor(service, phone, host);
  const delayMs = faults.latencyMs(/^\w*/.exec(service)?.[0] ?? '');
  return serve === null || delayMs === 0 ? serve : (stream) => void serveLater(serve, stream, phone, delayMs);
}

async function serveLater(
  serve: ServeStream,
  stream: AdbStream,
  { clock }: PhoneState,
  delayMs: number,
): Promise<void> {
  const closed = new AbortController();
  stream.once('close', () => closed.abort());
  await clock.sleep(delayMs, closed.signal);
  if (!stream.destroyed) serve(stream);
}

function programFor(service: string, phone: PhoneState, host: HostLink): ServeStream | null {
  const [, kind = '', rest = ''] = /^([^:]*):?([\s\S]*)$/.exec(service) ?? [];
  const [name, ...modifiers] = kind.split(',');
  if (name === 'shell' && rest !== '')
    return (stream) => (modifiers.includes('v2') ? serveShell(rest, stream, phone) : serveExec(rest, stream, phone));
  switch (kind) {
    case 'exec':
      return (stream) => serveExec(rest, stream, phone);
    case 'abb_exec':
      if (!hasSince(phone, ANDROID_SINCE.abbExec)) return refuse(service, phone);
      return (stream) => serveAbbExec(rest, stream, phone);
    case 'sync':
      return (stream) => void serveSync(stream, phone).catch(() => stream.destroy());
    case 'tcp':
    case 'localabstract':
      // nobody listens there: refused, as a connection is
      return phone.boot.sockets.get(`${kind}:${rest.replace(/^(localhost|127\.0\.0\.1):/, '')}`) ?? null;
    case 'reboot':
      // into a boot loader or a recovery system, which this phone has not
      if (rest !== '') return refuse(service, phone);
      return (stream) => {
        stream.end();
        phone.reboot();
      };
    case 'root':
      return (stream) => void stream.end('adbd cannot run as root in production builds\n');
    case 'reverse':
      return serveReverse(rest, phone, host);
    case 'track-jdwp':
      return (stream) => void stream.resume().write('0000');
    default:
      return refuse(service, phone);
  }
}

function refuse(service: string, phone: PhoneState): null {
  phone.recordUnknown(service);
  return null;
}
