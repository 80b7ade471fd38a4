import { createHash } from 'node:crypto';
import type { AdbDevice } from '../adb/adb-device.ts';
import { RunFault } from '../errors.ts';

const REPORT_LIMIT = 64 * 1024 * 1024;
const TRIES = 3;

/** The report as the phone has it: pulled again when what arrived is not what the phone says it holds. */
export async function pullReport(device: AdbDevice, remote: string, signal: AbortSignal): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const bytes = await device.pull(remote, REPORT_LIMIT, { signal });
    const digest = await device.digest(remote, { signal });
    if (createHash('sha256').update(bytes).digest('hex') === digest) return bytes.toString('utf8');
    if (tries === TRIES)
      throw new RunFault('device', `the report ${remote} of ${device.address} changes each time it is read`, true);
  }
}
