import path from 'node:path';
import { TIERS } from '@framefarm/domain';
import { type Command, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { readAccess, stateDir } from '../env.ts';
import { CommandError } from '../errors.ts';
import { addBorrow } from '../policy/add-borrow.ts';
import { addCertify } from '../policy/add-certify.ts';
import { addRolloutCommands } from '../policy/add-rollout-commands.ts';
import { addTune } from '../policy/add-tune.ts';
import { type Place, openClientHere } from '../policy/open-client-here.ts';
import { pickCover } from '../policy/pick-cover.ts';
import { table } from '../table.ts';

type Placed = Common & Place;

export function registerPolicy(program: Command): void {
  const policy = program.command('policy').description('sampling policies');
  leaf(policy, 'list', 'every policy').action(async (options: Common) => {
    const all = await (await connect(options)).policies();
    print(options.json, all, () =>
      table(
        ['id', 'tier', 'channel', 'version', 'published', 'provisional', 'sha256'],
        all.policies.map((p) => [
          p.id,
          p.tier,
          p.channel,
          p.version,
          p.published ? 'yes' : 'no',
          p.provisional ? 'yes' : 'no',
          p.sha256.slice(0, 12),
        ]),
      ),
    );
  });
  leaf(policy, 'show <id>', 'one policy with its reasons and evidence').action(async (id: string, options: Common) => {
    const found = await (await connect(options)).policy(id);
    print(options.json, found, () => [JSON.stringify(found.payload, null, 2), ...found.reasons].join('\n'));
  });
  addTune(placed(leaf(policy, 'tune', 'replays every policy over measured traces and recommends one for a tier')));
  addBorrow(placed(leaf(policy, 'borrow', 'starts a tier without data with the policy of the nearest tier')));
  addCertify(leaf(policy, 'certify <id>', 'runs a policy on the farm and keeps the evidence that it holds its budget'));
  leaf(policy, 'publish <id>', 'signs a policy and names it in the manifest, for everybody at once')
    .option('--if-match <etag>', 'only if the manifest is still the one with this ETag; else exit code 2')
    .action(async (id: string, options: Common & { ifMatch?: string }) => {
      const published = await (await connect(options)).publishPolicy(id, options.ifMatch);
      const { app, tier, channel, version, sha256 } = published;
      print(
        options.json,
        published,
        () => `${app}, ${tier}, ${channel}: version ${version} ${sha256.slice(0, 12)} is published`,
      );
    });
  addRolloutCommands(policy);
  placed(leaf(policy, 'fetch', 'fetches and verifies as an app does; exit code 3 when it is refused')).action(
    async (options: Placed) => {
      const app = await open(options);
      const result = { ...(await app.refresh()), storeFile: app.storeFile };
      print(
        options.json,
        result,
        () => `${result.kind} (HTTP ${result.status}) ${result.reason ?? ''}\nkept in ${result.storeFile}`,
      );
      if (result.kind === 'refused') process.exitCode = 3;
      if (result.kind === 'unreachable') process.exitCode = 20;
    },
  );
  placed(leaf(policy, 'pick', 'picks a cover on this machine with the policy kept'))
    .requiredOption('--clip <file>', 'the video')
    .requiredOption('--out <png>', 'where the cover goes')
    .action(pick);
}

function placed(command: Command): Command {
  return command
    .option('--app <app>', 'name of the app', 'demo')
    .option('--channel <channel>', 'channel of the app', 'stable')
    .option('--platform <platform>', 'android, ios or linux', 'linux')
    .addOption(new Option('--tier <tier>', 'whose policy').choices(TIERS).default('host'));
}

async function open(options: Placed) {
  return openClientHere(await connect(options), (await readAccess(options.url)).url, stateDir(), options);
}

async function pick(options: Placed & { clip: string; out: string }): Promise<void> {
  const { policy: kept, reason } = (await open(options)).current();
  if (kept === null)
    throw new CommandError(
      3,
      `no verified policy is kept for tier ${String(options.tier)} (${reason}); run "framefarm policy fetch" first`,
    );
  const state = stateDir();
  const picked = await pickCover({
    client: await connect(options),
    policy: kept,
    clip: options.clip,
    out: options.out,
    root: path.join(state, 'app'),
    python: path.join(state, 'venv/bin/python'),
    harness: path.join(state, 'harness.pyz'),
  });
  const [at, took] = [picked.ptsMs.toFixed(0), picked.latencyMs.toFixed(0)];
  print(
    options.json,
    picked,
    () =>
      `cover at ${at} ms, score ${picked.score?.toFixed(4) ?? 'none (blind: no time for a first look)'}, ${took} of ${picked.budgetMs} ms: ${picked.png}`,
  );
}
