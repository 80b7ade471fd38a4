import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  type Envelope,
  MANIFEST_TYPE,
  type ManifestPayload,
  type Policy,
  type RootPayload,
} from '@framefarm/contracts';
import { type PolicyClientOptions, openPolicyClient } from '@framefarm/policy-client';
import { type Signer, firstRoot, makeKeyFile, nextRoot, seal, sealRoot } from '@framefarm/policy-signing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../src/app.ts';
import { createArtifactFolder } from '../src/features/artifacts/artifact-folder.ts';
import { FOLDER_KEYS, type KeyRing, openKeyRing, trustedKeysOf } from '../src/features/policies/key-ring.ts';
import { newId } from '../src/ids.ts';
import { createInProcessWake } from '../src/queue/create-in-process-wake.ts';
import { type TestFarm, createTestFarm } from './test-farm.ts';

let farm: TestFarm;
let folder: string;
let evidence: { traceRunIds: string[]; costRunIds: string[] };
const opened: { close(): Promise<unknown> }[] = [];
beforeAll(async () => {
  farm = await createTestFarm();
  folder = await mkdtemp(path.join(os.tmpdir(), 'framefarm-delivery-'));
  const [configuration] = farm.benchmark().configurations;
  if (configuration === undefined) throw new TypeError('the test farm has no configuration');
  const trace = await farm.runOnce({ configurations: [{ ...configuration, framePlan: { kind: 'dense' } }] });
  evidence = { traceRunIds: [trace], costRunIds: [await farm.runOnce({ launches: 2 })] };
});
afterAll(async () => {
  for (const app of opened) await app.close();
  await farm.close();
  await rm(folder, { recursive: true });
});

/** An API instance on the farm's database that signs with these keys, listening. */
async function instance(
  keys: KeyRing,
): Promise<{ url: string; post: (url: string, body?: object) => Promise<Answer> }> {
  const app = await buildApp(
    {
      pool: farm.pool,
      wake: createInProcessWake(),
      artifacts: createArtifactFolder(path.join(folder, 'artifacts')),
      dataDir: folder,
      keys,
      newId,
    },
    { logLevel: 'silent' },
  );
  opened.push(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const post = async (to: string, body?: object): Promise<Answer> => {
    const response = await fetch(`${url}/v1${to}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${farm.admin}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as never };
  };
  return { url, post };
}
interface Answer {
  readonly status: number;
  readonly body: Policy & { error: { code: string; message: string }; manifestVersion: number };
}
const tune = async (app: string, changes: object = {}) =>
  (
    await farm.call('POST', '/policies', {
      app,
      channel: 'stable',
      platform: 'linux',
      tier: 'host',
      budgetMs: 1000,
      ...evidence,
      ...changes,
    })
  ).body as Policy;
let stores = 0;
const phone = (url: string, app: string, trust: PolicyClientOptions['trust'], changes: object = {}) =>
  openPolicyClient({
    url,
    app,
    channel: 'stable',
    platform: 'linux',
    trust,
    tier: 'host',
    installId: 'install-1',
    storeFile: path.join(folder, `kept-${(stores += 1)}.json`),
    floor: null,
    ...changes,
  });
const newKey = (name: string, alg: Signer['alg'] = 'ES256') =>
  makeKeyFile(path.join(folder, `${name}-${randomUUID()}.pem`), alg);
const ringOf = (manifest: Signer, policy: Signer = manifest): KeyRing => ({
  manifest: [manifest],
  policy: [policy],
  acceptNew: false,
});
const manifestAt = async (url: string, app: string) =>
  JSON.parse(
    Buffer.from(
      ((await (await fetch(`${url}/v1/policy/${app}/stable/linux/manifest.json`)).json()) as Envelope).payload,
      'base64url',
    ).toString(),
  ) as ManifestPayload;

describe('root documents', () => {
  it('take phones from one key to the next, twice, also a phone that slept through it', async () => {
    const app = 'rotating';
    const [old, fresh, fresher, release] = [
      await newKey('old'),
      await newKey('fresh'),
      await newKey('fresher', 'Ed25519'),
      await newKey('release'),
    ];
    const roots = await Promise.all(['a', 'b', 'c'].map((name) => newKey(name, 'Ed25519')));
    const [a, b, c] = roots as [Signer, Signer, Signer];
    const first = firstRoot(app, roots, { manifest: [old], policy: [release] }, Date.now());
    const shipped = await sealRoot(first, first, [a, b]);
    const before = await instance(ringOf(old, release));
    expect((await before.post('/policy-roots', shipped)).status).toBe(201);
    const policy = await tune(app);
    expect((await before.post(`/policies/${policy.id}/publish`)).status).toBe(200);
    const [awake, asleep] = [
      await phone(before.url, app, { root: shipped }),
      await phone(before.url, app, { root: shipped }),
    ];
    expect(await awake.refresh()).toMatchObject({ kind: 'fresh' });
    expect(await asleep.refresh()).toMatchObject({ kind: 'fresh' });

    let previous: RootPayload = first;
    for (const [key, signers] of [
      [fresh, [b, c]],
      [fresher, [a, c]],
    ] as const) {
      const after = await instance(ringOf(key, release));
      const next = nextRoot(previous, { keys: { manifest: [key], policy: [release] }, nowMs: Date.now() });
      const refused = await after.post(
        '/policy-roots',
        await seal('application/vnd.framefarm.root+json', Buffer.from(JSON.stringify(next)), [b]),
      );
      expect([refused.status, refused.body.error.code]).toEqual([422, 'policy.root-refused']);
      // the old key is in the document no longer: what it would sign is not signed
      expect((await after.post('/policy-roots', await sealRoot(next, previous, signers))).status).toBe(201);
      const { rootVersion, manifestVersion } = await manifestAt(after.url, app);
      expect(rootVersion).toBe(next.rootVersion);
      // the instance that the phone asks may answer from memory for a second
      await expect.poll(async () => (await awake.refresh()).manifestVersion, { timeout: 5000 }).toBe(manifestVersion);
      previous = next;
    }
    expect(awake.current()).toMatchObject({ origin: 'fetched', sha256: policy.sha256 });
    expect(await asleep.refresh()).toMatchObject({ kind: 'fresh' });
    expect(asleep.current()).toMatchObject({ origin: 'fetched', sha256: policy.sha256 });
    // an instance that still has the first key is told so, and signs nothing
    const late = await before.post(`/policies/${(await tune(app)).id}/publish`);
    expect([late.status, late.body.error]).toMatchObject([
      409,
      { code: 'policy.key-untrusted', message: expect.stringContaining('framefarm key rotate') },
    ]);
  });

  it('undo a fast-forward: versions start anew under new manifest keys, and only so', async () => {
    const app = 'forwarded';
    const [stolen, fresh] = [await newKey('stolen'), await newKey('fresh')];
    const roots = await Promise.all(['a', 'b', 'c'].map((name) => newKey(name)));
    const [a, b] = roots as [Signer, Signer, Signer];
    const first = firstRoot(app, roots, { manifest: [stolen], policy: [stolen] }, Date.now());
    const shipped = await sealRoot(first, first, [a, b]);
    const api = await instance(ringOf(stolen));
    await api.post('/policy-roots', shipped);
    await api.post(`/policies/${(await tune(app)).id}/publish`);
    // the thief publishes the highest version there is
    const payload = { ...(await manifestAt(api.url, app)), manifestVersion: Number.MAX_SAFE_INTEGER, kill: 'off' };
    const thief = await seal(MANIFEST_TYPE, Buffer.from(JSON.stringify(payload)), [stolen]);
    const evil = await instance(ringOf(stolen));
    await farm.pool.query(`UPDATE manifest SET envelope = $2 WHERE app = $1`, [app, JSON.stringify(thief)]);
    const storeFile = path.join(folder, 'fooled.json');
    const fooled = await phone(evil.url, app, { root: shipped }, { storeFile });
    expect(await fooled.refresh()).toMatchObject({ kind: 'fresh', manifestVersion: Number.MAX_SAFE_INTEGER });
    await farm.pool.query(`DELETE FROM manifest WHERE app = $1`, [app]);

    const after = await instance(ringOf(fresh));
    expect(() =>
      nextRoot(first, { keys: { manifest: [stolen], policy: [fresh] }, startVersionsAnew: true, nowMs: 0 }),
    ).toThrow('new manifest keys');
    const next = nextRoot(first, {
      keys: { manifest: [fresh], policy: [fresh] },
      startVersionsAnew: true,
      nowMs: Date.now(),
    });
    expect((await after.post('/policy-roots', await sealRoot(next, first, [a, b]))).status).toBe(201);
    const policy = await tune(app);
    expect((await after.post(`/policies/${policy.id}/publish`)).status).toBe(200);
    const healed = await phone(after.url, app, { root: shipped }, { storeFile });
    expect(healed.current()).toMatchObject({ origin: 'none', reason: 'switched off by the kill switch' });
    expect(await healed.refresh()).toMatchObject({ kind: 'fresh', manifestVersion: 1 });
    expect(healed.current()).toMatchObject({ origin: 'fetched', sha256: policy.sha256 });
  });
});

describe('a lost signing key', () => {
  it('stops publishing in words, not the farm; what is published is still served', async () => {
    const app = 'lost';
    const [old, fresh] = [await newKey('old'), await newKey('fresh')];
    const before = await instance(ringOf(old));
    await before.post(`/policies/${(await tune(app)).id}/publish`);
    const after = await instance(ringOf(fresh));
    const refused = await after.post(`/policies/${(await tune(app)).id}/publish`);
    expect([refused.status, refused.body.error]).toMatchObject([
      409,
      { code: 'policy.key-lost', message: expect.stringContaining('FRAMEFARM_ACCEPT_NEW_KEYS=1') },
    ]);
    await farm.pool.query(`UPDATE manifest SET created_at = now() - interval '2 days' WHERE app = $1`, [app]);
    expect(await manifestAt(after.url, app)).toMatchObject({ manifestVersion: 1 });
    const accepted = await instance({ ...ringOf(fresh), acceptNew: true });
    expect((await accepted.post(`/policies/${(await tune(app)).id}/publish`)).status).toBe(200);
  });
  it('that is named by a file which is gone, stops the boot in words', async () => {
    const gone = { kind: 'file', file: path.join(folder, 'gone.pem') } as const;
    await expect(openKeyRing(folder, { ...FOLDER_KEYS, manifest: [gone] })).rejects.toThrow(
      'bring it back, or rotate it',
    );
  });
});

describe('the kill switch', () => {
  it('reaches phones by a manifest of a higher version, with its reason in the audit, and can be taken back', async () => {
    const app = 'killed';
    const key = await newKey('key');
    const api = await instance(ringOf(key));
    await api.post(`/policies/${(await tune(app)).id}/publish`);
    const client = await phone(api.url, app, { keys: trustedKeysOf(ringOf(key)) });
    await client.refresh();
    const kill = (word: string) =>
      api.post(`/policy/${app}/stable/linux/kill`, { kill: word, reason: 'covers are black on one model' });
    expect((await kill('off')).body).toMatchObject({ manifestVersion: 2 });
    expect(await client.refresh()).toMatchObject({ kind: 'fresh', manifestVersion: 2 });
    expect(client.current()).toMatchObject({ policy: null, reason: 'switched off by the kill switch' });
    await kill('none');
    await client.refresh();
    expect(client.current()).toMatchObject({ origin: 'fetched' });
    const { rows } = await farm.pool.query(`SELECT details FROM audit WHERE action = 'policy.kill' ORDER BY id`);
    expect(rows.map(({ details }) => [details.kill, details.reason])).toEqual([
      ['off', 'covers are black on one model'],
      ['none', 'covers are black on one model'],
    ]);
    const nowhere = await api.post('/policy/nobody/stable/linux/kill', { kill: 'off', reason: 'x' });
    expect(nowhere.status).toBe(404);
  });
});

describe('channel sandbox', () => {
  it('is kept by the server when it signs, whatever stands in the database', async () => {
    const key = await newKey('key');
    const api = await instance(ringOf(key));
    const policy = await tune('sandboxed');
    const payload = {
      ...(policy.payload as object),
      provenance: {
        bodies: ['virtual'],
        costRuns: ['run_00000001'],
        traceRuns: ['run_00000001'],
        launches: 2,
        boundMs: 1,
      },
    };
    const bytes = Buffer.from(JSON.stringify(payload));
    await farm.pool.query(`UPDATE policy SET payload = $2, sha256 = encode(sha256($2), 'hex') WHERE id = $1`, [
      policy.id,
      bytes,
    ]);
    const refused = await api.post(`/policies/${policy.id}/publish`);
    expect([refused.status, refused.body.error]).toMatchObject([
      422,
      { code: 'policy.refused', message: expect.stringContaining('sandbox only') },
    ]);
  });
});

describe('the refetch signal', () => {
  it('tells of a publish on another instance within two seconds, with the digest to fetch by', async () => {
    const app = 'signalled';
    const key = await newKey('key');
    const [here, there] = [await instance(ringOf(key)), await instance(ringOf(key))];
    await here.post(`/policies/${(await tune(app)).id}/publish`);
    const client = await phone(there.url, app, { keys: trustedKeysOf(ringOf(key)) });
    await client.refresh();
    const stop = new AbortController();
    const stream = await fetch(`${there.url}/v1/policy/${app}/stable/events`, { signal: stop.signal });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const follower = await phone(there.url, app, { keys: trustedKeysOf(ringOf(key)) });
    const followed = new Promise<void>((resolve) => {
      const { stop: end } = follower.follow(({ manifestVersion }) => {
        if (manifestVersion === 1)
          void here.post(`/policy/${app}/stable/linux/kill`, { kill: 'floor', reason: 'test' });
        if (manifestVersion !== 2) return;
        end();
        resolve();
      });
    });
    let text = '';
    for await (const chunk of stream.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      if (text.includes('data:')) break;
    }
    stop.abort();
    await followed;
    const event = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') as { sha256: string };
    expect(event).toMatchObject({ type: 'refetchEvaluation', platform: 'linux', manifestVersion: 2 });
    expect(await client.refresh(event.sha256)).toMatchObject({ kind: 'fresh', manifestVersion: 2 });
  });
  it('is not given to more than there is room for on channels that do not exist', async () => {
    const answer = await farm.app.inject({ url: '/v1/policy/demo/nowhere/events' });
    expect(answer.statusCode).toBe(400);
  });
});

describe('a manifest in memory', () => {
  it('is not served for longer than a second after another instance has published', async () => {
    const app = 'cached';
    const key = await newKey('key');
    const [here, there] = [await instance(ringOf(key)), await instance(ringOf(key))];
    await here.post(`/policies/${(await tune(app)).id}/publish`);
    const url = `${there.url}/v1/policy/${app}/stable/linux/manifest.json`;
    const first = await fetch(url);
    const etag = first.headers.get('etag') as string;
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect([again.status, again.headers.get('cache-control')]).toEqual([304, first.headers.get('cache-control')]);
    expect(await first.text()).toBe(await (await fetch(url)).text());
    await here.post(`/policy/${app}/stable/linux/kill`, { kill: 'off', reason: 'test' });
    expect((await manifestAt(here.url, app)).manifestVersion).toBe(2);
    await expect.poll(async () => (await manifestAt(there.url, app)).manifestVersion, { timeout: 5000 }).toBe(2);
  });
});
