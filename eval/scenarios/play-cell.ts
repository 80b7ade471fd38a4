import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportRecord, Run } from '@framefarm/contracts';
import { type Farm, hasEnded } from '../support/start-farm.ts';
import { type Cell, LAUNCHES, type Words } from './cells.ts';
import type { Rack } from './rack.ts';

export interface CellResult {
  readonly scenario: string;
  readonly moment: string;
  readonly words: Words;
  readonly reasons: readonly string[];
  readonly isRight: boolean;
  /** The trouble began. */
  readonly happened: boolean;
  /** What is wrong with what was stored; empty when all of it is there once. */
  readonly lost: readonly string[];
  /** What went wrong with the next run on that phone; null when it was valid at once. */
  readonly nextRun: string | null;
  readonly unknown: readonly string[];
  readonly wallMs: number;
}

const LIMIT_MS = 240_000;
/** The longest that a phone which went away at the very end needs to be noticed and back. */
const SETTLE_MS = 6000;

/** A run on a phone of its own to which the cell's trouble happens, a person who sees to the phone where that is needed, and one more run. */
export async function playCell(farm: Farm, rack: Rack, cell: Cell): Promise<CellResult> {
  const began = performance.now();
  const { scenario, moment, plan, action, lasts, passes } = cell;
  const serial = `${scenario}-${moment}`;
  let happened = false;
  let acting: Promise<void> = Promise.resolve();
  let over = () => {};
  const ended = new Promise<void>((resolve) => (over = resolve));
  let phone = await rack.plug(serial, plan, ({ state }) => {
    if (state !== 'began') return over();
    if (!happened && action !== null) acting = rack.act(action);
    happened = true;
  });
  const unknown = [phone.unknownCommands()];
  const deviceOf = async () => (await farm.client.devices()).devices.find((device) => device.serial === serial);
  const repair = async () => {
    await phone.close();
    phone = await rack.plug(serial, null);
    unknown.push(phone.unknownCommands());
    await farm.online([serial]);
  };
  const [device] = await farm.online([serial], 120_000);
  const body = { name: serial, targets: [{ ids: [device?.id ?? ''] }], launches: LAUNCHES, iterations: 3 };
  const [submitted] = (await farm.submit(body)) as readonly [Run];
  const isInQuarantine = async () => ((await deviceOf())?.quarantineReason ?? null) !== null;

  let quarantined = false;
  let run = submitted;
  for (const deadline = performance.now() + LIMIT_MS; !hasEnded(run) && performance.now() < deadline;) {
    run = await farm.until(run, (one) => hasEnded(one) || one.lifeCycle === 'queued', LIMIT_MS);
    if (hasEnded(run) || quarantined || !(await isInQuarantine())) {
      await sleep(200);
      continue;
    }
    quarantined = true;
    await repair();
    const [health] = (await farm.submit({ ...body, name: `${serial} health`, purpose: 'health' })) as readonly [Run];
    await farm.until(health, hasEnded, LIMIT_MS);
  }
  await acting;
  if (lasts && !quarantined) await repair();
  if (passes && happened && !quarantined) await ended;
  await sleep(SETTLE_MS);
  await farm.online([serial], 120_000);
  const words = await wordsOf(farm, run, quarantined);
  const lost = await whatIsLost(farm, run);
  const [second] = (await farm.submit({ ...body, name: `${serial} next` })) as readonly [Run];
  const next = await farm.until(second, hasEnded, LIMIT_MS);
  const isFine = next.validity === 'valid' && next.attempts === 1;
  lost.push(...(await whatIsLost(farm, next)));
  return {
    scenario,
    moment,
    words,
    reasons: [...run.reasons, ...(await firstReasons(farm, run))],
    isRight: cell.allowed.some((allowed) => isSame(allowed, words)),
    happened,
    lost,
    nextRun: isFine ? null : `${next.validity} after ${next.attempts} attempts: ${next.reasons.join('; ')}`,
    unknown: unknown.flat(),
    wallMs: Math.round(performance.now() - began),
  };
}

export function isSame(one: Words, other: Words): boolean {
  return (
    one.outcome === other.outcome &&
    one.validity === other.validity &&
    one.fault === other.fault &&
    one.first === other.first &&
    (one.quarantined ?? false) === (other.quarantined ?? false)
  );
}

interface QueuedAgain {
  readonly tainted?: readonly string[];
  readonly failed?: readonly string[];
  readonly fault?: string;
}

/** The first attempt's ending: the farm tells it where it gave the run another one. */
async function wordsOf(farm: Farm, run: Run, quarantined: boolean): Promise<Words> {
  const { outcome, validity, fault } = run;
  const { events } = await farm.client.runEvents(run.id);
  const ending = events.find(({ event }) => ['run.queued-again', 'attempt.lease-expired', 'run.ended'].includes(event));
  const details = (ending?.details ?? {}) as QueuedAgain;
  const first =
    ending?.event === 'attempt.lease-expired'
      ? 'silent'
      : ending?.event === 'run.queued-again'
        ? details.tainted === undefined
          ? (details.fault ?? 'nobody')
          : 'tainted'
        : (fault ?? validity ?? run.lifeCycle);
  return { outcome, validity, fault, first, ...(quarantined ? { quarantined } : {}) };
}

async function firstReasons(farm: Farm, run: Run): Promise<readonly string[]> {
  const { events } = await farm.client.runEvents(run.id);
  return events.flatMap(({ event, details }) =>
    event === 'run.queued-again' ? ((details as QueuedAgain).failed ?? (details as QueuedAgain).tainted ?? []) : [],
  );
}

/** A valid run has every launch's report whole and without a gap; any other has what came before the break, each record once. */
async function whatIsLost(farm: Farm, run: Run): Promise<string[]> {
  const records = await farm.records(run);
  const launches = [...new Set(records.map(({ launch }) => launch))];
  const lost = launches.flatMap((launch) => {
    const own = records.filter((record) => record.launch === launch);
    // a line that is no record cannot be stored; what was stored is there once, in its order
    if (own.some(({ seq }, place) => (run.validity === 'valid' ? seq !== place : seq <= (own[place - 1]?.seq ?? -1))))
      return [`run ${run.id}, launch ${launch}: records ${own.map(({ seq }) => seq).join()}`];
    return run.validity === 'valid' && !isWhole(own) ? [`run ${run.id}, launch ${launch}: it has no end`] : [];
  });
  return run.validity === 'valid' && launches.length !== LAUNCHES
    ? [...lost, `run ${run.id}: ${launches.length} of ${LAUNCHES} launches`]
    : lost;
}

function isWhole(records: readonly ReportRecord[]): boolean {
  const last = records.at(-1);
  return last?.type === 'end' && last.records === records.length - 1;
}
