import { readFileSync } from 'node:fs';
import { type FarmArguments, FARM_USAGE, readFarmArguments } from './farm/farm-arguments.ts';
import { FarmError, startFarm } from './farm/start-farm.ts';

const EXIT = { usage: 2, infrastructure: 20 } as const;

const say = (event: string, details: Readonly<Record<string, unknown>>) =>
  console.log(JSON.stringify({ event, ...details }));

async function runFarm(asked: FarmArguments) {
  const farm = await startFarm(asked, {
    phoneReady: ({ serial, profile, phone }) =>
      say('phone.ready', {
        serial,
        port: phone.port,
        tier: phone.tier,
        profile: profile.name,
        address: `127.0.0.1:${phone.port}`,
      }),
    unknownCommand: (serial, command) => say('phone.unknown-command', { serial, command }),
    trouble: (serial, trouble) => say('phone.trouble', { serial, ...trouble }),
    adbServerProblem: (problem) => say('farm.adb-server-problem', { problem }),
  });
  const stop = () => void farm.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  say('farm.ready', { phones: farm.phones.length, adbServerPort: asked.adbServerPort });
}

const asked = readFarmArguments(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
try {
  if (asked.kind === 'help') console.log(FARM_USAGE);
  else if (asked.kind === 'wrong') {
    console.error(asked.problem);
    process.exitCode = EXIT.usage;
  } else await runFarm(asked);
} catch (error) {
  if (!(error instanceof FarmError)) throw error;
  console.error(error.message);
  process.exitCode = EXIT.infrastructure;
}
