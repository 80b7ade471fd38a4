import type { Limits } from '../adb/adb-connection.ts';
import type { AdbDevice } from '../adb/adb-device.ts';
import { type Described, describePhone } from './describe-phone.ts';

const CUT = '--framefarm-cut--';
const LINE = ['getprop', 'cat /proc/meminfo', 'cat /sys/devices/system/cpu/possible'].join(`; echo ${CUT}; `);

/** Asks a phone once for all that its facts need. */
export async function readPhone(device: AdbDevice, limits: Limits): Promise<Described> {
  const { stdout } = await device.shell(LINE, { maxBytes: 1024 * 1024, ...limits });
  const [properties = '', memInfo = '', cores = ''] = stdout.split(`${CUT}\n`);
  return describePhone({ address: device.address, properties, memInfo, cores });
}
