import type { Socket } from 'node:net';
import { type Command, MAX_PAYLOAD, createPacketDecoder, encodePacket } from '../wire/packet.ts';
import { AdbStream } from './adb-stream.ts';

const VERSION = 0x01000001;

export interface ConnectionOptions {
  /** `device::ro.product.name=...;features=...` */
  readonly banner: string;
  /** Serves a service such as `shell,v2,raw:ls`; false refuses it. */
  readonly open: (service: string, stream: AdbStream) => boolean;
}

/** Speaks the device's side of ADB on one TCP connection until it ends. */
export function serveConnection(socket: Socket, { banner, open }: ConnectionOptions): void {
  const decode = createPacketDecoder();
  const streams = new Map<number, AdbStream>();
  let lastId = 0;
  let maxData = 4096;
  const send = (command: Command, arg0: number, arg1: number, payload: Buffer = Buffer.alloc(0)) => {
    if (!socket.destroyed) socket.write(encodePacket({ command, arg0, arg1, payload }));
  };

  function openStream(remote: number, payload: Buffer): void {
    const service = payload.toString('utf8').replace(/\0$/, '');
    lastId += 1;
    const local = lastId;
    const stream = new AdbStream({ local, remote }, maxData, send);
    stream.on('error', () => stream.destroy());
    stream.once('close', () => streams.delete(local));
    streams.set(local, stream);
    send('OKAY', local, remote);
    if (!open(service, stream)) stream.destroy();
  }

  socket.on('data', (chunk: Buffer) => {
    try {
      for (const { command, arg0, arg1, payload } of decode(chunk)) {
        if (command === 'CNXN') {
          maxData = Math.min(arg1, MAX_PAYLOAD);
          send('CNXN', VERSION, MAX_PAYLOAD, Buffer.from(banner));
        } else if (command === 'OPEN') openStream(arg0, payload);
        else if (command === 'WRTE') streams.get(arg1)?.receive(payload);
        else if (command === 'OKAY') streams.get(arg1)?.acknowledged();
        else if (command === 'CLSE') streams.get(arg1)?.remoteClose();
      }
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
  });
  socket.on('error', () => socket.destroy());
  socket.once('close', () => {
    for (const stream of streams.values()) stream.remoteClose();
  });
}
