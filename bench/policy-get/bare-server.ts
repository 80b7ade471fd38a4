// The least that Node can do: these bytes under this ETag, by node:http and nothing else. The measure for bench/policy-get.ts.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

interface Served {
  readonly url: string;
  readonly body: string;
  readonly headers: readonly string[];
  readonly unchangedHeaders: readonly string[];
  readonly etag: string;
}
const { url, body, headers, unchangedHeaders, etag } = JSON.parse(
  readFileSync(process.argv[2] as string, 'utf8'),
) as Served;
const bytes = Buffer.from(body);

const server = http.createServer((request, response) => {
  if (request.url !== url) return void response.writeHead(404).end();
  if (request.headers['if-none-match'] === etag) response.writeHead(304, [...unchangedHeaders]).end();
  else response.writeHead(200, [...headers]).end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ event: 'bare.ready', url: `http://127.0.0.1:${port}` }));
});
process.once('SIGTERM', () => process.exit(0));
