import type { Command } from 'commander';
import { createClient } from './client.ts';
import { readAccess } from './env.ts';

/** The options that every command which asks the API understands. */
export interface Common {
  readonly json?: boolean;
  readonly url?: string;
}

/** A command below a group, with the common options. */
export function leaf(parent: Command, usage: string, description: string): Command {
  return parent
    .command(usage)
    .description(description)
    .option('--json', 'print JSON')
    .option('--url <url>', 'address of the API; else FRAMEFARM_URL, else .framefarm/api.json');
}

export async function connect({ url }: Common) {
  return createClient(await readAccess(url));
}

/** Prints the value as JSON when asked for, else as text for a person. */
export function print(json: boolean | undefined, value: unknown, text: () => string): void {
  console.log(json ? JSON.stringify(value, null, 2) : text());
}
