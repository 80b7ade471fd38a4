import type { Command } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';

export function registerRunner(program: Command): void {
  const runner = program.command('runner').description('runners');
  leaf(runner, 'enrol', 'a one-time code for FRAMEFARM_ENROLMENT_CODE').action(async (options: Common) => {
    const made = await (await connect(options)).createEnrolmentCode();
    print(options.json, made, () => `${made.code}\nexpires ${made.expiresAt}`);
  });
}
