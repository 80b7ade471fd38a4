import type { Limits } from '../adb/adb-connection.ts';
import type { AdbDevice } from '../adb/adb-device.ts';
import { askAll } from '../adb/ask-all.ts';
import { type Described, describePhone } from './describe-phone.ts';

/** Asks a phone once for all that its facts need. */
export async function readPhone(device: AdbDevice, limits: Limits): Promise<Described> {
  const [properties = '', memInfo = '', cores = '', cpuInfo = ''] = await askAll(
    device,
    ['getprop', 'cat /proc/meminfo', 'cat /sys/devices/system/cpu/possible', 'cat /proc/cpuinfo'],
    { maxBytes: 1024 * 1024, ...limits },
  );
  return describePhone({ address: device.address, properties, memInfo, cores, cpuInfo });
}
