import type {
  ClosePairBody,
  CompleteBody,
  DeviceFacts,
  EnrolledRunner,
  Heartbeat,
  HeartbeatBody,
  NextPair,
  Offer,
  PhoneProblem,
  ReportBatchBody,
  RunnerDevices,
} from '@framefarm/contracts';
import type { Static } from 'typebox';
import { ApiRefusal, LeaseLost } from './errors.ts';

export interface ApiClient {
  putDevices(
    devices: readonly DeviceFacts[],
    problems: readonly PhoneProblem[],
    signal?: AbortSignal,
  ): Promise<Static<typeof RunnerDevices>>;
  /** Long poll; null when there was nothing to do. */
  nextOffer(waitMs: number, signal: AbortSignal): Promise<Offer | null>;
  accept(attemptId: string, body: { claimId: string; fence: number }): Promise<void>;
  heartbeat(attemptId: string, body: Static<typeof HeartbeatBody>): Promise<Static<typeof Heartbeat>>;
  sendBatch(attemptId: string, body: Static<typeof ReportBatchBody>): Promise<void>;
  nextPair(attemptId: string, fence: number): Promise<NextPair>;
  closePair(attemptId: string, number: number, body: ClosePairBody): Promise<void>;
  complete(attemptId: string, body: CompleteBody): Promise<void>;
  artifact(sha256: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** Well below the 30 s after which the runner gives its lease up by itself. */
const HEARTBEAT_MS = 5000;

/** Trades the one-time code for the runner's token. */
export async function enrol(url: string, body: { code: string; name: string }): Promise<Static<typeof EnrolledRunner>> {
  return (await call(`${url}/v1/runners/enrol`, { method: 'POST', json: body })).json() as Promise<
    Static<typeof EnrolledRunner>
  >;
}

export function createApiClient(url: string, token: string): ApiClient {
  const send = (method: string, path: string, json?: unknown, signal?: AbortSignal) =>
    call(`${url}/v1${path}`, {
      method,
      token,
      ...(json === undefined ? {} : { json }),
      ...(signal === undefined ? {} : { signal }),
    });
  const attempt = (id: string, verb: string, json: unknown) => send('POST', `/runner/attempts/${id}/${verb}`, json);
  return {
    putDevices: async (devices, problems, signal) =>
      (await send('PUT', '/runner/devices', { devices, problems }, signal)).json() as Promise<
        Static<typeof RunnerDevices>
      >,
    async nextOffer(waitMs, signal) {
      const response = await send('GET', `/runner/offers?waitMs=${waitMs}`, undefined, signal);
      return response.status === 204 ? null : ((await response.json()) as Offer);
    },
    accept: async (id, body) => void (await attempt(id, 'accept', body)),
    heartbeat: async (id, body) =>
      (
        await send('POST', `/runner/attempts/${id}/heartbeat`, body, AbortSignal.timeout(HEARTBEAT_MS))
      ).json() as Promise<Static<typeof Heartbeat>>,
    sendBatch: async (id, body) => void (await attempt(id, 'batches', body)),
    nextPair: async (id, fence) => (await attempt(id, 'pairs', { fence })).json() as Promise<NextPair>,
    closePair: async (id, number, body) => void (await attempt(id, `pairs/${number}/close`, body)),
    complete: async (id, body) => void (await attempt(id, 'complete', body)),
    async artifact(sha256, signal) {
      const { body } = await send('GET', `/artifacts/${sha256}`, undefined, signal);
      if (body === null) throw new ApiRefusal(200, 'artifact.empty', `artifact ${sha256} came without a body`);
      return body;
    },
  };
}

interface Call {
  readonly method: string;
  readonly token?: string;
  readonly json?: unknown;
  readonly signal?: AbortSignal;
}

async function call(url: string, { method, token, json, signal }: Call): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    signal: signal === undefined ? AbortSignal.timeout(60_000) : AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
  });
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as { error?: { code: string; message: string } } | null;
  const { code = 'unknown', message = `HTTP ${response.status}` } = body?.error ?? {};
  if (code === 'lease.lost') throw new LeaseLost(message);
  throw new ApiRefusal(response.status, code, message);
}
