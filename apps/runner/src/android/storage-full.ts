import { PREFLIGHT_LIMITS } from '@framefarm/domain';
import type { AdbDevice } from '../adb/adb-device.ts';
import { parseFreeMb } from './parse-memory.ts';

/** What a full phone is told; null for one with storage left. A harness that cannot write leaves a torn report, or none, without any fault of its own. */
export async function storageFull(device: AdbDevice, signal: AbortSignal): Promise<string | null> {
  const freeMb = parseFreeMb((await device.shell('df -k /data', { signal })).stdout);
  if (freeMb === null || freeMb >= PREFLIGHT_LIMITS.freeMb) return null;
  return `the phone has ${freeMb} MB of storage left, so that the report could not be written; remove files from it`;
}
