import type { CreateBenchmarkBody, Device, Model, Run } from '@framefarm/contracts';
import { watchBenchmark } from '../apps/cli/src/benchmark/watch-benchmark.ts';
import type { Client } from '../apps/cli/src/client.ts';
import { CommandError } from '../apps/cli/src/errors.ts';
import type { DemoClip } from './upload.ts';

export interface FleetRuns {
  /** The host phone, eight frames a pick. */
  readonly host: Run;
  /** The host phone, every frame scored. */
  readonly dense: Run;
  /** Each virtual phone with times by its model. */
  readonly modelled: readonly Run[];
  /** One virtual phone with the real engine inside. */
  readonly hostMnn: Run;
}

interface Input {
  readonly client: Client;
  readonly model: Model;
  readonly clips: readonly DemoClip[];
  readonly phones: readonly Device[];
  readonly say: (line: string) => void;
}

const ENGINE = { engine: 'device', backend: 'cpu', precision: 'fp32', threads: 1 } as const;
const EIGHT_FRAMES = { kind: 'fixed', frames: 8, deadlineMs: null } as const;
/** Below six launches there is no 95 % interval of a median. */
const LAUNCHES = 6;

/** Measures first what has to be measured undisturbed on this machine, then everything that only takes its time. */
export async function measureFleet({ client, model, clips, phones, say }: Input): Promise<FleetRuns> {
  const common = { modelIds: [model.id], clips: clips.map(({ name, sha256 }) => ({ name, sha256 })) };
  const onHost = { ...common, targets: [{ bodies: ['host' as const] }] };
  const [host] = await follow({
    ...onHost,
    ...launches(LAUNCHES, 1, 2),
    name: 'host phone: eight frames a pick, real MNN',
    saveFrames: 'looked-at',
    configurations: [{ ...ENGINE, framePlan: EIGHT_FRAMES }],
  });
  const [dense] = await follow({
    ...onHost,
    ...launches(1, 0, 1),
    name: 'host phone: every frame scored, real MNN',
    configurations: [{ ...ENGINE, framePlan: { kind: 'dense' } }],
  });
  const [first] = phones;
  if (first === undefined) throw new CommandError(1, 'no virtual phone turned up at the runner');
  const [hostMnn] = await follow({
    ...common,
    ...launches(1, 1, 1),
    name: `${first.serial}: real MNN inside the virtual phone, through Appium`,
    targets: [{ ids: [first.id] }],
    saveFrames: 'looked-at',
    configurations: [{ ...ENGINE, engine: 'host-mnn', framePlan: EIGHT_FRAMES }],
  });
  const modelled = await follow({
    ...common,
    ...launches(LAUNCHES, 0, 1),
    name: `${phones.length === 1 ? first.serial : `${phones.length} virtual phones`}: times by the phone model, through Appium`,
    targets: phones.map(({ id }) => ({ ids: [id] })),
    configurations: [{ ...ENGINE, framePlan: EIGHT_FRAMES }],
  });
  return { host: host as Run, dense: dense as Run, modelled, hostMnn: hostMnn as Run };

  async function follow(body: CreateBenchmarkBody): Promise<readonly Run[]> {
    say(body.name);
    const submitted = await client.submit(body);
    const { runs } = await watchBenchmark(client, submitted.id, say);
    const bad = runs.find((run) => run.validity !== 'valid');
    if (bad) throw new CommandError(1, `run ${bad.id} on ${bad.serial} is ${bad.validity}: ${bad.reasons.join('; ')}`);
    return runs;
  }
}

function launches(count: number, warmupIterations: number, iterations: number) {
  return { launches: count, warmupIterations, iterations, saveFrames: 'none' as const };
}

/** Waits until the farm knows these phones; they turn up by themselves. */
export async function phonesOnline(client: Client, serials: readonly string[]): Promise<Device[]> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const { devices } = await client.devices();
    const here = devices.filter(({ serial, state }) => serials.includes(serial) && state === 'online');
    if (here.length === serials.length) return here;
    if (performance.now() > deadline) {
      const missing = serials.filter((serial) => !here.some((device) => device.serial === serial));
      throw new CommandError(20, `the runner has not found ${missing.join(', ')} within 30 s; see its log`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
