/** One line of `adb devices -l`. `state` is adb's own word, such as device, offline, unauthorized or "no permissions". */
export interface ListedDevice {
  readonly address: string;
  readonly state: string;
  /** Changes with each plug; null when adb does not tell. */
  readonly transportId: string | null;
}

/** Format: AOSP packages/modules/adb/transport.cpp, append_transport. */
export function parseDeviceList(text: string): readonly ListedDevice[] {
  return text
    .split('\n')
    .map((line) => /^(\(no serial number\)|\S+)\s+(\S.*)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => {
      const rest = match[2] ?? '';
      return {
        address: match[1] ?? '',
        state: (/^(.*?)(?:\s+(?:usb|product|model|device|transport_id):|;|$)/.exec(rest)?.[1] ?? rest).slice(0, 120),
        transportId: /\btransport_id:(\d+)/.exec(rest)?.[1] ?? null,
      };
    });
}
