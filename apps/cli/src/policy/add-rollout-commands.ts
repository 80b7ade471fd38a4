import { brokenLink, type RolloutDetails } from '@framefarm/contracts';
import { CHANNELS, KILLS, PLATFORMS } from '@framefarm/domain';
import { type Command, Option } from 'commander';
import type { Client } from '../client.ts';
import { type Common, connect, leaf, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { table } from '../table.ts';
import { diffPayloads } from './diff-payloads.ts';
import { explainPolicy } from './explain-policy.ts';
import { rolloutText } from './rollout-text.ts';

const INVALID = 3;

interface RolloutOptions extends Common {
  readonly start?: true;
  readonly advance?: true;
  readonly approve?: true;
  readonly pause?: string;
  readonly resume?: string;
  readonly reject?: string;
}

/** What a release manager does: who gets which policy, why, and what was done so far. */
export function addRolloutCommands(policy: Command): void {
  leaf(policy, 'rollout [id]', "rollouts; one by its id or its policy's: what it stands on, what the next step lacks")
    .option('--start', 'opens one for this policy, against the one that its tier has now')
    .option('--advance', 'takes the next step; exit code 3 and all reasons when evidence is missing')
    .option('--approve', 'says yes as the second person, by another token than the one that started it')
    .option('--pause <reason>', 'halts it where it is')
    .option('--resume <reason>', 'goes on where it was paused')
    .option('--reject <reason>', 'ends it before any phone has it')
    .action(rollout);
  leaf(policy, 'rollback <id>', 'everybody back to the policy before, from wherever the rollout is')
    .requiredOption('--reason <text>', 'for the history')
    .action(async (id: string, options: Common & { reason: string }) => {
      const api = await connect(options);
      const done = await api.moveRollout(await rolloutIdOf(api, id), 'rollback', options.reason);
      print(options.json, done, () => `${done.id} is ${done.state}; phones fetch the manifest within 75 s`);
    });
  leaf(policy, 'kill', 'takes all policies of an app away: floor is the bundled one, off none at all, none ends it')
    .requiredOption('--app <app>', 'name of the app')
    .requiredOption('--reason <text>', 'for the audit trail')
    .addOption(new Option('--channel <channel>', 'channel of the app').choices(CHANNELS).default('stable'))
    .addOption(new Option('--platform <platform>', 'whose phones').choices(PLATFORMS).makeOptionMandatory())
    .addOption(new Option('--to <kill>', 'what phones do instead').choices(KILLS).makeOptionMandatory())
    .action(kill);
  leaf(policy, 'diff <one> <other>', 'the settings in which two policies differ').action(
    async (one: string, other: string, options: Common) => {
      const api = await connect(options);
      const differences = diffPayloads((await api.policy(one)).payload, (await api.policy(other)).payload);
      print(options.json, { one, other, differences }, () =>
        differences.length === 0
          ? 'no difference'
          : table(
              ['setting', one, other],
              differences.map((d) => [d.setting, text(d.one), text(d.other)]),
            ),
      );
    },
  );
  leaf(
    policy,
    'explain <id>',
    'why this policy for this tier: inputs, alternatives, certificate, and what a phone gets',
  )
    .option('--device <device>', 'also whether it is meant for this phone, by id or serial')
    .action(async (id: string, options: Common & { device?: string }) => {
      const api = await connect(options);
      const explained = await explainPolicy(api, id, options.device);
      print(options.json, explained, () => explained.lines.join('\n'));
    });
  leaf(
    policy,
    'history',
    'who moved which rollout on which evidence, as a chain; exit code 3 when a link is broken',
  ).action(async (options: Common) => {
    const { entries } = await (await connect(options)).rolloutHistory();
    const broken = brokenLink(entries);
    print(options.json, { entries, broken, head: entries.at(-1)?.sha256 ?? null }, () =>
      [
        table(
          ['seq', 'at', 'actor', 'action', 'rollout', 'from', 'to', 'manifest', 'sha256'],
          entries.map((e) => [
            e.seq,
            e.at,
            e.actor,
            e.action,
            e.rolloutId,
            e.from,
            e.to,
            e.manifestVersion,
            e.sha256.slice(0, 12),
          ]),
        ),
        broken === null ? `${entries.length} entries, every link holds` : `BROKEN: ${broken}`,
      ].join('\n'),
    );
    if (broken !== null) process.exitCode = INVALID;
  });
}

async function rollout(id: string | undefined, options: RolloutOptions): Promise<void> {
  const api = await connect(options);
  if (id === undefined) return listRollouts(api, options);
  const shown = options.start ? (await api.startRollout(id)).id : await rolloutIdOf(api, id);
  if (options.approve) await api.approveRollout(shown);
  if (options.advance) {
    const { state, next, unmet } = await api.rollout(shown);
    if (next !== null && unmet.length > 0)
      throw new CommandError(INVALID, [`${shown} stays ${state}; for ${next} it lacks:`, ...unmet].join('\n  '));
    await api.advanceRollout(shown, state);
  }
  for (const verb of ['pause', 'resume', 'reject'] as const) {
    const reason = options[verb];
    if (reason !== undefined) await api.moveRollout(shown, verb, reason);
  }
  const details: RolloutDetails = await api.rollout(shown);
  print(options.json, details, () => rolloutText(details));
}

async function listRollouts(api: Client, options: Common): Promise<void> {
  const all = await api.rollouts();
  print(options.json, all, () =>
    table(
      ['id', 'policy', 'app', 'channel', 'platform', 'tier', 'state', 'since', 'looks'],
      all.rollouts.map((r) => [r.id, r.policyId, r.app, r.channel, r.platform, r.tier, r.state, r.since, r.looks]),
    ),
  );
}

/** A rollout by its own id, or the newest of a policy. */
async function rolloutIdOf(api: Client, id: string): Promise<string> {
  if (!id.startsWith('pol_')) return id;
  const { rollouts } = await api.rollouts();
  const found = rollouts.find(({ policyId }) => policyId === id);
  if (found === undefined)
    throw new CommandError(2, `policy ${id} has no rollout; "framefarm policy rollout ${id} --start" opens one`);
  return found.id;
}

async function kill(
  options: Common & { app: string; channel: string; platform: string; to: (typeof KILLS)[number]; reason: string },
): Promise<void> {
  const place = [options.app, options.channel, options.platform].map(encodeURIComponent).join('/');
  const done = await (await connect(options)).killPolicies(place, { kill: options.to, reason: options.reason });
  print(options.json, done, () => `${options.app}: ${done.kill}, manifest ${done.manifestVersion}`);
}

const text = (value: unknown): string => (value === undefined ? '-' : JSON.stringify(value));
