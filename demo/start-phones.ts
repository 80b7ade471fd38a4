import { fileURLToPath } from 'node:url';
import { type Program, startProgram } from '@framefarm/program';

export const VIRTUAL_PHONE = fileURLToPath(new URL('../packages/virtual-phone/src/main.ts', import.meta.url));

interface Options {
  readonly profiles: readonly string[];
  readonly adbServerPort: number;
  readonly python: string;
  readonly harness: string;
  readonly signal: AbortSignal;
  readonly onTrouble: (what: string) => void;
}

/**
 * Virtual phones, a process each, that turn up at the adb server as if somebody had plugged them in. `stop` ends them; a phone that does not get
 * ready ends the others too.
 */
export async function startPhones({ profiles, adbServerPort, python, harness, signal, onTrouble }: Options) {
  const started = await Promise.allSettled(
    profiles.map((profile, index) => {
      const serial = `virtual-${profile}`;
      return startProgram({
        name: `phone ${serial}`,
        file: VIRTUAL_PHONE,
        args: [
          '--profile',
          profile,
          '--serial',
          serial,
          '--seed',
          String(index + 1),
          '--adb-server-port',
          String(adbServerPort),
          '--host-python',
          python,
          '--host-harness',
          harness,
        ],
        signal,
        readyEvent: 'phone.ready',
        onEvent: ({ event, ...details }) => {
          if (event !== 'phone.ready') onTrouble(`${serial}: ${event} ${JSON.stringify(details)}`);
        },
      });
    }),
  );
  const programs = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => void (await Promise.all(programs.map((program: Program) => program.stop())));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { serials: programs.map(({ ready }) => String(ready['serial'])), stop };
}
