import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Packet, WireError, createPacketDecoder, encodePacket } from './packet.ts';

const packet = fc.record({
  command: fc.constantFrom(...COMMANDS),
  arg0: fc.nat(0xffffffff),
  arg1: fc.nat(0xffffffff),
  payload: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});

describe('packets', () => {
  it('come out as they went in, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 8 }), fc.integer({ min: 1, max: 50 }), (packets, size) => {
        const bytes = Buffer.concat(packets.map(encodePacket));
        const decode = createPacketDecoder();
        const out: Packet[] = [];
        for (let at = 0; at < bytes.length; at += size) out.push(...decode(bytes.subarray(at, at + size)));
        expect(out).toEqual(packets);
      }),
    );
  });
  it('are refused when they are something else or too large', () => {
    expect(() => createPacketDecoder()(Buffer.from('GET / HTTP/1.1\r\nHost: phone\r\n\r\n'))).toThrow(WireError);
    const huge = encodePacket({ command: 'WRTE', arg0: 1, arg1: 1, payload: Buffer.alloc(0) });
    huge.writeUInt32LE(0x7fffffff, 12);
    expect(() => createPacketDecoder()(huge)).toThrow('announces 2147483647 bytes');
  });
});
