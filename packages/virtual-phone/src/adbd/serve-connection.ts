import type { Socket } from 'node:net';
import { type Command, MAX_PAYLOAD, createPacketDecoder, encodePacket } from '../wire/packet.ts';
import { AdbStream } from './adb-stream.ts';
import type { Authorisation } from './authorisation.ts';

const VERSION = 0x01000001;

/** Serves a service such as `shell,v2,raw:ls` on a stream of its own. */
export type ServeStream = (stream: AdbStream) => void;

/** The host at the other end of a connection, as the phone's own programs reach it. */
export interface HostLink {
  /** Opens a service of the host, such as `tcp:8000`; the stream ends when the host refuses or goes. */
  open(service: string): AdbStream;
  onEnd(listener: () => void): void;
}

export interface ConnectionOptions {
  /** `device::ro.product.name=...;features=...` */
  readonly banner: string;
  /** Null lets everybody in. */
  readonly authorisation: Authorisation | null;
  /** Who serves what was asked for; null refuses it. */
  readonly open: (service: string, host: HostLink) => ServeStream | null;
  readonly onOnline: () => void;
}

/** Speaks the device's side of ADB on one TCP connection until it ends. */
export function serveConnection(socket: Socket, { banner, authorisation, open, onOnline }: ConnectionOptions): void {
  const decode = createPacketDecoder();
  const streams = new Map<number, AdbStream>();
  let lastId = 0;
  let maxData = 4096;
  let isOnline = false;
  const send = (command: Command, arg0: number, arg1: number, payload: Buffer = Buffer.alloc(0)) => {
    if (!socket.destroyed) socket.write(encodePacket({ command, arg0, arg1, payload }));
  };
  const goOnline = () => {
    isOnline = true;
    send('CNXN', VERSION, MAX_PAYLOAD, Buffer.from(banner));
    onOnline();
  };
  const visitor = authorisation?.visit({
    sendToken: (token) => send('AUTH', 1, 0, token),
    letIn: goOnline,
  });

  function newStream(remote: number | null) {
    lastId += 1;
    const local = lastId;
    const stream = new AdbStream({ local, remote }, maxData, send);
    stream.on('error', () => stream.destroy());
    stream.once('close', () => streams.delete(local));
    streams.set(local, stream);
    return { local, stream };
  }
  const host: HostLink = {
    open(service) {
      const { local, stream } = newStream(null);
      send('OPEN', local, 0, Buffer.from(`${service}\0`));
      return stream;
    },
    onEnd: (listener) => void socket.once('close', listener),
  };

  function openStream(remote: number, payload: Buffer): void {
    const serve = open(payload.toString('utf8').replace(/\0$/, ''), host);
    // a refusal names no stream of ours
    if (serve === null) return send('CLSE', 0, remote);
    const { local, stream } = newStream(remote);
    send('OKAY', local, remote);
    serve(stream);
  }

  socket.on('data', (chunk: Buffer) => {
    try {
      for (const { command, arg0, arg1, payload } of decode(chunk)) {
        if (command === 'CNXN') {
          maxData = Math.min(arg1, MAX_PAYLOAD);
          if (visitor === undefined) goOnline();
          else visitor.begin();
        } else if (command === 'AUTH') visitor?.answer(arg0, payload);
        else if (!isOnline) continue;
        else if (command === 'OPEN') openStream(arg0, payload);
        else if (command === 'WRTE') streams.get(arg1)?.receive(payload);
        else if (command === 'OKAY') streams.get(arg1)?.acknowledged(arg0);
        else if (command === 'CLSE') streams.get(arg1)?.remoteClose();
      }
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    visitor?.leave();
    for (const stream of streams.values()) stream.remoteClose();
  });
}
