import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createAdbServerList } from './adbd/adb-server-list.ts';
import { buildHarnessApk } from './apk/build-harness-apk.ts';
import { type PhoneArguments, USAGE, readPhoneArguments } from './command-line/phone-arguments.ts';
import { startHarnessPhone } from './start-harness-phone.ts';
import { PortError } from './start-virtual-phone.ts';

const EXIT = { usage: 2, infrastructure: 20 } as const;

const say = (event: string, details: Readonly<Record<string, unknown>>) =>
  console.log(JSON.stringify({ event, ...details }));

async function runPhone(asked: PhoneArguments) {
  const { profile, serial, seed, port, speed, adbServerPort, authorise, hostMnn, scenario, troubles } = asked;
  const list = adbServerPort === null ? null : createAdbServerList(adbServerPort);
  const phone = await startHarnessPhone({
    profile,
    serial,
    seed,
    port,
    speed,
    troubles,
    ...(list === null ? {} : { adbServer: list }),
    ...(authorise === null ? {} : { authorise }),
    ...(hostMnn === null ? {} : { hostMnn }),
    ...(scenario === null ? {} : { scenario }),
    onUnknownCommand: (command) => say('phone.unknown-command', { command }),
    onAdbServerProblem: (problem) => say('phone.adb-server-problem', { problem }),
    onTrouble: (trouble) => say('phone.trouble', { ...trouble }),
  });
  const stop = () => void phone.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  say('phone.ready', { serial, port: phone.port, tier: phone.tier, profile: profile.name });
}

const asked = readPhoneArguments(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
try {
  if (asked.kind === 'help') console.log(USAGE);
  else if (asked.kind === 'wrong') {
    console.error(`${asked.problem}\n${USAGE}`);
    process.exitCode = EXIT.usage;
  } else if (asked.kind === 'build-harness-apk') {
    await writeFile(asked.out, buildHarnessApk());
    say('harness-apk.written', { file: asked.out });
  } else await runPhone(asked);
} catch (error) {
  // the port is taken, the file cannot be written
  if (!(error instanceof PortError || (error instanceof Error && 'syscall' in error))) throw error;
  console.error(error.message);
  process.exitCode = EXIT.infrastructure;
}
