// npm run bench -- farm: 200 virtual phones on one adb server, 100 Appium sessions at once by one runner, beside Appium's own choice of ports.
import { startProgram } from '@framefarm/program';
import { createAdbClient } from '../apps/runner/src/adb/adb-client.ts';
import { SESSION_STYLE, type SessionStyle } from '../apps/runner/src/sessions/create-sessions.ts';
import { sessionCapabilities } from '../apps/runner/src/sessions/session-capabilities.ts';
import { type EvalOptions, type EvalResult, runEval } from '../eval/support/run-eval.ts';
import { FarmError, inRepository, startFarm } from '../eval/support/start-farm.ts';
import { type CleanUp, withCleanUp } from '../eval/support/with-clean-up.ts';
import { noticesCrossTalk, readIdentity } from './support/phone-identity.ts';
import { type ArmResult, type RunnerEvent, driveArm } from './support/session-arm.ts';
import { startRunnerHere } from './support/start-runner-here.ts';

const HOUR_MS = 3_600_000;
const LIMIT_MS = 15 * 60_000;
/** A control that goes wrong may do so for ever. */
const CONTROL_LIMIT_MS = 4 * 60_000;

/** Sessions stay open from wave to wave, so that all of them are open at once. */
const FRAMEFARM: SessionStyle = { ...SESSION_STYLE, keepMs: HOUR_MS };
/** What Appium does when nobody holds it back: all sessions are opened at once, each on the first of 8200 to 8299 that seems free. */
const AUTOMATIC: SessionStyle = {
  ...FRAMEFARM,
  openingAtOnce: 1000,
  capabilities(phone) {
    const { 'appium:systemPort': _, ...others } = sessionCapabilities(phone);
    return others;
  },
};
/** What Appium's own choice comes to when many sessions start at once, without waiting for it to happen: all get the same port. */
const ONE_PORT: SessionStyle = {
  ...FRAMEFARM,
  capabilities: (phone) => sessionCapabilities({ ...phone, systemPort: 8299 }),
};

await runEval({
  name: 'farm',
  describe: "many phones and parallel sessions by one runner without cross-talk, beside Appium's automatic ports",
  run: (options) => withCleanUp((later) => measure(options, later)),
});

async function measure({ quick, seed }: EvalOptions, later: CleanUp): Promise<EvalResult> {
  const size = quick ? { phones: 8, sessions: 4 } : { phones: 200, sessions: 100 };
  const farm = await startFarm();
  later(() => farm.stop());
  let style = FRAMEFARM;
  const events: RunnerEvent[] = [];
  const runner = await startRunnerHere(
    farm,
    () => style,
    (event) => void events.push(event),
  );
  later(() => runner.close());
  const adb = createAdbClient(runner.adbServerPort);

  const addresses = new Map<string, string>();
  const unknown: string[] = [];
  const began = performance.now();
  const phones = await startProgram({
    name: 'the phones',
    file: inRepository('packages/virtual-phone/src/farm-main.ts'),
    // the smallest phones of tier low refuse runs for lack of memory, which is right and not what is asked here
    args: [`--phones=${size.phones}`, `--adb-server-port=${adb.port}`, `--seed=${seed}`, '--tiers=mid,high,flagship'],
    readyEvent: 'farm.ready',
    timeoutMs: 300_000,
    onEvent: (event) => {
      if (event.event === 'phone.ready') addresses.set(String(event['serial']), `127.0.0.1:${String(event['port'])}`);
      if (event.event === 'phone.unknown-command')
        unknown.push(`${String(event['serial'])}: ${String(event['command'])}`);
    },
  });
  later(() => phones.stop());
  const devices = await farm.online([...addresses.keys()], 600_000);
  console.log(`  ${devices.length} phones online after ${Math.round((performance.now() - began) / 1000)} s`);
  const identities = new Map(
    await Promise.all(
      [...addresses].map(async ([serial, address]) => [serial, await readIdentity(adb, address)] as const),
    ),
  );
  if (new Set([...identities.values()].map(({ androidId }) => androidId)).size !== devices.length)
    throw new FarmError('two phones have the same Android id, so that cross-talk could not be seen');

  const common = { farm, adb, identities, events, waves: 2, iterations: quick ? 4 : 40, limitMs: LIMIT_MS };
  const ours = await driveArm({
    ...common,
    name: 'framefarm',
    devices: devices.slice(0, size.sessions),
    endsWhenWrong: false,
  });
  const noticed = await noticesCrossTalk(adb, [...identities.values()]);
  style = quick ? ONE_PORT : AUTOMATIC;
  const control = await driveArm({
    ...common,
    name: quick ? 'one port for all sessions' : 'automatic ports',
    devices: devices.slice(-size.sessions),
    endsWhenWrong: quick,
    limitMs: CONTROL_LIMIT_MS,
  });
  for (const { name, whatWentWrong } of [ours, control])
    for (const line of whatWentWrong.slice(0, 10)) console.log(`  ${name}: ${line.slice(0, 300)}`);
  const goalsOf = (arm: ArmResult) => [
    { name: 'phones on one adb server', figure: devices.length, operator: '>=' as const, limit: size.phones },
    { name: 'sessions at once', figure: arm.sessionsAtOnce, operator: '>=' as const, limit: size.sessions },
    { name: 'cross-talk', figure: arm.crossTalk, operator: '<=' as const, limit: 0 },
    { name: 'failed sessions and runs', figure: arm.failures, operator: '<=' as const, limit: 0 },
    { name: 'lost reports', figure: arm.lostReports, operator: '<=' as const, limit: 0 },
  ];
  return {
    goals: [
      ...goalsOf(ours),
      { name: 'identity checks', figure: ours.identityChecks, operator: '>=', limit: size.sessions },
      // needs two sessions that are still open after their runs, which four of them do not promise
      ...(quick
        ? []
        : [
            {
              name: 'cross-talk on purpose that was noticed',
              figure: noticed ? 1 : 0,
              operator: '>=' as const,
              limit: 1,
            },
          ]),
      { name: 'requests that no phone knows', figure: unknown.length, operator: '<=', limit: 0 },
    ],
    control: { what: control.name, goals: goalsOf(control) },
    details: { ours, control, unknown },
  };
}
