import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createArtifactFolder } from '../src/features/artifacts/artifact-folder.ts';
import { limitBytes } from '../src/features/artifacts/limit-bytes.ts';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
let url: string;
beforeAll(async () => {
  farm = await createTestFarm();
  url = await farm.app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => farm.close());

const HALF = randomBytes(2 ** 20);
const sha256 = createHash('sha256').update(HALF).update(HALF).digest('hex');
const folder = () => path.join(farm.dataDir, 'artifacts');
const incoming = () => readdirSync(folder()).filter((name) => name.startsWith('incoming-'));
const stored = () => readdirSync(folder(), { recursive: true }).some((name) => name.toString().endsWith(sha256));

/** A PUT of which the caller writes the bytes. */
function put(): ClientRequest {
  const headers = { authorization: `Bearer ${farm.admin}`, 'content-type': 'application/octet-stream' };
  return request(`${url}/v1/artifacts/${sha256}`, { method: 'PUT', headers });
}

describe('an artifact', () => {
  it('is refused when its bytes do not have the digest, and nothing is stored', async () => {
    const { status, body } = await farm.call('PUT', `/artifacts/${'b'.repeat(64)}`, Buffer.from('x'), {
      'content-type': 'application/octet-stream',
    });
    expect([status, body.error.code]).toEqual([422, 'artifact.digest-mismatch']);
    expect((await farm.call('GET', `/artifacts/${'b'.repeat(64)}`)).status).toBe(404);
  });
  it('is served in ranges', async () => {
    const sha256 = await farm.upload(Buffer.from('0123456789'));
    const ranges: Record<string, [number, string]> = {
      'bytes=2-4': [206, '234'],
      'bytes=7-': [206, '789'],
      'bytes=-2': [206, '89'],
    };
    for (const [range, expected] of Object.entries(ranges)) {
      const response = await farm.app.inject({
        url: `/v1/artifacts/${sha256}`,
        headers: { authorization: `Bearer ${farm.runner.token}`, range },
      });
      expect([response.statusCode, response.body]).toEqual(expected);
    }
    expect(
      (
        await farm.app.inject({
          url: `/v1/artifacts/${sha256}`,
          headers: { authorization: `Bearer ${farm.runner.token}`, range: 'bytes=99-' },
        })
      ).statusCode,
    ).toBe(416);
  });

  it('that is cut off in the middle leaves nothing behind', async () => {
    const upload = put();
    upload.write(HALF);
    await expect.poll(() => incoming().length).toBe(1);
    upload.on('error', () => undefined).destroy();
    await expect.poll(incoming).toEqual([]);
    expect(stored()).toBe(false);
    expect((await farm.call('GET', `/artifacts/${sha256}`)).status).toBe(404);
  });
  it('is written while it comes in, and has its name only when it is whole', async () => {
    const upload = put();
    const answered = once(upload, 'response') as Promise<[IncomingMessage]>;
    upload.write(HALF);
    await expect.poll(() => incoming().map((name) => statSync(path.join(folder(), name)).size)).toEqual([HALF.length]);
    expect(stored()).toBe(false);
    upload.end(HALF);
    const [answer] = await answered;
    expect(answer.statusCode).toBe(201);
    answer.resume();
    expect([stored(), incoming()]).toEqual([true, []]);
    const whole = await farm.call('GET', `/artifacts/${sha256}`);
    expect(createHash('sha256').update(whole.raw).digest('hex')).toBe(sha256);
    const head = await fetch(`${url}/v1/artifacts/${sha256}`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${farm.admin}` },
    });
    expect([head.status, head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual([
      200,
      String(2 * HALF.length),
      'bytes',
    ]);
  });
  it('may be brought by many at once', async () => {
    const bytes = randomBytes(100_000);
    const digests = await Promise.all(Array.from({ length: 10 }, () => farm.upload(bytes)));
    expect((await farm.call('GET', `/artifacts/${digests[0]}`)).raw).toEqual(bytes);
    expect(incoming()).toEqual([]);
  });
  it('is refused as JSON, without bytes, and beyond the largest size', async () => {
    const json = await farm.call('PUT', `/artifacts/${sha256}`, '{}', { 'content-type': 'application/json' });
    const none = await farm.call('PUT', `/artifacts/${sha256}`);
    expect([json.body.error.code, none.body.error.code]).toEqual(['request.media-type', 'request.media-type']);
    const store = createArtifactFolder(folder());
    const large = limitBytes(Readable.from([HALF, HALF]), HALF.length);
    await expect(store.put(sha256, large)).rejects.toThrow(`at most ${HALF.length} bytes`);
    expect(incoming()).toEqual([]);
  });
  it('of another tenant does not exist', async () => {
    await farm.pool.query(`INSERT INTO tenant (id) VALUES ('other')`);
    const other = await farm.tokenWith(['artifacts:read'], 'other');
    expect((await farm.call('GET', `/artifacts/${sha256}`, undefined, {}, other)).status).toBe(404);
  });
});
