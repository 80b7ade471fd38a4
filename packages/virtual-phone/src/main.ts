import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { PHONE_PROFILES, profileByName } from '@framefarm/phone-model';
import { buildHarnessApk } from './apk/build-harness-apk.ts';
import { PortError, startVirtualPhone } from './start-virtual-phone.ts';

const USAGE = `usage: main.ts --profile NAME --serial SERIAL [--seed N] [--port N] [--adb-server-port N] [--authorise always|ask|never]
       main.ts build-harness-apk --out FILE
profiles: ${PHONE_PROFILES.map(({ name }) => name).join(', ')}`;

const EXIT = { usage: 2, infrastructure: 20 } as const;

function fail(message: string, code: number): never {
  console.error(message);
  process.exit(code);
}

const say = (event: string, details: Readonly<Record<string, unknown>>) =>
  console.log(JSON.stringify({ event, ...details }));

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        profile: { type: 'string' },
        serial: { type: 'string' },
        seed: { type: 'string', default: '1' },
        port: { type: 'string', default: '0' },
        'adb-server-port': { type: 'string' },
        authorise: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, EXIT.usage);
  }
}

function numberOf(name: string, text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : fail(`--${name} has to be a whole number, not ${text}`, EXIT.usage);
}

function authoriseOf(text: string | undefined) {
  if (text === undefined || text === 'always' || text === 'ask' || text === 'never') return text;
  return fail(`--authorise is always, ask or never, not ${text}`, EXIT.usage);
}

const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
if (positionals[0] === 'build-harness-apk') {
  if (values.out === undefined) fail(USAGE, EXIT.usage);
  await writeFile(values.out, buildHarnessApk());
  say('harness-apk.written', { file: values.out });
  process.exit(0);
}
if (positionals.length > 0 || values.serial === undefined) fail(USAGE, EXIT.usage);
const profile = profileByName(values.profile ?? '');
if (profile === null) fail(`there is no phone profile '${values.profile ?? ''}'\n${USAGE}`, EXIT.usage);
const adbServerPort = values['adb-server-port'];
const authorise = authoriseOf(values.authorise);
try {
  const phone = await startVirtualPhone({
    profile,
    serial: values.serial,
    seed: numberOf('seed', values.seed),
    port: numberOf('port', values.port),
    ...(authorise === undefined ? {} : { authorise }),
    ...(adbServerPort === undefined ? {} : { adbServerPort: numberOf('adb-server-port', adbServerPort) }),
    onUnknownCommand: (command) => say('phone.unknown-command', { command }),
    onAdbServerProblem: (problem) => say('phone.adb-server-problem', { problem }),
  });
  const stop = () => void phone.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  say('phone.ready', { serial: phone.serial, port: phone.port, tier: phone.tier, profile: profile.name });
} catch (error) {
  const isExpected = error instanceof PortError || (error instanceof Error && 'code' in error);
  if (!isExpected) throw error;
  fail(`the virtual phone cannot be started: ${error.message}`, EXIT.infrastructure);
}
