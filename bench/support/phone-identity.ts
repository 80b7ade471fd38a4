import { type AdbClient, type Forward } from '../../apps/runner/src/adb/adb-client.ts';

/** What a phone says of itself by adb, which no Appium session can change. */
export interface PhoneIdentity {
  readonly address: string;
  readonly androidId: string;
  readonly bootId: string;
}

export async function readIdentity(adb: AdbClient, address: string): Promise<PhoneIdentity> {
  const ask = async (line: string) => (await adb.device(address).shell(line, { timeoutMs: 60_000 })).stdout.trim();
  return {
    address,
    androidId: await ask('settings get secure android_id'),
    bootId: await ask('cat /proc/sys/kernel/random/boot_id'),
  };
}

/** The Android id of the phone whose UiAutomator2 server answers on that port for its session; null when none answers. */
export async function androidIdBehind({ local }: Forward): Promise<string | null> {
  const server = `http://127.0.0.1:${local.replace('tcp:', '')}`;
  const read = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${server}${path}`, { signal: AbortSignal.timeout(60_000) });
    return ((await response.json()) as { readonly value: T }).value;
  };
  try {
    const [session] = await read<readonly { readonly id: string }[]>('/sessions');
    if (session === undefined) return null;
    // absent from an error, e.g. of a session that ended between the two questions
    const { androidId } = await read<{ readonly androidId?: string }>(`/session/${session.id}/appium/device/info`);
    return androidId ?? null;
  } catch {
    // the port was given back meanwhile, or its server is not up yet
    return null;
  }
}

/** Leads one session's port to another phone, as parallel sessions with automatic ports do by chance; true when the check above notices. */
export async function noticesCrossTalk(adb: AdbClient, identities: readonly PhoneIdentity[]): Promise<boolean> {
  const forwards = await adb.forwards();
  const [mine, other] = identities.flatMap((identity) => {
    const forward = forwards.find(({ address }) => address === identity.address);
    return forward === undefined ? [] : [{ identity, forward }];
  });
  if (mine === undefined || other === undefined) return false;
  await adb.removeForward(mine.identity.address, mine.forward.local);
  await adb.forward(other.identity.address, Number(mine.forward.local.replace('tcp:', '')), mine.forward.remote);
  const behind = await androidIdBehind(mine.forward);
  return behind === other.identity.androidId && behind !== mine.identity.androidId;
}
