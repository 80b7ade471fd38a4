import { fileURLToPath } from 'node:url';
import { startProgram } from '@framefarm/program';

const FARM = fileURLToPath(new URL('../packages/virtual-phone/src/farm-main.ts', import.meta.url));
export const VIRTUAL_PHONE = fileURLToPath(new URL('../packages/virtual-phone/src/main.ts', import.meta.url));

interface Options {
  readonly count: number;
  readonly adbServerPort: number;
  readonly python: string;
  readonly harness: string;
  readonly signal: AbortSignal;
  readonly onTrouble: (what: string) => void;
}

/** Virtual phones over all tiers in a process of their own; they turn up at the adb server as if somebody had plugged them in. */
export async function startPhones({ count, adbServerPort, python, harness, signal, onTrouble }: Options) {
  const serials: string[] = [];
  const farm = await startProgram({
    name: 'the virtual phones',
    file: FARM,
    args: [
      '--phones',
      String(count),
      '--adb-server-port',
      String(adbServerPort),
      '--host-python',
      python,
      '--host-harness',
      harness,
    ],
    readyEvent: 'farm.ready',
    signal,
    onEvent: ({ event, ...details }) => {
      if (event === 'phone.ready') serials.push(String(details['serial']));
      else if (event !== 'farm.ready') onTrouble(`${event} ${JSON.stringify(details)}`);
    },
  });
  return { serials, stop: farm.stop };
}
