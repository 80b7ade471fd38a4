import { ANDROID_SINCE } from '../state/android-since.ts';
import { isKnownPermission, isRuntimePermission, privateDataDir } from '../state/package-store.ts';
import { type PhoneState, hasSince } from '../state/phone-state.ts';

/** `dumpsys package PACKAGE`: what installers and Appium look for in it. Source of the format: AOSP com.android.server.pm.Settings. */
export function dumpPackage(phone: PhoneState, packageName: string): string {
  const installed = phone.packages.get(packageName);
  if (installed === null) return `Dexopt state:\n  Unable to find package: ${packageName}\n\nPackages:\n`;
  const { versionCode, versionName, minSdk, targetSdk, userId, apkPath, permissions, granted } = installed;
  const grantLine = (permission: string) => `${permission}: granted=${granted.has(permission)}`;
  const { sdk } = phone.profile.identity;
  const asksFor = (permission: string) => isRuntimePermission(permission, sdk);
  const time = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ');
  const flags = ['HAS_CODE', 'ALLOW_CLEAR_USER_DATA', ...(installed.debuggable ? ['DEBUGGABLE'] : [])];
  if (installed.isSystem) flags.unshift('SYSTEM');
  const launcher = installed.activities.filter((activity) => activity.launcher);
  const id = userId.toString(16);
  return [
    'Activity Resolver Table:',
    '  Non-Data Actions:',
    '      android.intent.action.MAIN:',
    ...launcher.map(({ name }) => `        ${id}a ${packageName}/${name} filter ${id}b`),
    '',
    'Packages:',
    `  Package [${packageName}] (${id}c):`,
    `    ${hasSince(phone, ANDROID_SINCE.packageAppId) ? 'appId' : 'userId'}=${userId}`,
    `    pkg=Package{${id}d ${packageName}}`,
    `    codePath=${apkPath.slice(0, apkPath.lastIndexOf('/'))}`,
    `    versionCode=${versionCode} minSdk=${minSdk} targetSdk=${targetSdk}`,
    `    versionName=${versionName}`,
    `    primaryCpuAbi=${installed.abis.length === 0 ? 'null' : (phone.properties.get('ro.product.cpu.abi') ?? 'null')}`,
    `    flags=[ ${flags.join(' ')} ]`,
    `    dataDir=${privateDataDir(packageName)}`,
    `    firstInstallTime=${time(installed.installedAtMs)}`,
    `    lastUpdateTime=${time(installed.updatedAtMs)}`,
    '    requested permissions:',
    ...permissions.map((permission) => `      ${permission}`),
    '    install permissions:',
    ...permissions
      .filter((permission) => isKnownPermission(permission, sdk) && !asksFor(permission))
      .map((each) => `      ${grantLine(each)}`),
    `    User 0: ceDataInode=1 installed=true hidden=false suspended=false stopped=false notLaunched=false enabled=0`,
    '      runtime permissions:',
    ...permissions.filter(asksFor).map((each) => `        ${grantLine(each)}, flags=[ USER_SET]`),
    '',
  ].join('\n');
}
