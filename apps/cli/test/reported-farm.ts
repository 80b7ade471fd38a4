import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {
  Benchmark,
  CreateBenchmarkBody,
  Model,
  NextPair,
  Offer,
  PhoneProblem,
  Policy,
} from '@framefarm/contracts';
import { startProgram } from '@framefarm/program';
import { aReport, aTelemetry } from '@framefarm/testkit';

const FIXED = { kind: 'fixed', frames: 1, deadlineMs: null } as const;

/** The real API with its own Postgres, and a hand that plays the runner over HTTP: it answers offers with sound reports. */
export async function startReportedFarm() {
  const state = mkdtempSync(path.join(os.tmpdir(), 'framefarm-cli-'));
  const api = await startProgram({
    name: 'the API',
    file: 'apps/api/src/main.ts',
    readyEvent: 'api.ready',
    env: {
      FRAMEFARM_DATA_DIR: path.join(state, 'api'),
      FRAMEFARM_BOOTSTRAP_TOKEN_FILE: path.join(state, 'api.json'),
    },
  });
  const { url, token } = JSON.parse(readFileSync(path.join(state, 'api.json'), 'utf8')) as {
    url: string;
    token: string;
  };
  async function call<T>(method: string, route: string, body?: unknown, bearer = token): Promise<T> {
    const bytes = body instanceof Buffer ? new Uint8Array(body) : null;
    const type = bytes === null ? 'application/json' : 'application/octet-stream';
    const response = await fetch(`${url}/v1${route}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        'idempotency-key': randomUUID(),
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined ? {} : { body: bytes ?? JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new TypeError(`${method} ${route}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  async function upload(text: string): Promise<string> {
    const sha256 = createHash('sha256').update(text).digest('hex');
    await call('PUT', `/artifacts/${sha256}`, Buffer.from(text));
    return sha256;
  }

  const { code } = await call<{ code: string }>('POST', '/enrolment-codes');
  const runner = await call<{ token: string }>('POST', '/runners/enrol', { code, name: 'hand' });
  const facts = { platform: 'linux', body: 'host', tier: 'host', tierSource: 'declared', model: 'm', osVersion: '1' };
  /** What the runner says that it sees: its one phone or none, and what it cannot use. */
  const tell = (isThere: boolean, problems: readonly PhoneProblem[] = []) =>
    call(
      'PUT',
      '/runner/devices',
      { devices: isThere ? [{ serial: 'phone-1', ...facts, abi: 'x', ramMb: 1, profile: null }] : [], problems },
      runner.token,
    );
  await tell(true);
  const preprocessing = { width: 8, height: 8, channels: 'rgb', resize: 'bilinear', mean: [0, 0, 0], scale: [1, 1, 1] };
  const variants = [{ precision: 'fp32', sha256: await upload('model') }];
  const model = await call<Model>('POST', '/models', { name: 'quality', version: '1', preprocessing, variants });
  await call('POST', '/harness-builds', { platform: 'linux', version: '1', sha256: await upload('build') });
  const engine = { engine: 'device', backend: 'cpu', precision: 'fp32', threads: 1 } as const;
  const benchmark = async (changes: Partial<CreateBenchmarkBody> = {}): Promise<CreateBenchmarkBody> => ({
    name: 'by hand',
    modelIds: [model.id],
    clips: [{ name: 'clip', sha256: await upload('clip') }],
    targets: [{ tiers: ['host'] }],
    configurations: [{ ...engine, framePlan: FIXED }],
    launches: 2,
    warmupIterations: 0,
    iterations: 1,
    saveFrames: 'none',
    ...changes,
  });

  const asRunner = <T>(method: string, route: string, body?: unknown) => call<T>(method, route, body, runner.token);
  async function takeOffer() {
    const offer = await asRunner<Offer>('GET', '/runner/offers?waitMs=20000');
    const say = <T>(verb: string, body: object) =>
      asRunner<T>('POST', `/runner/attempts/${offer.attemptId}/${verb}`, { fence: offer.fence, ...body });
    await say('accept', { claimId: randomUUID() });
    return { offer, say };
  }
  const HOST = { platform: 'linux', body: 'host' } as const;
  const WELL = { outcome: 'succeeded', fault: null, reasons: [], tainted: false };
  /** Takes the oldest queued run and ends it as valid; launches differ by a percent. Returns its id. */
  async function report(frameMs?: number): Promise<string> {
    const { offer, say } = await takeOffer();
    for (let launch = 0; launch < offer.launches; launch += 1) {
      const wobble = 1 + 0.01 * Math.sin(7 * offer.fence + launch);
      const records = aReport(offer, launch, HOST, frameMs === undefined ? undefined : frameMs * wobble);
      await say('batches', { batchId: randomUUID(), records });
    }
    await say('complete', WELL);
    return offer.runId;
  }
  /** Takes the oldest queued run, which measures pairs, and measures until its plan is decided; B is slower by `change`. */
  async function reportPairs(change: number): Promise<void> {
    const { offer, say } = await takeOffer();
    for (;;) {
      const { pair } = await say<NextPair>('pairs', {});
      if (pair === null) break;
      for (const [place, arm] of pair.order.entries()) {
        const { plan } = (offer.pairs as NonNullable<Offer['pairs']>).arms[arm];
        const frameMs = (1 + 0.005 * Math.sin(7 * pair.number + place)) * (arm === 'B' ? 1 + change : 1) * 2;
        await say('batches', {
          batchId: randomUUID(),
          records: aReport({ plan }, pair.firstLaunch + place, HOST, frameMs),
        });
      }
      const launches = pair.order.map((arm, place) => ({
        arm,
        launch: pair.firstLaunch + place,
        telemetry: aTelemetry(),
      }));
      await say(`pairs/${pair.number}/close`, { launches, missing: [], waitedFor: [], waitedMs: 0 });
    }
    await say('complete', WELL);
  }

  return {
    state,
    url,
    token,
    benchmark,
    report,
    reportPairs,
    tell,
    async run(changes: Partial<CreateBenchmarkBody> = {}, frameMs?: number): Promise<string> {
      await call<Benchmark>('POST', '/benchmarks', await benchmark(changes));
      return report(frameMs);
    },
    /** The next version of the model, with the same bytes. */
    nextBuild: (version: string) =>
      call<Model>('POST', '/models', { name: 'quality', version, preprocessing, variants }),
    /** A policy for channel stable, published, resting on two runs made here. */
    async policy(): Promise<Policy> {
      const costs = await this.run();
      const trace = await this.run({ configurations: [{ ...engine, framePlan: { kind: 'dense' } }] });
      const place = { app: 'demo', channel: 'stable', platform: 'linux', tier: 'host' };
      const evidence = { budgetMs: 1000, traceRunIds: [trace], costRunIds: [costs] };
      const { id } = await call<Policy>('POST', '/policies', { ...place, ...evidence });
      return call<Policy>('POST', `/policies/${id}/publish`);
    },
    /** Another one for the same tier, not published. */
    async nextPolicy(budgetMs: number): Promise<Policy> {
      const costs = await this.run();
      const trace = await this.run({ configurations: [{ ...engine, framePlan: { kind: 'dense' } }] });
      const place = { app: 'demo', channel: 'stable', platform: 'linux', tier: 'host' };
      return call<Policy>('POST', '/policies', { ...place, budgetMs, traceRunIds: [trace], costRunIds: [costs] });
    },
    async stop() {
      await api.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}
export type ReportedFarm = Awaited<ReturnType<typeof startReportedFarm>>;
