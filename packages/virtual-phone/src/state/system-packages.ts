import { LAUNCHER } from './activity-stack.ts';
import type { InstalledPackage } from './package-store.ts';

const PACKAGES = [
  ['android', 1000, null],
  ['com.android.settings', 1000, 'com.android.settings.Settings'],
  ['com.android.shell', 2000, null],
  ['com.android.systemui', 10_055, null],
  [LAUNCHER.packageName, 10_072, LAUNCHER.activity],
  ['com.google.android.inputmethod.latin', 10_081, null],
] as const;

/** The few packages of the system image that tools look for. */
export function systemPackages(sdk: number, nowMs: number): readonly InstalledPackage[] {
  return PACKAGES.map(([packageName, userId, activity]) => ({
    packageName,
    versionCode: sdk,
    versionName: String(sdk),
    minSdk: sdk,
    targetSdk: sdk,
    debuggable: false,
    testOnly: false,
    activities: activity === null ? [] : [{ name: activity, launcher: packageName !== LAUNCHER.packageName }],
    services: [],
    instrumentations: [],
    permissions: [],
    abis: [],
    userId,
    isSystem: true,
    apkPath: `/system/app/${packageName}/base.apk`,
    granted: new Set<string>(),
    installedAtMs: nowMs,
    updatedAtMs: nowMs,
  }));
}
