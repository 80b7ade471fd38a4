import { ApkError, readApk } from '../apk/read-apk.ts';
import { endProcess } from './app-runtime.ts';
import type { PackageManifest } from './package-store.ts';
import type { PhoneState } from './phone-state.ts';
import { spaceProblem } from './storage.ts';

export type InstallResult =
  | { readonly kind: 'installed'; readonly packageName: string }
  /** `code` is one of Android's `INSTALL_...` codes. */
  | { readonly kind: 'refused'; readonly code: string; readonly why: string };

export interface InstallOptions {
  readonly grantAll: boolean;
  readonly allowDowngrade: boolean;
  readonly allowTest: boolean;
  readonly replace: boolean;
}

/**
 * Installs an APK, or says with Android's own code why not. Signatures are not checked: this phone takes an unsigned APK, which a
 * real one refuses.
 */
export function installPackage(phone: PhoneState, apk: Buffer, options: InstallOptions): InstallResult {
  let manifest: PackageManifest;
  try {
    manifest = readApk(apk);
  } catch (error) {
    if (!(error instanceof ApkError)) throw error;
    return { kind: 'refused', code: 'INSTALL_PARSE_FAILED_NOT_APK', why: error.message };
  }
  const refusal =
    spaceProblem(phone) === null
      ? refusalOf(phone, manifest, options)
      : { code: 'INSTALL_FAILED_INSUFFICIENT_STORAGE', why: 'Failed to allocate the space for the package' };
  if (refusal !== null) return { kind: 'refused', ...refusal };
  for (const { processId } of phone.boot.processes.byPackage(manifest.packageName))
    endProcess(phone, processId, 'package-updated', 'package updated');
  phone.packages.put(manifest, apk, options.grantAll);
  return { kind: 'installed', packageName: manifest.packageName };
}

function refusalOf(
  phone: PhoneState,
  manifest: PackageManifest,
  options: InstallOptions,
): { code: string; why: string } | null {
  const { packageName, minSdk, versionCode, testOnly, abis } = manifest;
  const before = phone.packages.get(packageName);
  const sdk = Number(phone.properties.get('ro.build.version.sdk'));
  const ownAbis = (phone.properties.get('ro.product.cpu.abilist') ?? '').split(',');
  if (minSdk > sdk)
    return {
      code: 'INSTALL_FAILED_OLDER_SDK',
      why: `Requires newer sdk version #${minSdk} (current version is #${sdk})`,
    };
  if (testOnly && !options.allowTest)
    return { code: 'INSTALL_FAILED_TEST_ONLY', why: `Failed to install test-only apk` };
  if (abis.length > 0 && !abis.some((abi) => ownAbis.includes(abi)))
    return { code: 'INSTALL_FAILED_NO_MATCHING_ABIS', why: 'Failed to extract native libraries, res=-113' };
  if (before !== null && !options.replace)
    return {
      code: 'INSTALL_FAILED_ALREADY_EXISTS',
      why: `Attempt to re-install ${packageName} without first uninstalling.`,
    };
  if (before !== null && versionCode < before.versionCode && !options.allowDowngrade)
    return {
      code: 'INSTALL_FAILED_VERSION_DOWNGRADE',
      why: `Downgrade detected: Update version code ${versionCode} is older than current ${before.versionCode}`,
    };
  return null;
}
