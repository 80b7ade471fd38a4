import type { BorrowPolicyBody } from '@framefarm/contracts';
import type { Command } from 'commander';
import { type Common, connect, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import type { Place } from './open-client-here.ts';

const STEPS = ['openMs', 'decoderInitMs', 'seekMs', 'decodeMs', 'convertMs', 'inferMs'] as const;

/** `framefarm policy borrow`: a tier without data starts with the policy of the nearest one. */
export function addBorrow(command: Command): void {
  command
    .requiredOption('--known <step=ms...>', `what is known of the tier's costs: ${STEPS.join(', ')}`)
    .action(borrow);
}

async function borrow(options: Common & Place & { readonly known: readonly string[] }): Promise<void> {
  const { app, channel, platform, tier, known } = options;
  const body = { app, channel, platform, tier, known: knownCosts(known) } as BorrowPolicyBody;
  const policy = await (await connect(options)).borrowPolicy(body);
  print(options.json, policy, () => [`policy ${policy.id}, provisional`, ...policy.reasons].join('\n'));
}

function knownCosts(pairs: readonly string[]): BorrowPolicyBody['known'] {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [step, ms] = pair.split('=');
      const value = Number(ms);
      if (!STEPS.some((name) => name === step) || !(value > 0))
        throw new CommandError(2, `--known takes pairs like inferMs=34, of ${STEPS.join(', ')}, not ${pair}`);
      return [step, value];
    }),
  );
}
