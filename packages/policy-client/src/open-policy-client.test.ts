import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type Envelope, MANIFEST_TYPE, POLICY_TYPE, preAuthEncoding } from '@framefarm/contracts';
import { fixedPolicy } from '@framefarm/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bucketOf } from './bucket-of.ts';
import { PolicyClientError } from './errors.ts';
import { type PolicyClientOptions, openPolicyClient } from './open-policy-client.ts';

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
const POLICY = fixedPolicy();
const bytesOf = (value: object) => Buffer.from(JSON.stringify(value));
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const [policy, candidate] = [bytesOf(POLICY), bytesOf({ ...POLICY, policyVersion: 2, frames: 12 })];
const referenceTo = (bytes: Buffer, policyVersion: number) => ({
  policyVersion,
  sha256: digestOf(bytes),
  length: bytes.length,
});
const manifestOf = (version: number, changes: object = {}) =>
  seal(
    MANIFEST_TYPE,
    bytesOf({
      schema: 1,
      app: 'demo',
      channel: 'stable',
      platform: 'linux',
      manifestVersion: version,
      issuedAt: '2026-05-30T00:00:00Z',
      notAfter: '2026-06-06T00:00:00Z',
      kill: 'none',
      tiers: { host: referenceTo(policy, 1) },
      ...changes,
    }),
  );

let folder: string;
let server: Server;
let storeFile: string;
let manifest: string;
let blobs: boolean;
let asked: string[];
const etag = () => {
  const payload = Buffer.from((JSON.parse(manifest) as Envelope).payload ?? '', 'base64url');
  return `"sha256-${createHash('sha256').update(payload).digest('base64url')}"`;
};
beforeEach(async () => {
  [manifest, blobs, asked] = [manifestOf(5), true, []];
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-client-'));
  storeFile = path.join(folder, 'app', 'policy.json');
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const digest = /\/blob\/(\w+)\.json/.exec(request.url ?? '')?.[1];
    if (digest !== undefined) {
      const found = [policy, candidate].find((bytes) => digestOf(bytes) === digest);
      if (blobs && found === undefined) return response.writeHead(200).end(manifest);
      return response.writeHead(blobs ? 200 : 503).end(blobs && found ? seal(POLICY_TYPE, found) : '');
    }
    if (!manifest.startsWith('{"payload')) return response.writeHead(200).end(manifest);
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
const NOW = Date.parse('2026-06-01T00:00:00Z');
function open(changes: Partial<PolicyClientOptions> = {}) {
  const { port } = server.address() as { port: number };
  return openPolicyClient({
    url: `http://127.0.0.1:${port}`,
    app: 'demo',
    channel: 'stable',
    platform: 'linux',
    trust: { keys },
    tier: 'host',
    installId: 'install-1',
    storeFile,
    floor: null,
    nowMs: () => NOW,
    ...changes,
  });
}
const FLOOR = { ...POLICY, frames: 1 };

describe('a policy client', () => {
  it('keeps what it fetched and verified, and asks by ETag afterwards', async () => {
    const client = await open();
    expect(await client.refresh()).toMatchObject({ kind: 'fresh', status: 200, manifestVersion: 5 });
    expect(await client.refresh()).toMatchObject({ kind: 'unchanged', status: 304 });
    const again = await open();
    expect(again.current()).toMatchObject({ origin: 'fetched', policy: { frames: 8 }, sha256: digestOf(policy) });
    expect(await again.refresh()).toMatchObject({ kind: 'unchanged', status: 304 });
    expect(asked.filter((url) => url.includes('/blob/'))).toHaveLength(1);
  });
  it('gives the bundled floor for a tier of which nothing is published, and goes on fetching', async () => {
    const client = await open({ tier: 'mid', floor: FLOOR });
    expect(client.current()).toMatchObject({ origin: 'bundled', policy: { frames: 1 } });
    expect(await client.refresh()).toMatchObject({ kind: 'fresh' });
    expect(client.current()).toMatchObject({
      origin: 'bundled',
      reason: 'nothing is published for tier mid',
      manifestVersion: 5,
    });
  });
  it('says at once, and only then, that the app came with a floor or a root document that is none', async () => {
    await expect(open({ floor: { ...FLOOR, frames: 1e9 } })).rejects.toThrow(PolicyClientError);
    await expect(open({ trust: { root: { payload: 'e30' } } })).rejects.toThrow(PolicyClientError);
  });
  it('keeps the last good policy when a lower version, junk or an endless answer is served', async () => {
    const client = await open();
    await client.refresh();
    for (const bad of [manifestOf(4), '{}', 'no JSON', `"${'x'.repeat(300_000)}"`]) {
      manifest = bad;
      expect(await client.refresh()).toMatchObject({ kind: 'refused', reason: expect.any(String) });
      expect(client.current()).toMatchObject({ origin: 'fetched', policy: { frames: 8 } });
      expect((await open()).current()).toMatchObject({ policy: { frames: 8 } });
    }
  });
  it('obeys a kill even while the policies cannot be fetched', async () => {
    const client = await open({ floor: FLOOR });
    await client.refresh();
    [manifest, blobs] = [manifestOf(6, { kill: 'off' }), false];
    expect(await client.refresh()).toMatchObject({ kind: 'fresh' });
    expect(client.current()).toMatchObject({ policy: null, origin: 'none', reason: 'switched off by the kill switch' });
    manifest = manifestOf(7, { kill: 'floor' });
    await client.refresh();
    expect((await open({ floor: FLOOR })).current()).toMatchObject({ origin: 'bundled', policy: { frames: 1 } });
  });
  it('uses the last good policy for a day after the manifest has expired, then the floor', async () => {
    await (await open()).refresh();
    const at = async (time: string) => (await open({ floor: FLOOR, nowMs: () => Date.parse(time) })).current().origin;
    expect(await at('2026-06-06T23:59:00Z')).toBe('fetched');
    expect(await at('2026-06-07T00:01:00Z')).toBe('bundled');
  });
  it('does not take a lower version after an expiry or a kill either', async () => {
    const client = await open();
    await client.refresh();
    manifest = manifestOf(4, { issuedAt: '2026-06-08T00:00:00Z', notAfter: '2026-06-14T00:00:00Z' });
    const later = await open({ nowMs: () => Date.parse('2026-06-09T00:00:00Z') });
    expect(await later.refresh()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('rollback') });
  });
  it('refuses a manifest from beyond tomorrow, because its own clock is behind, and keeps what it has', async () => {
    const behind = await open({ nowMs: () => Date.parse('2026-05-28T23:59:59Z') });
    expect(await behind.refresh()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('clock behind') });
    const nearly = await open({ nowMs: () => Date.parse('2026-05-29T00:00:01Z') });
    expect(await nearly.refresh()).toMatchObject({ kind: 'fresh' });
  });
  it('starts anew from a torn or damaged file, without an ETag, instead of hearing 304 for ever', async () => {
    await (await open()).refresh();
    const whole = await readFile(storeFile, 'utf8');
    const torn = [0, 1, 64, 65, 200, whole.length >> 1, whole.length - 1].map((length) => whole.slice(0, length));
    const bitRot = whole.replace('"version":5', '"version":9');
    expect(bitRot).not.toBe(whole);
    for (const damaged of [...torn, bitRot, `${whole}x`, '\0'.repeat(500)]) {
      await writeFile(storeFile, damaged);
      const client = await open({ floor: FLOOR });
      expect(client.current()).toMatchObject({ origin: 'bundled' });
      expect(await client.refresh()).toMatchObject({ kind: 'fresh', status: 200 });
      expect(client.current()).toMatchObject({ origin: 'fetched', policy: { frames: 8 } });
    }
  });
  it('trusts nothing in a whole file that somebody else has signed', async () => {
    await (await open()).refresh();
    const stranger = [
      {
        ...keys[0],
        publicKeyPem: generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      },
    ];
    const client = await open({ trust: { keys: stranger as typeof keys } });
    expect(client.current()).toMatchObject({ policy: null, reason: 'nothing that was fetched may be used' });
  });
  it('uses what it fetched though the disk refuses it, and says so', async () => {
    await writeFile(path.join(folder, 'app'), 'a file where the folder should be');
    const client = await open();
    expect(await client.refresh()).toMatchObject({
      kind: 'fresh',
      reason: expect.stringContaining('could not be kept'),
    });
    expect(client.current()).toMatchObject({ origin: 'fetched' });
  });
  it('leaves one file behind, whatever number of refreshes come at once', async () => {
    const client = await open();
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.refresh()));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['fresh']));
    expect(asked.filter((url) => url.endsWith('manifest.json'))).toHaveLength(1);
    expect(await readdir(path.join(folder, 'app'))).toEqual(['policy.json']);
  });
  it('never throws when nobody answers', async () => {
    const lonely = await open();
    server.close();
    server.closeAllConnections();
    expect(await lonely.refresh()).toMatchObject({ kind: 'unreachable', status: null });
  });
  it('does not let a publish wait: what is current is there at once while a refresh hangs', async () => {
    const client = await open();
    await client.refresh();
    server.removeAllListeners('request');
    const hanging = client.refresh();
    expect(client.current()).toMatchObject({ origin: 'fetched', policy: { frames: 8 } });
    server.closeAllConnections();
    expect(await hanging).toMatchObject({ kind: 'unreachable' });
  });
  it('fetches the manifest that a refetch signal names, past what a CDN still holds', async () => {
    const client = await open();
    const payload = Buffer.from((JSON.parse(manifest) as Envelope).payload, 'base64url');
    expect(await client.refresh(digestOf(payload))).toMatchObject({ kind: 'fresh', manifestVersion: 5 });
    expect(asked[0]).toContain(`/blob/${digestOf(payload)}.json`);
  });
  it('keeps what it has when a manifest wants a newer harness or a model that is not there', async () => {
    manifest = manifestOf(5, { minHarness: 3 });
    expect(await (await open({ harness: 2 })).refresh()).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('newer harness'),
    });
    expect(await (await open({ harness: 3 })).refresh()).toMatchObject({ kind: 'fresh' });
    const other = await open({ models: ['b'.repeat(64)], storeFile: `${storeFile}-2` });
    expect(await other.refresh()).toMatchObject({ kind: 'refused', reason: expect.stringContaining('model') });
  });
});

describe('a rollout', () => {
  const salt = 'salt-of-2';
  const installs = Array.from({ length: 40 }, (_, k) => `install-${k}`);
  const withRange = (to: number, state = 'live') =>
    manifestOf(6, {
      tiers: {
        host: {
          ...referenceTo(policy, 1),
          rollout: {
            candidate: referenceTo(candidate, 2),
            salt,
            state,
            candidateFrom: 0,
            candidateTo: to,
            controlFrom: 10_000 - to,
            controlTo: 10_000,
          },
        },
      },
    });
  it('gives the candidate to the buckets of its range, the stable policy to all others, and names the arm', async () => {
    manifest = withRange(3000);
    for (const [k, installId] of installs.entries()) {
      const client = await open({ installId, storeFile: `${storeFile}-${k}` });
      await client.refresh();
      const bucket = bucketOf(salt, installId);
      const arm = bucket < 3000 ? 'candidate' : bucket >= 7000 ? 'control' : 'stable';
      expect(client.current()).toMatchObject({ arm, policy: { frames: arm === 'candidate' ? 12 : 8 }, shadow: null });
    }
  });
  it('in state shadow lets everybody use the stable policy and some try the candidate afterwards', async () => {
    manifest = withRange(3000, 'shadow');
    const installId = installs.find((one) => bucketOf(salt, one) < 3000) as string;
    const client = await open({ installId });
    await client.refresh();
    expect(client.current()).toMatchObject({ policy: { frames: 8 }, shadow: { frames: 12 }, arm: 'candidate' });
  });
  it('whose ranges overlap is refused', async () => {
    manifest = withRange(6000);
    expect(await (await open()).refresh()).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('overlap'),
    });
  });
  it('moves nobody from one arm to another while it grows, and its salt is independent of others', () => {
    const armAt = (bucket: number, to: number) =>
      bucket < to ? 'candidate' : bucket >= 10_000 - to ? 'control' : null;
    const many = Array.from({ length: 20_000 }, (_, k) => `phone-${k}`);
    for (const installId of many) {
      const arms = [100, 500, 2500, 5000]
        .map((to) => armAt(bucketOf(salt, installId), to))
        .filter((arm) => arm !== null);
      expect(new Set(arms).size).toBeLessThanOrEqual(1);
    }
    // a 10 x 10 table of two salts: chi-square with 81 degrees of freedom is above 130 once in 2,000 tables
    const cells = Array.from({ length: 100 }, () => 0);
    for (const one of many) {
      const cell = Math.floor(bucketOf('salt-of-2', one) / 1000) * 10 + Math.floor(bucketOf('salt-of-3', one) / 1000);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    expect(cells.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)).toBeLessThan(150);
  });
});
