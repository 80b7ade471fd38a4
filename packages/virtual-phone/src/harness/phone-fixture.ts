import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HarnessPlan, ReportRecord } from '@framefarm/contracts';
import type { AppContext, VirtualApp } from '../app/virtual-app.ts';
import { createVirtualFiles } from '../vfs/virtual-files.ts';
import type { HarnessClock } from './harness-clock.ts';

const HARNESS_APP = new URL('../../../../harness-app/', import.meta.url);
const ROOT = '/storage/emulated/0/Android/data/dev.framefarm.harness/files';
const PLAN = 'launches/att_00000001-0/plan.json';

export const sha256Of = (data: Buffer) => createHash('sha256').update(data).digest('hex');
export const readHarnessFile = (name: string) => readFileSync(new URL(name, HARNESS_APP));

/** For tests: time that passes only when somebody sleeps. */
export function instantClock(): HarnessClock & { readonly sleptMs: number } {
  let now = 0;
  return {
    get sleptMs() {
      return now;
    },
    nowMs: () => now,
    tickMs: 1,
    wallClock: () => new Date(1_800_000_000_000 + now),
    async sleep(ms, signal) {
      signal.throwIfAborted();
      now += ms;
    },
  };
}

/** For tests: a phone with the harness's folder, a model, a clip and one process of the app. */
export function phoneFixture(
  options: {
    readonly speed?: () => number;
    readonly killAbovePssKb?: number;
    readonly heat?: AppContext['heat'];
    readonly onBusy?: (busy: boolean) => void;
  } = {},
) {
  const files = createVirtualFiles([ROOT]);
  const did = {
    log: [] as string[],
    pssKb: [] as number[],
    busy: [] as boolean[],
    crashes: [] as string[],
    reached: [] as string[],
  };
  let app: VirtualApp | null = null;
  const context: AppContext = {
    packageName: 'dev.framefarm.harness',
    processId: 4711,
    files,
    externalFilesDir: ROOT,
    bootId: '0f4f7a3e-0000-4000-8000-000000000001',
    screen: { width: 1080, height: 2340 },
    log: (priority, tag, message) => did.log.push(`${priority} ${tag}: ${message}`),
    setPssKb(pssKb) {
      did.pssKb.push(pssKb);
      if (pssKb > (options.killAbovePssKb ?? Infinity)) app?.kill();
    },
    heat: options.heat ?? (() => ({ speed: options.speed?.() ?? 1, status: 0, skinCelsius: 29.5 })),
    setBusy(busy) {
      did.busy.push(busy);
      options.onBusy?.(busy);
    },
    reached(moment, frame) {
      did.reached.push(frame === undefined ? moment : `${moment} ${frame}`);
    },
    crash(reason) {
      did.crashes.push(reason);
      app?.kill();
    },
  };
  const write = (name: string, data: Buffer) => files.write(`${ROOT}/${name}`, { data, mode: 0o660, mtime: 0 });
  const bring = (data: Buffer) => {
    const sha256 = sha256Of(data);
    write(`artifacts/${sha256}`, data);
    return sha256;
  };
  const model = JSON.parse(readHarnessFile('models/model.json').toString()) as {
    readonly preprocessing: HarnessPlan['model']['preprocessing'];
    readonly variants: readonly { readonly file: string }[];
  };
  const plan: HarnessPlan = {
    schema: 1,
    farm: 'test',
    run: 'run_00000001',
    attempt: 'att_00000001',
    fence: 3,
    launch: 0,
    engine: 'device',
    backend: 'cpu',
    threads: 2,
    model: {
      name: 'quality',
      sha256: bring(readHarnessFile(`models/${model.variants[0]?.file}`)),
      precision: 'fp32',
      preprocessing: model.preprocessing,
    },
    clips: [{ name: 'home', sha256: bring(readHarnessFile('clips/known-best-home.mp4')) }],
    framePlan: { kind: 'fixed', frames: 4, deadlineMs: null },
    warmupIterations: 1,
    iterations: 2,
    saveFrames: 'none',
    launchTimeoutMs: 60_000,
  };
  const text = () => files.read(`${ROOT}/${PLAN.replace('plan.json', 'report.ndjson')}`)?.data.toString() ?? null;
  return {
    context,
    did,
    plan,
    bring,
    write,
    read: (name: string) => files.read(`${ROOT}/${name}`)?.data.toString() ?? null,
    reportText: text,
    records: () =>
      (text() ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as ReportRecord),
    /** Starts the process with a plan and taps Run. */
    tapRun(
      start: (context: AppContext) => VirtualApp,
      given: HarnessPlan | Buffer | Record<string, unknown>,
    ): VirtualApp {
      write(PLAN, Buffer.isBuffer(given) ? given : Buffer.from(JSON.stringify(given)));
      app = start(context);
      app.onIntent('.MainActivity', { plan: PLAN });
      tap(app);
      return app;
    },
  };
}

export function tap(app: VirtualApp): void {
  app.click(nodeIn(app, 'run'));
}

/** What the screen says: state and detail. */
export function screenOf(app: VirtualApp): readonly [state: string, detail: string] {
  return [nodeIn(app, 'state').text ?? '', nodeIn(app, 'detail').text ?? ''];
}

function nodeIn(app: VirtualApp, id: string) {
  const nodes = app.view().children?.[0]?.children ?? [];
  const node = nodes.find(({ resourceId }) => resourceId === `dev.framefarm.harness:id/${id}`);
  if (node === undefined) throw new RangeError(`the harness's screen has no ${id}`);
  return node;
}
