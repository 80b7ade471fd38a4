import { once } from 'node:events';
import { type Socket, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../children/free-port.ts';
import { createAdbClient } from './adb-client.ts';
import type { AdbDevice } from './adb-device.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0)) one();
});

const block = (text: string) => `${text.length.toString(16).padStart(4, '0')}${text}`;
const packet = (id: number, data: Buffer | string, length = Buffer.byteLength(data)) => {
  const head = Buffer.alloc(5);
  head.writeUInt8(id);
  head.writeUInt32LE(length, 1);
  return Buffer.concat([head, Buffer.from(data)]);
};

/** An adb server that misbehaves: says OKAY to every request up to the service, then whatever `serve` sends. */
async function phoneThat(serve: (socket: Socket, service: string) => void): Promise<AdbDevice> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const service = chunk.toString('utf8').slice(4);
      if (service.startsWith('host:')) socket.write('OKAY');
      else serve(socket, service);
    });
  }).listen(0, '127.0.0.1');
  undo.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await once(server, 'listening');
  return createAdbClient((server.address() as { port: number }).port).device('phone');
}

describe('a shell command', () => {
  it('ends with output, errors and exit code apart, however the bytes are cut', async () => {
    const bytes = Buffer.concat([packet(1, 'one'), packet(2, 'oh'), packet(1, ' two'), packet(3, Buffer.from([7]))]);
    const phone = await phoneThat((socket) => {
      socket.write('OKAY');
      for (const byte of bytes) socket.write(Buffer.from([byte]));
    });
    expect(await phone.shell('x')).toEqual({ stdout: 'one two', stderr: 'oh', code: 7 });
  });

  it('whose answer never ends is cut off at the limit of bytes', async () => {
    const phone = await phoneThat((socket) => {
      socket.write('OKAY');
      const more = () => {
        while (!socket.destroyed && socket.write(packet(1, Buffer.alloc(60_000, 'y'))));
      };
      socket.on('drain', more);
      more();
    });
    await expect(phone.shell('yes', { maxBytes: 500_000 })).rejects.toMatchObject({
      code: 'adb.protocol',
      message: 'phone: yes: the phone answered with more than 500000 bytes and was cut off',
    });
  });

  it('that never answers is given up at the limit of time', async () => {
    const phone = await phoneThat(() => undefined);
    await expect(phone.shell('sleep 1000', { timeoutMs: 50 })).rejects.toMatchObject({ code: 'adb.timeout' });
  });

  it('is given up with the reason of its signal', async () => {
    const phone = await phoneThat((socket) => void socket.write('OKAY'));
    const stop = new AbortController();
    const ended = phone.shell('logcat', { signal: stop.signal });
    stop.abort(new RangeError('not wanted any more'));
    await expect(ended).rejects.toThrow('not wanted any more');
  });

  it.each([
    ['announces a packet beyond every limit', packet(1, '', 0x7fffffff), 'adb.protocol'],
    ['ends in the middle of a packet', packet(1, 'half', 100), 'adb.offline'],
    ['ends without an exit code', packet(1, 'all'), 'adb.offline'],
  ])('whose phone %s fails as %s', async (_, bytes, code) => {
    const phone = await phoneThat((socket) => {
      socket.write('OKAY');
      socket.end(bytes);
    });
    await expect(phone.shell('x')).rejects.toMatchObject({ code });
  });

  it.each([
    ["device 'phone' not found", 'adb.no-device'],
    ['device offline', 'adb.offline'],
    ["device unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set", 'adb.unauthorised'],
    ['closed', 'adb.refused'],
  ])('that the server refuses with %j fails as %s', async (words, code) => {
    const phone = await phoneThat((socket) => socket.end(`FAIL${block(words)}`));
    await expect(phone.shell('x')).rejects.toMatchObject({ code });
  });

  it('without any server fails as such', async () => {
    const device = createAdbClient(await freePort()).device('phone');
    await expect(device.shell('x')).rejects.toMatchObject({ code: 'adb.no-server' });
  });

  it('is told from something that is no adb server', async () => {
    const phone = await phoneThat((socket) => socket.end('HTTP/1.1 400 Bad Request'));
    await expect(phone.shell('x')).rejects.toMatchObject({ code: 'adb.protocol' });
  });
});

describe('a pull', () => {
  const sync = (id: string, length: number) => {
    const head = Buffer.alloc(8);
    head.write(id);
    head.writeUInt32LE(length, 4);
    return head;
  };
  it.each([
    ['that is refused', Buffer.concat([sync('FAIL', 6), Buffer.from('denied')]), 'adb.refused'],
    ['of a larger file than wanted', Buffer.concat([sync('DATA', 2000), Buffer.alloc(2000)]), 'adb.protocol'],
    ['with a chunk that is none', sync('DATA', 0x7fffffff), 'adb.protocol'],
    ['with a word that is none', sync('WHAT', 0), 'adb.protocol'],
    ['that breaks off', Buffer.concat([sync('DATA', 100), Buffer.alloc(10)]), 'adb.offline'],
  ])('%s fails as %s', async (_, bytes, code) => {
    const phone = await phoneThat((socket, service) => {
      if (service === 'sync:') socket.write('OKAY');
      else socket.end(bytes);
    });
    await expect(phone.pull('/sdcard/x', 1000)).rejects.toMatchObject({ code });
  });
});

describe('an install', () => {
  const apk = fileURLToPath(import.meta.url);
  it('that the phone refuses carries its reason', async () => {
    const phone = await phoneThat((socket, service) => {
      if (service.startsWith('exec:')) socket.write('OKAY');
      else socket.end('Failure [INSTALL_FAILED_OLDER_SDK]\n');
    });
    await expect(phone.install(apk)).rejects.toMatchObject({ code: 'adb.refused', message: /OLDER_SDK/ });
  });
  it('whose phone goes away is no refusal', async () => {
    const phone = await phoneThat((socket, service) => {
      if (service.startsWith('exec:')) socket.write('OKAY');
      else socket.end();
    });
    await expect(phone.install(apk)).rejects.toMatchObject({ code: 'adb.offline' });
  });
});

it('a push into a connection that has ended fails as the phone that went away', async () => {
  const phone = await phoneThat((socket, service) => {
    if (service !== 'sync:') return;
    socket.write('OKAY');
    socket.resetAndDestroy();
  });
  const failure = phone.push(Buffer.alloc(8_000_000), '/sdcard/x');
  await expect(failure).rejects.toMatchObject({ name: 'AdbError' });
});
