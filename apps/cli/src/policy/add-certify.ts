import type { Command } from 'commander';
import { type Common, connect, print } from '../command.ts';
import { wholeOption } from '../whole-option.ts';
import { certifyOnFarm } from './certify-on-farm.ts';

/** With about 1 % of launches over budget a certificate takes some 130 of them (sampling-policy research, 3.4). */
const LAUNCHES = 130;

/** `framefarm policy certify`: runs the policy on the tier's phones and keeps what that shows about its budget. */
export function addCertify(command: Command): void {
  command.option('--launches <count>', 'how many, decided beforehand', wholeOption(1, 9999), LAUNCHES).action(certify);
}

async function certify(id: string, options: Common & { readonly launches: number }): Promise<void> {
  const certified = await certifyOnFarm(await connect(options), id, options.launches, (line) => console.error(line));
  print(options.json, certified, () => [`policy ${certified.id}`, ...certified.reasons].join('\n'));
  if (certified.provisional) process.exitCode = 3;
}
