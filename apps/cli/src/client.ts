import { randomUUID } from 'node:crypto';
import type {
  AaSchedule,
  AcknowledgeAlertBody,
  AlertDetails,
  Alerts,
  AssignAlertBody,
  Baseline,
  Baselines,
  Benchmark,
  BenchmarkPreview,
  Benchmarks,
  BorrowPolicyBody,
  Breakers,
  CloseBreakerBody,
  CloseAlertBody,
  Comparison,
  ComparisonRaw,
  ConsistencyRecord,
  ConsistencyRecords,
  ConsistencyReport,
  KeepConsistencyBody,
  Comparisons,
  CreateBenchmarkBody,
  CreateComparisonBody,
  CreateHarnessBuildBody,
  CreateModelBody,
  CreatedToken,
  CreateTokenBody,
  Device,
  DeviceHistory,
  Devices,
  EnrolmentCode,
  Envelope,
  ErrorBody,
  ConfirmGateBody,
  Gate,
  GateDefinition,
  GateRun,
  GateRuns,
  GateScore,
  Gates,
  HarnessBuild,
  HoldBody,
  InstalledRoot,
  Model,
  ModelBudget,
  ModelDetails,
  ModelFamily,
  Models,
  Noise,
  Policies,
  Policy,
  PutBaselineBody,
  Run,
  RolloutDetails,
  RolloutHistory,
  RolloutView,
  RolloutViews,
  KillBody,
  KilledManifest,
  RunGateBody,
  RunEvents,
  RunReport,
  Runs,
  SeriesList,
  SeriesWithPoints,
  SigningKeys,
  SilenceAlertBody,
  SustainedCurve,
  TuneBody,
  TunePolicyBody,
  WeeklyReport,
  Tuning,
} from '@framefarm/contracts';
import type { Static } from 'typebox';
import type { Access } from './env.ts';
import { CommandError } from './errors.ts';

/** The API as typed functions; no logic. An HTTP error becomes a CommandError with the API's own words. */
export function createClient({ url, token }: Access) {
  function refusal(status: number, text: string): CommandError {
    const said = text.startsWith('{"error"') ? (JSON.parse(text) as Static<typeof ErrorBody>).error : null;
    if (said !== null) return new CommandError(status >= 500 ? 20 : 2, `${said.code}: ${said.message}`);
    return new CommandError(
      20,
      `${url} answered HTTP ${status} and is no Framefarm API; give the API's address by --url`,
    );
  }
  async function call<T>(
    method: string,
    path: string,
    options: { json?: unknown; bytes?: Uint8Array; headers?: Record<string, string> } = {},
  ): Promise<T> {
    const type = options.json === undefined ? 'application/octet-stream' : 'application/json';
    const body = options.json === undefined ? options.bytes : JSON.stringify(options.json);
    const response = await fetch(`${url}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    }).catch((error: Error) => {
      // fetch says no more than that it failed; why is in its cause
      const why = error.cause instanceof Error ? error.cause.message : error.message;
      throw new CommandError(
        20,
        `${url} does not answer (${why}); is the farm running? Start it with "framefarm local"`,
      );
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    if (!response.ok || (text !== '' && !isJson)) throw refusal(response.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  return {
    /** Where the API is. */
    url,
    createToken: (json: Static<typeof CreateTokenBody>) =>
      call<Static<typeof CreatedToken>>('POST', '/tokens', { json }),
    revokeToken: (id: string) => call<void>('DELETE', `/tokens/${encodeURIComponent(id)}`),
    createEnrolmentCode: () => call<Static<typeof EnrolmentCode>>('POST', '/enrolment-codes'),
    devices: () => call<Static<typeof Devices>>('GET', '/devices'),
    deviceHistory: (id: string) =>
      call<Static<typeof DeviceHistory>>('GET', `/devices/${encodeURIComponent(id)}/history`),
    setLabels: (id: string, labels: readonly string[]) =>
      call<Device>('PUT', `/devices/${encodeURIComponent(id)}/labels`, { json: { labels } }),
    holdDevice: (id: string, json: Static<typeof HoldBody>) =>
      call<Device>('POST', `/devices/${encodeURIComponent(id)}/hold`, { json }),
    releaseDevice: (id: string) => call<Device>('POST', `/devices/${encodeURIComponent(id)}/release`),
    returnDevice: (id: string) => call<Device>('POST', `/devices/${encodeURIComponent(id)}/return`),
    previewBenchmark: (json: CreateBenchmarkBody) =>
      call<Static<typeof BenchmarkPreview>>('POST', '/benchmarks/preview', { json }),
    putArtifact: (sha256: string, bytes: Uint8Array) => call<void>('PUT', `/artifacts/${sha256}`, { bytes }),
    models: () => call<Static<typeof Models>>('GET', '/models'),
    model: (id: string) => call<ModelDetails>('GET', `/models/${encodeURIComponent(id)}`),
    createModel: (json: Static<typeof CreateModelBody>) => call<Model>('POST', '/models', { json }),
    setModelBudget: (family: string, channel: string, json: ModelBudget) =>
      call<ModelFamily>('PUT', `/model-families/${encodeURIComponent(family)}/budgets/${channel}`, { json }),
    createHarnessBuild: (json: Static<typeof CreateHarnessBuildBody>) =>
      call<HarnessBuild>('POST', '/harness-builds', { json }),
    submit: (json: CreateBenchmarkBody, key: string = randomUUID()) =>
      call<Benchmark>('POST', '/benchmarks', { json, headers: { 'idempotency-key': key } }),
    benchmarks: () => call<Static<typeof Benchmarks>>('GET', '/benchmarks'),
    benchmark: (id: string) => call<Benchmark>('GET', `/benchmarks/${encodeURIComponent(id)}`),
    cancelBenchmark: (id: string) => call<Benchmark>('POST', `/benchmarks/${encodeURIComponent(id)}/cancel`),
    compare: (json: CreateComparisonBody, key: string = randomUUID()) =>
      call<Comparison>('POST', '/comparisons', { json, headers: { 'idempotency-key': key } }),
    comparisons: () => call<Static<typeof Comparisons>>('GET', '/comparisons'),
    comparison: (id: string) => call<Comparison>('GET', `/comparisons/${encodeURIComponent(id)}`),
    comparisonRaw: (id: string) => call<ComparisonRaw>('GET', `/comparisons/${encodeURIComponent(id)}/raw`),
    cancelComparison: (id: string) => call<Comparison>('POST', `/comparisons/${encodeURIComponent(id)}/cancel`),
    putBaseline: (json: PutBaselineBody) => call<Baseline>('PUT', '/baselines', { json }),
    baselines: () => call<Static<typeof Baselines>>('GET', '/baselines'),
    putGate: (json: GateDefinition) => call<Gate>('PUT', '/gates', { json }),
    gates: () => call<Static<typeof Gates>>('GET', '/gates'),
    gateScore: (name: string) => call<GateScore>('GET', `/gates/${encodeURIComponent(name)}/score`),
    runGate: (json: RunGateBody) => call<GateRun>('POST', '/gate-runs', { json }),
    gateRuns: () => call<Static<typeof GateRuns>>('GET', '/gate-runs'),
    gateRun: (id: string) => call<GateRun>('GET', `/gate-runs/${encodeURIComponent(id)}`),
    confirmGate: (id: string, json: ConfirmGateBody) =>
      call<GateRun>('POST', `/gate-runs/${encodeURIComponent(id)}/confirm`, { json }),
    runs: (benchmarkId?: string) =>
      call<Static<typeof Runs>>(
        'GET',
        `/runs${benchmarkId === undefined ? '' : `?benchmarkId=${encodeURIComponent(benchmarkId)}`}`,
      ),
    aliveRuns: () => call<Static<typeof Runs>>('GET', '/runs?alive=true'),
    run: (id: string) => call<Run>('GET', `/runs/${encodeURIComponent(id)}`),
    runEvents: (id: string) => call<Static<typeof RunEvents>>('GET', `/runs/${encodeURIComponent(id)}/events`),
    runReport: (id: string) => call<Static<typeof RunReport>>('GET', `/runs/${encodeURIComponent(id)}/report`),
    runCurve: (id: string) => call<SustainedCurve>('GET', `/runs/${encodeURIComponent(id)}/curve`),
    tunePolicy: (json: Static<typeof TunePolicyBody>) => call<Policy>('POST', '/policies', { json }),
    startTuning: (json: TuneBody) => call<Tuning>('POST', '/tunings', { json }),
    tuning: (id: string) => call<Tuning>('GET', `/tunings/${encodeURIComponent(id)}`),
    cancelTuning: (id: string) => call<Tuning>('POST', `/tunings/${encodeURIComponent(id)}/cancel`),
    borrowPolicy: (json: BorrowPolicyBody) => call<Policy>('POST', '/policies/borrow', { json }),
    certifyPolicy: (id: string, runIds: string[]) =>
      call<Policy>('POST', `/policies/${encodeURIComponent(id)}/certify`, { json: { runIds } }),
    publishPolicy: (id: string, ifMatch?: string) =>
      call<Policy>('POST', `/policies/${encodeURIComponent(id)}/publish`, {
        headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
      }),
    policies: () => call<Static<typeof Policies>>('GET', '/policies'),
    policy: (id: string) => call<Policy>('GET', `/policies/${encodeURIComponent(id)}`),
    installRoot: (json: Envelope) => call<Static<typeof InstalledRoot>>('POST', '/policy-roots', { json }),
    startRollout: (policyId: string) => call<RolloutView>('POST', '/rollouts', { json: { policyId } }),
    rollouts: () => call<Static<typeof RolloutViews>>('GET', '/rollouts'),
    rollout: (id: string) => call<RolloutDetails>('GET', `/rollouts/${encodeURIComponent(id)}`),
    advanceRollout: (id: string, from: string) =>
      call<RolloutView>('POST', `/rollouts/${encodeURIComponent(id)}/advance`, { json: { from } }),
    approveRollout: (id: string) => call<RolloutView>('POST', `/rollouts/${encodeURIComponent(id)}/approve`),
    moveRollout: (id: string, verb: 'pause' | 'resume' | 'rollback' | 'reject', reason: string) =>
      call<RolloutView>('POST', `/rollouts/${encodeURIComponent(id)}/${verb}`, { json: { reason } }),
    rolloutHistory: () => call<Static<typeof RolloutHistory>>('GET', '/rollout-history'),
    killPolicies: (place: string, json: Static<typeof KillBody>) =>
      call<Static<typeof KilledManifest>>('POST', `/policy/${place}/kill`, { json }),
    signingKeys: () => call<Static<typeof SigningKeys>>('GET', '/signing-keys'),
    async artifact(sha256: string): Promise<Uint8Array> {
      const response = await fetch(`${url}/v1/artifacts/${sha256}`, { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) throw refusal(response.status, await response.text());
      return new Uint8Array(await response.arrayBuffer());
    },
    seriesList: () => call<Static<typeof SeriesList>>('GET', '/series'),
    series: (id: string) => call<SeriesWithPoints>('GET', `/series/${encodeURIComponent(id)}`),
    alerts: (all: boolean) => call<Static<typeof Alerts>>('GET', all ? '/alerts?all=true' : '/alerts'),
    alert: (id: string) => call<AlertDetails>('GET', `/alerts/${encodeURIComponent(id)}`),
    acknowledgeAlert: (id: string, json: Static<typeof AcknowledgeAlertBody>) =>
      call<AlertDetails>('POST', `/alerts/${encodeURIComponent(id)}/acknowledge`, { json }),
    closeAlert: (id: string, verb: 'explain' | 'fix' | 'wrong', json: Static<typeof CloseAlertBody>) =>
      call<AlertDetails>('POST', `/alerts/${encodeURIComponent(id)}/${verb}`, { json }),
    assignAlert: (id: string, json: Static<typeof AssignAlertBody>) =>
      call<AlertDetails>('POST', `/alerts/${encodeURIComponent(id)}/assign`, { json }),
    silenceAlert: (id: string, json: Static<typeof SilenceAlertBody>) =>
      call<AlertDetails>('POST', `/alerts/${encodeURIComponent(id)}/silence`, { json }),
    breakers: () => call<Breakers>('GET', '/breakers'),
    closeBreaker: (scope: string, json: Static<typeof CloseBreakerBody>) =>
      call<Breakers>('POST', `/breakers/${encodeURIComponent(scope)}/close`, { json }),
    weeklyReport: (until?: string) =>
      call<WeeklyReport>('GET', `/reports/weekly${until === undefined ? '' : `?until=${encodeURIComponent(until)}`}`),
    keepConsistencyReport: (json: KeepConsistencyBody) =>
      call<ConsistencyRecord>('POST', '/consistency-reports', { json }),
    consistencyReports: (model?: string) =>
      call<Static<typeof ConsistencyRecords>>(
        'GET',
        `/consistency-reports${model === undefined ? '' : `?model=${encodeURIComponent(model)}`}`,
      ),
    consistencyReport: (id: string) => call<ConsistencyReport>('GET', `/consistency-reports/${encodeURIComponent(id)}`),
    noise: () => call<Noise>('GET', '/noise'),
    scheduleNoise: (json: Static<typeof AaSchedule>) => call<Noise>('PUT', '/noise/schedule', { json }),
    cancelRun: (id: string) => call<Run>('POST', `/runs/${encodeURIComponent(id)}/cancel`),
  };
}
export type Client = ReturnType<typeof createClient>;
