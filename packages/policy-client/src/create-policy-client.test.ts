import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type Envelope, MANIFEST_TYPE, POLICY_TYPE, preAuthEncoding } from '@framefarm/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPolicyClient } from './create-policy-client.ts';

const pair = generateKeyPairSync('ed25519');
const keys = [
  {
    keyid: 'e',
    alg: 'Ed25519' as const,
    publicKeyPem: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  },
];
const seal = (payloadType: Envelope['payloadType'], bytes: Buffer): string =>
  JSON.stringify({
    payloadType,
    payload: bytes.toString('base64url'),
    signatures: [
      {
        keyid: 'e',
        alg: 'Ed25519',
        sig: sign(null, preAuthEncoding(payloadType, bytes), pair.privateKey).toString('base64url'),
      },
    ],
  });
const policy = Buffer.from(
  JSON.stringify({
    schema: 1,
    policyVersion: 1,
    app: 'demo',
    channel: 'stable',
    platform: 'linux',
    tier: 'host',
    modelSha256: 'a'.repeat(64),
    mode: 'fixed',
    frames: 8,
    deadlineMs: 900,
    budgetMs: 1000,
    backend: 'cpu',
    threads: 1,
    precision: 'fp32',
    provisional: true,
    provenance: {
      bodies: ['host'],
      costRuns: ['run_00000001'],
      traceRuns: ['run_00000002'],
      launches: 6,
      boundMs: 500,
    },
  }),
);
const sha256 = createHash('sha256').update(policy).digest('hex');
const manifestOf = (version: number, changes: object = {}) =>
  seal(
    MANIFEST_TYPE,
    Buffer.from(
      JSON.stringify({
        schema: 1,
        app: 'demo',
        channel: 'stable',
        platform: 'linux',
        manifestVersion: version,
        issuedAt: '2026-05-30T00:00:00Z',
        notAfter: '2026-06-06T00:00:00Z',
        kill: 'none',
        tiers: { host: { policyVersion: 1, sha256, length: policy.length } },
        ...changes,
      }),
    ),
  );

let folder: string;
let server: Server;
let storeFile: string;
let manifest: string;
let blobs: boolean;
const etag = () => `"${createHash('sha256').update(manifest).digest('hex')}"`;
beforeEach(async () => {
  [manifest, blobs] = [manifestOf(5), true];
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-client-'));
  storeFile = path.join(folder, 'app', 'policy.json');
  server = createServer((request, response) => {
    if (request.url?.includes('/blob/'))
      return response.writeHead(blobs ? 200 : 503).end(blobs ? seal(POLICY_TYPE, policy) : '');
    if (request.headers['if-none-match'] === etag()) return response.writeHead(304, { etag: etag() }).end();
    return response.writeHead(200, { etag: etag() }).end(manifest);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});
function client(nowMs = Date.parse('2026-06-01T00:00:00Z')) {
  const { port } = server.address() as { port: number };
  return createPolicyClient({
    url: `http://127.0.0.1:${port}`,
    app: 'demo',
    channel: 'stable',
    platform: 'linux',
    keys,
    storeFile,
    nowMs: () => nowMs,
  });
}

describe('a policy client', () => {
  it('keeps what it fetched and verified, and asks by ETag afterwards', async () => {
    expect(await client().refresh()).toMatchObject({ kind: 'fresh', status: 200 });
    expect(await client().refresh()).toMatchObject({ kind: 'unchanged', status: 304 });
    expect(await client().policyFor('host')).toMatchObject({ frames: 8 });
    expect(await client().policyFor('mid')).toBeNull();
  });
  it('keeps the last good policy when a lower version, junk or an endless answer is served', async () => {
    await client().refresh();
    for (const bad of [manifestOf(4), '{}', `"${'x'.repeat(300_000)}"`]) {
      manifest = bad;
      expect(await client().refresh()).toMatchObject({ kind: 'refused' });
      expect(await client().policyFor('host')).toMatchObject({ frames: 8 });
    }
  });
  it('obeys a kill even while the policies cannot be fetched', async () => {
    await client().refresh();
    [manifest, blobs] = [manifestOf(6, { kill: 'off' }), false];
    expect(await client().refresh()).toMatchObject({ kind: 'fresh' });
    expect(await client().policyFor('host')).toBeNull();
  });
  it('uses nothing after the manifest has expired', async () => {
    await client().refresh();
    expect(await client(Date.parse('2026-07-01T00:00:00Z')).policyFor('host')).toBeNull();
  });
  it('fetches anew when its file is damaged, instead of hearing 304 for ever', async () => {
    await client().refresh();
    const store = JSON.parse(await readFile(storeFile, 'utf8'));
    for (const damaged of [
      '',
      '{',
      JSON.stringify({ ...store, policies: {} }),
      JSON.stringify({ ...store, policies: null }),
      JSON.stringify({ ...store, manifest: 1 }),
    ]) {
      await writeFile(storeFile, damaged);
      expect(await client().policyFor('host')).toBeNull();
      expect(await client().refresh()).toMatchObject({ kind: 'fresh', status: 200 });
      expect(await client().policyFor('host')).toMatchObject({ frames: 8 });
    }
  });
  it('never throws when nobody answers', async () => {
    const lonely = client();
    server.close();
    server.closeAllConnections();
    expect(await lonely.refresh()).toMatchObject({ kind: 'unreachable', status: null });
  });
});
