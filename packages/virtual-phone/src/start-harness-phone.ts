import type { PhoneProfile } from '@framefarm/phone-model';
import type { AdbServerList } from './adbd/adb-server-list.ts';
import type { AuthoriseMode } from './adbd/authorisation.ts';
import { createHarnessProgram } from './harness/create-harness-program.ts';
import type { HarnessTrouble } from './harness/harness-trouble.ts';
import type { HostMnn } from './harness/host-mnn-launch.ts';
import { type TroubleEvent, createScenarioPlayer } from './scenario/scenario-player.ts';
import type { Scenario } from './scenario/scenario.ts';
import { type VirtualPhone, type VirtualPhoneOptions, startVirtualPhone } from './start-virtual-phone.ts';
import { createPhoneClock } from './state/phone-clock.ts';
import { createUia2Server } from './uia2/create-uia2-server.ts';

export interface HarnessPhoneOptions extends Pick<
  VirtualPhoneOptions,
  'onUnknownCommand' | 'onAdbServerProblem' | 'preinstalled' | 'bootMs'
> {
  readonly profile: PhoneProfile;
  readonly serial: string;
  readonly seed: number;
  readonly port?: number;
  readonly adbServer?: AdbServerList;
  readonly authorise?: AuthoriseMode;
  readonly hostMnn?: HostMnn;
  /** In every launch of the harness, whatever the scenario says. */
  readonly troubles?: readonly HarnessTrouble[];
  readonly scenario?: Scenario;
  /** So many seconds of the phone pass in one of ours; 1 unless a test has no half hour for half an hour of heat. */
  readonly speed?: number;
  readonly onTrouble?: (event: TroubleEvent) => void;
}

/** A virtual phone that can run the harness and the UiAutomator2 server, and to which happens what a scenario says. */
export function startHarnessPhone(options: HarnessPhoneOptions): Promise<VirtualPhone> {
  const { profile, serial, seed, scenario, onTrouble, hostMnn, troubles, authorise, speed = 1, ...others } = options;
  const clock = createPhoneClock(speed);
  const player = createScenarioPlayer({
    scenario: scenario ?? { schema: 1, troubles: [] },
    serial,
    seed,
    clock,
    ...(onTrouble === undefined ? {} : { onTrouble }),
  });
  const asks = authorise ?? (player.asksForKeys ? 'always' : undefined);
  const harness = createHarnessProgram({
    profile,
    seed,
    clock: {
      nowMs: clock.monotonicMs,
      tickMs: speed,
      wallClock: () => new Date(clock.epochMs() + player.faults.clockOffsetMs()),
      async sleep(ms, signal) {
        await clock.sleep(ms, signal);
        signal.throwIfAborted();
      },
    },
    troublesNow: player.harnessTroubles,
    ...(hostMnn === undefined ? {} : { hostMnn }),
    ...(troubles === undefined ? {} : { troubles }),
  });
  return startVirtualPhone({
    ...others,
    profile,
    serial,
    seed,
    clock,
    scenario: player,
    programs: [harness],
    createUia2Server,
    ...(asks === undefined ? {} : { authorise: asks }),
  });
}
