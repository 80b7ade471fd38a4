import { once } from 'node:events';
import { type Server, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ServedFiles, createServedFiles, isKnown, serverWith } from './served-files.ts';

let files: ServedFiles;
let server: Server;
let nowMs = 0;
const FILE = { body: Buffer.from('{"a":"ü"}'), etag: '"sha256-x"', cacheControl: 'public, max-age=60' };
beforeEach(async () => {
  nowMs = 1000;
  files = createServedFiles(() => nowMs);
  server = serverWith(files)((_request, response) => response.writeHead(404).end('from the router'), {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => server.close());
async function ask(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as { port: number };
  const sent = request({ port, host: '127.0.0.1', path: url, method, headers }).end();
  const [answer] = await once(sent, 'response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode as number, body, headers: answer.headers as Record<string, string> };
}

describe('a served file', () => {
  it('is answered whole with its headers, and by 304 to who has it', async () => {
    files.put('/a', FILE, 1000);
    const whole = await ask('/a');
    expect(whole).toMatchObject({ status: 200, body: '{"a":"ü"}' });
    expect(whole.headers).toMatchObject({
      etag: FILE.etag,
      'cache-control': 'public, max-age=60',
      'content-length': '10',
      'content-type': 'application/json; charset=utf-8',
    });
    const again = await ask('/a', { 'if-none-match': FILE.etag });
    expect(again).toMatchObject({ status: 304, body: '', headers: { etag: FILE.etag } });
    expect((await ask('/a', { 'if-none-match': '"other"' })).status).toBe(200);
  });
  it('is left to the router under another address, for another method, and when its time is over', async () => {
    files.put('/a', FILE, 1000);
    for (const url of ['/b', '/a/', '/a?x=1', '/A']) expect((await ask(url)).body).toBe('from the router');
    expect((await ask('/a', {}, 'POST')).body).toBe('from the router');
    expect((await ask('/a', {}, 'HEAD')).status).toBe(404);
    nowMs += 1000;
    expect((await ask('/a')).body).toBe('from the router');
    files.put('/a', FILE, 1000);
    files.forget();
    expect((await ask('/a')).body).toBe('from the router');
  });
  it('lets one request through when its time is over, not all; and none gets an answer of long ago', async () => {
    files.put('/a', FILE, 1000);
    nowMs += 1000;
    expect((await ask('/a')).body).toBe('from the router');
    expect((await ask('/a')).status).toBe(200);
    nowMs += 1000;
    expect([(await ask('/a')).status, (await ask('/a')).status]).toEqual([404, 200]);
    nowMs += 2000;
    expect([(await ask('/a')).status, (await ask('/a')).status]).toEqual([404, 404]);
  });
  it('does not fill the memory', async () => {
    for (let k = 0; k < 5000; k += 1) files.put(`/${k}`, FILE, 1000);
    expect((await ask('/4999')).status).toBe(200);
    expect((await ask('/0')).status).toBe(404);
  });
  it('is known by a weak ETag, one of several, or any', () => {
    expect(['"x"', 'W/"x"', '"a", "x"', '"a",W/"x"', '*'].map((header) => isKnown(header, '"x"'))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect([undefined, '', 'x', '"y"'].map((header) => isKnown(header, '"x"'))).toEqual([false, false, false, false]);
  });
});
