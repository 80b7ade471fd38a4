import { expect, it } from 'vitest';
import { AdbStream } from '../adbd/adb-stream.ts';
import { createTestPhone } from '../test/create-test-phone.ts';
import { serveSync } from './sync-service.ts';

function request(id: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(length, 4);
  return head;
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

it('a push whose bytes arrive in pieces waits for the rest without starving everybody else', async () => {
  const phone = createTestPhone();
  const sent: Buffer[] = [];
  const stream = new AdbStream({ local: 1, remote: 2 }, 65_536, (command, _local, _remote, payload) => {
    if (command === 'WRTE' && payload) sent.push(payload);
    if (command === 'WRTE') setImmediate(() => stream.acknowledged(2));
  });
  const served = serveSync(stream, phone);
  const path = '/sdcard/a.bin,33188';
  stream.receive(
    Buffer.concat([request('SEND', path.length), Buffer.from(path), request('DATA', 10), Buffer.from('half ')]),
  );
  await soon();
  stream.receive(Buffer.concat([Buffer.from('whole'), request('DONE', 0)]));
  await soon();
  expect(phone.files.read('/sdcard/a.bin')?.data.toString()).toBe('half whole');
  expect(Buffer.concat(sent).toString('latin1', 0, 4)).toBe('OKAY');
  stream.receive(request('QUIT', 0));
  await served;
});
