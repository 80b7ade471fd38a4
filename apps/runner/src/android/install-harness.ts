import type { Offer } from '@framefarm/contracts';
import type { AdbDevice } from '../adb/adb-device.ts';
import { AdbError } from '../adb/adb-error.ts';
import { askAll } from '../adb/ask-all.ts';
import type { FetchArtifact } from '../artifact-cache.ts';
import { RunFault } from '../errors.ts';
import { HARNESS } from './harness-app.ts';

/** Outside the package's own folder: it says which build was installed last, and Android does not. */
const MARKER = '/data/local/tmp/framefarm-harness.sha256';

/**
 * Installs the harness build unless the phone carries exactly it; true when it was installed. A build that the phone refuses is the
 * subject's fault.
 */
export async function installHarness(
  device: AdbDevice,
  build: Offer['harnessBuild'],
  fetch: FetchArtifact,
  signal: AbortSignal,
): Promise<boolean> {
  const [marker = '', where = ''] = await askAll(device, [`cat ${MARKER}`, `pm path ${HARNESS.package}`], { signal });
  if (marker.trim() === build.sha256 && where.startsWith('package:')) return false;
  const apk = await fetch(build.sha256, signal);
  await device.run(['rm', '-f', MARKER], { signal });
  try {
    await device.install(apk, { signal });
  } catch (error) {
    if (!(error instanceof AdbError) || error.code !== 'adb.refused') throw error;
    if (/UPDATE_INCOMPATIBLE|VERSION_DOWNGRADE|ALREADY_EXISTS/.test(error.message)) {
      // signed with another key, or older than what is there: it can only replace it
      await device.run(['pm', 'uninstall', HARNESS.package], { signal });
      await install(device, apk, build, signal);
    } else throw refused(build, error);
  }
  await device.push(Buffer.from(`${build.sha256}\n`), MARKER, { signal });
  return true;
}

async function install(
  device: AdbDevice,
  apk: string,
  build: Offer['harnessBuild'],
  signal: AbortSignal,
): Promise<void> {
  try {
    await device.install(apk, { signal });
  } catch (error) {
    throw error instanceof AdbError && error.code === 'adb.refused' ? refused(build, error) : error;
  }
}

/** A full phone is the phone's fault, everything else that Android says of a build is the build's. */
function refused(build: Offer['harnessBuild'], error: AdbError): RunFault {
  const full = /INSUFFICIENT_STORAGE/.test(error.message);
  return new RunFault(
    full ? 'device' : 'subject',
    `harness build ${build.version} cannot be installed: ${error.message}; ${full ? 'remove files from the phone' : 'register a build that this phone takes'}`,
    full,
  );
}
