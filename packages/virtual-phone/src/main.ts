import { writeFile } from 'node:fs/promises';
import { buildHarnessApk } from './apk/build-harness-apk.ts';
import { createHarnessProgram } from './harness/create-harness-program.ts';
import { type PhoneArguments, USAGE, readArguments } from './read-arguments.ts';
import { PortError, startVirtualPhone } from './start-virtual-phone.ts';
import { createUia2Server } from './uia2/create-uia2-server.ts';

const EXIT = { usage: 2, infrastructure: 20 } as const;

const say = (event: string, details: Readonly<Record<string, unknown>>) =>
  console.log(JSON.stringify({ event, ...details }));

async function runPhone({ profile, serial, seed, port, adbServerPort, authorise, hostMnn, troubles }: PhoneArguments) {
  const phone = await startVirtualPhone({
    profile,
    serial,
    seed,
    port,
    programs: [createHarnessProgram({ profile, seed, troubles, ...(hostMnn === null ? {} : { hostMnn }) })],
    createUia2Server,
    ...(authorise === null ? {} : { authorise }),
    ...(adbServerPort === null ? {} : { adbServerPort }),
    onUnknownCommand: (command) => say('phone.unknown-command', { command }),
    onAdbServerProblem: (problem) => say('phone.adb-server-problem', { problem }),
  });
  const stop = () => void phone.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  say('phone.ready', { serial, port: phone.port, tier: phone.tier, profile: profile.name });
}

const asked = readArguments(process.argv.slice(2));
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
