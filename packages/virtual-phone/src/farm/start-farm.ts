import { type AdbServerList, createAdbServerList } from '../adbd/adb-server-list.ts';
import type { TroubleEvent } from '../scenario/scenario-player.ts';
import { startHarnessPhone } from '../start-harness-phone.ts';
import type { VirtualPhone } from '../start-virtual-phone.ts';
import type { FarmArguments, FarmPhone } from './farm-arguments.ts';

/** A phone of the farm could not be started; the others have been ended. */
export class FarmError extends Error {
  override readonly name = 'FarmError';
}

export interface StartedPhone extends FarmPhone {
  readonly phone: VirtualPhone;
}

export interface Farm {
  readonly phones: readonly StartedPhone[];
  close(): Promise<void>;
}

export interface FarmListener {
  phoneReady(phone: StartedPhone): void;
  unknownCommand(serial: string, command: string): void;
  trouble(serial: string, event: TroubleEvent): void;
  adbServerProblem(problem: string): void;
}

/** Stands all phones up in this process. Throws FarmError when a port is taken; nothing is left running then. */
export async function startFarm(farm: FarmArguments, tell: FarmListener): Promise<Farm> {
  const list = farm.adbServerPort === null ? null : createAdbServerList(farm.adbServerPort);
  const started: StartedPhone[] = [];
  const close = async () => {
    await Promise.all(started.map(({ phone }) => phone.close()));
    list?.close();
  };
  const onAdbServerProblem = oncePerProblem(tell.adbServerProblem);
  try {
    for (const each of farm.phones) {
      const phone = {
        ...each,
        phone: await start(each, farm, list, { ...tell, adbServerProblem: onAdbServerProblem }),
      };
      started.push(phone);
      tell.phoneReady(phone);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { phones: started, close };
}

async function start(
  { serial, profile, port, seed }: FarmPhone,
  { scenario, hostMnn }: FarmArguments,
  list: AdbServerList | null,
  tell: FarmListener,
): Promise<VirtualPhone> {
  try {
    return await startHarnessPhone({
      serial,
      profile,
      port,
      seed,
      ...(list === null ? {} : { adbServer: list }),
      ...(scenario === null ? {} : { scenario }),
      ...(hostMnn === null ? {} : { hostMnn }),
      onUnknownCommand: (command) => tell.unknownCommand(serial, command),
      onTrouble: (event) => tell.trouble(serial, event),
      onAdbServerProblem: tell.adbServerProblem,
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new FarmError(`port ${port} of ${serial} is taken; give another --base-port, or none for any free ports`);
    if (code === 'EMFILE' || code === 'EACCES')
      throw new FarmError(
        `${serial} cannot listen on port ${port}: ${String(error)}; start fewer phones or use another port`,
      );
    throw error;
  }
}

/** An adb server that is not there is one problem, not one for each phone. */
function oncePerProblem(tell: (problem: string) => void): (problem: string) => void {
  const told = new Set<string>();
  return (problem) => {
    if (told.has(problem)) return;
    told.add(problem);
    tell(problem);
  };
}
