import { setTimeout as sleep } from 'node:timers/promises';
import type { Device, Run } from '@framefarm/contracts';
import type { AdbClient } from '../../apps/runner/src/adb/adb-client.ts';
import { type Farm, hasEnded } from '../../eval/support/start-farm.ts';
import { type PhoneIdentity, androidIdBehind } from './phone-identity.ts';

/** The runner's log, as far as sessions go. */
export interface RunnerEvent {
  readonly event: string;
  readonly serial?: string;
  readonly why?: string;
}

interface ArmOptions {
  readonly name: string;
  readonly farm: Farm;
  readonly adb: AdbClient;
  readonly devices: readonly Device[];
  /** By serial. */
  readonly identities: ReadonlyMap<string, PhoneIdentity>;
  /** Grows while the runner works. */
  readonly events: readonly RunnerEvent[];
  readonly waves: number;
  /** Of each run: as many that all runs of a wave overlap. */
  readonly iterations: number;
  readonly limitMs: number;
  /** Ends the arm as soon as something has gone wrong: a control has shown then what it is there to show. */
  readonly endsWhenWrong: boolean;
}

export interface ArmResult {
  readonly name: string;
  /** Most sessions that were open at one moment, counted by the forwards on the adb server. */
  readonly sessionsAtOnce: number;
  /** Most runs that were under way at one moment. */
  readonly runsAtOnce: number;
  readonly identityChecks: number;
  /** Answers of another phone: of a UiAutomator2 server behind a session's port, or in a report. */
  readonly crossTalk: number;
  /** Sessions that were lost or could not be opened, and runs that were not valid in their first attempt. */
  readonly failures: number;
  readonly reports: number;
  /** Runs that did not leave a whole report. */
  readonly lostReports: number;
  readonly wallMs: number;
  readonly whatWentWrong: readonly string[];
}

/** One run on each of the phones at the same time, in several waves; their sessions stay open from wave to wave. */
export async function driveArm(options: ArmOptions): Promise<ArmResult> {
  const { name, farm, adb, devices, identities, events, waves, iterations, limitMs, endsWhenWrong } = options;
  const began = performance.now();
  const firstEvent = events.length;
  const mine = new Set(devices.map(({ serial }) => serial));
  const addressOf = new Map([...identities].map(([serial, { address }]) => [address, serial]));
  const wrong: string[] = [];
  const seen = { sessionsAtOnce: 0, runsAtOnce: 0, identityChecks: 0, crossTalk: 0, reports: 0, lostReports: 0 };
  const checked = new Set<string>();
  const lostSessions = () =>
    events
      .slice(firstEvent)
      .filter(({ event, serial }) => event === 'session.reopened' && serial !== undefined && mine.has(serial));

  /** Looks at every open session once a wave: whose UiAutomator2 server answers behind its port? */
  async function lookAtSessions(wave: number): Promise<void> {
    const forwards = (await adb.forwards()).filter(({ address }) => mine.has(addressOf.get(address) ?? ''));
    seen.sessionsAtOnce = Math.max(seen.sessionsAtOnce, new Set(forwards.map(({ address }) => address)).size);
    for (const forward of forwards.filter(({ address, local }) => !checked.has(`${wave} ${address} ${local}`))) {
      const serial = addressOf.get(forward.address) ?? '';
      const androidId = await androidIdBehind(forward);
      if (androidId === null) continue;
      checked.add(`${wave} ${forward.address} ${forward.local}`);
      seen.identityChecks += 1;
      if (androidId === identities.get(serial)?.androidId) continue;
      seen.crossTalk += 1;
      wrong.push(`${serial}: its session answers with Android id ${androidId}`);
    }
  }
  async function judge(run: Run): Promise<void> {
    seen.reports += 1;
    if (run.validity !== 'valid' || run.attempts !== 1)
      wrong.push(
        `${run.serial}: run ${run.id} is ${run.validity} after ${run.attempts} attempts: ${run.reasons.join('; ')}`,
      );
    const records = await farm.records(run);
    const start = records.find((record) => record.type === 'launch');
    const end = records.at(-1);
    if (end?.type !== 'end' || end.records !== records.length - 1) seen.lostReports += 1;
    if (start === undefined || start.bootId === identities.get(run.serial ?? '')?.bootId) return;
    seen.crossTalk += 1;
    wrong.push(`${run.serial}: the report of run ${run.id} comes from a phone with boot id ${start.bootId}`);
  }

  let isCut = false;
  for (let wave = 0; wave < waves && !isCut; wave += 1) {
    const submitted = await farm.submit({
      name,
      targets: devices.map(({ id }) => ({ ids: [id] })),
      iterations,
      queueTimeoutMs: limitMs * 2,
      runTimeoutMs: limitMs * 2,
    });
    const benchmarkId = submitted[0]?.benchmarkId ?? '';
    const deadline = performance.now() + limitMs;
    let runs: readonly Run[] = submitted;
    while (!runs.every(hasEnded)) {
      await sleep(Math.min(1000, 20 * devices.length));
      await lookAtSessions(wave);
      ({ runs } = await farm.client.benchmark(benchmarkId));
      seen.runsAtOnce = Math.max(seen.runsAtOnce, runs.filter(({ lifeCycle }) => lifeCycle === 'running').length);
      const isShown = endsWhenWrong && wrong.length + lostSessions().length > 0;
      if (!isCut && (isShown || runs.every(isStuck) || performance.now() > deadline)) {
        isCut = true;
        await cancel(farm, runs);
      }
      if (performance.now() > deadline + 120_000) break;
    }
    // what was cut off while it went on has not failed
    for (const run of runs.filter(({ outcome, attempts }) => outcome !== 'cancelled' || attempts > 1)) await judge(run);
    console.log(
      `  ${name}, wave ${wave + 1}: ${runs.filter(({ validity }) => validity === 'valid').length} of ${runs.length} runs valid, ` +
        `${seen.sessionsAtOnce} sessions at once, ${Math.round((performance.now() - began) / 1000)} s`,
    );
  }
  wrong.push(...lostSessions().map(({ serial, why }) => `${serial}: ${why}`));
  return {
    name,
    ...seen,
    failures: wrong.length - seen.crossTalk,
    wallMs: Math.round(performance.now() - began),
    whatWentWrong: wrong,
  };
}

async function cancel(farm: Farm, runs: readonly Run[]): Promise<void> {
  for (const run of runs.filter((one) => !hasEnded(one)))
    await farm.client.cancelRun(run.id).catch((error: Error) => {
      // it ended by itself meanwhile
      if (!error.message.startsWith('run.ended')) throw error;
    });
}

/** It waits for a phone that its own failures have put in quarantine, or waits no more. */
function isStuck(run: Run): boolean {
  return hasEnded(run) || run.waitReason?.startsWith('in quarantine') === true;
}
