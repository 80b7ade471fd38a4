import type { AdbDevice, ShellLimits } from './adb-device.ts';

const CUT = '--framefarm-cut--';

/** Output of several commands, brought by one round trip: a session's telemetry must cost the phone little. Exit codes are not kept. */
export async function askAll(
  device: AdbDevice,
  commands: readonly string[],
  limits: ShellLimits,
): Promise<readonly string[]> {
  const { stdout } = await device.shell(commands.join(` ; echo ${CUT} ; `), limits);
  const answers = stdout.split(`${CUT}\n`);
  return commands.map((_, index) => answers[index] ?? '');
}
