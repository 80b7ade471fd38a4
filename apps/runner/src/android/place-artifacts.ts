import type { AdbDevice } from '../adb/adb-device.ts';
import { shellLine } from '../adb/shell-words.ts';
import type { FetchArtifact } from '../artifact-cache.ts';
import { RunFault } from '../errors.ts';
import { HARNESS } from './harness-app.ts';

/** Brings the files there under their digests; pushes only what is absent or damaged, and tells what. The phone itself computes what it has. */
export async function placeArtifacts(
  device: AdbDevice,
  digests: readonly string[],
  fetch: FetchArtifact,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const pushed: string[] = [];
  const pathOf = (sha256: string) => `${HARNESS.files}/artifacts/${sha256}`;
  const wanted = [...new Set(digests)];
  const { stdout } = await device.shell(shellLine(['sha256sum', ...wanted.map(pathOf)]), {
    signal,
    timeoutMs: 120_000,
  });
  for (const sha256 of wanted) {
    if (stdout.includes(`${sha256}  ${pathOf(sha256)}`)) continue;
    const file = await fetch(sha256, signal);
    const incoming = `${pathOf(sha256)}.new`;
    await device.push({ file }, incoming, { signal });
    const arrived = await device.digest(incoming, { signal });
    if (arrived !== sha256)
      throw new RunFault(
        'device',
        `artifact ${sha256} arrived on ${device.address} as ${arrived ?? 'nothing'}; check the cable and the phone's storage`,
        true,
      );
    await device.run(['mv', '-f', incoming, pathOf(sha256)], { signal });
    pushed.push(sha256);
  }
  return pushed;
}
