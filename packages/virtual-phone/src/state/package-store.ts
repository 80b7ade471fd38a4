import { shareBytes } from '../vfs/share-bytes.ts';
import type { VirtualFiles } from '../vfs/virtual-files.ts';
import { ANDROID_SINCE, PERMISSION_SINCE } from './android-since.ts';

export interface Activity {
  /** Fully qualified class name. */
  readonly name: string;
  readonly launcher: boolean;
}

interface Instrumentation {
  readonly name: string;
  readonly targetPackage: string;
}

/** What a manifest says of a package. */
export interface PackageManifest {
  readonly packageName: string;
  readonly versionCode: number;
  readonly versionName: string;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly debuggable: boolean;
  readonly testOnly: boolean;
  readonly activities: readonly Activity[];
  readonly services: readonly string[];
  readonly instrumentations: readonly Instrumentation[];
  readonly permissions: readonly string[];
  /** ABIs of the native libraries inside; empty when there are none. */
  readonly abis: readonly string[];
}

export interface InstalledPackage extends PackageManifest {
  readonly userId: number;
  readonly isSystem: boolean;
  readonly apkPath: string;
  readonly granted: Set<string>;
  readonly installedAtMs: number;
  readonly updatedAtMs: number;
}

export interface PackageStore {
  get(packageName: string): InstalledPackage | null;
  /** Sorted by name. */
  all(): readonly InstalledPackage[];
  /** Replaces a package of the same name and keeps its user id, data and grants. */
  put(manifest: PackageManifest, apk: Buffer | null, grantAll: boolean): InstalledPackage;
  /** Removes the package with its data; false when it is not there. */
  remove(packageName: string): boolean;
  /** Empties the package's private and external data and takes its grants back. */
  clear(packageName: string): boolean;
}

/** The permissions a user is asked for; all others are granted at installation. Source: Android's Manifest.permission, level "dangerous". */
const RUNTIME_PERMISSIONS = new Set(
  [
    'ACCESS_BACKGROUND_LOCATION ACCESS_COARSE_LOCATION ACCESS_FINE_LOCATION ACCESS_MEDIA_LOCATION BLUETOOTH_ADVERTISE',
    'BLUETOOTH_CONNECT BLUETOOTH_SCAN BODY_SENSORS CALL_PHONE CAMERA GET_ACCOUNTS NEARBY_WIFI_DEVICES POST_NOTIFICATIONS',
    'READ_CALENDAR READ_CALL_LOG READ_CONTACTS READ_EXTERNAL_STORAGE READ_MEDIA_AUDIO READ_MEDIA_IMAGES READ_MEDIA_VIDEO',
    'READ_PHONE_NUMBERS READ_PHONE_STATE READ_SMS RECEIVE_SMS RECORD_AUDIO SEND_SMS WRITE_CALENDAR WRITE_CALL_LOG',
    'WRITE_CONTACTS WRITE_EXTERNAL_STORAGE',
  ].flatMap((line) => line.split(' ').map((name) => `android.permission.${name}`)),
);

/** On a phone of that API level; one that it does not know yet is granted to nobody and asked for by nobody. */
export function isRuntimePermission(permission: string, sdk: number): boolean {
  return RUNTIME_PERMISSIONS.has(permission) && isKnownPermission(permission, sdk);
}

export function isKnownPermission(permission: string, sdk: number): boolean {
  return sdk >= (PERMISSION_SINCE[permission.replace('android.permission.', '')] ?? 0);
}

export const privateDataDir = (packageName: string) => `/data/user/0/${packageName}`;
const externalDataDir = (packageName: string) => `/storage/emulated/0/Android/data/${packageName}`;
export const externalFilesDir = (packageName: string) => `${externalDataDir(packageName)}/files`;

interface Options {
  readonly files: VirtualFiles;
  readonly nowMs: () => number;
  /** Stands in the path of an installed APK. */
  readonly randomName: () => string;
  readonly system: readonly InstalledPackage[];
  readonly sdk: number;
}

const FIRST_APP_USER_ID = 10_100;

export function createPackageStore({ files, nowMs, randomName, system, sdk }: Options): PackageStore {
  const packages = new Map(system.map((each) => [each.packageName, each]));
  let nextUserId = FIRST_APP_USER_ID;
  const wipe = (packageName: string) => {
    files.remove(privateDataDir(packageName));
    files.remove(externalDataDir(packageName));
  };
  return {
    get: (packageName) => packages.get(packageName) ?? null,
    all: () => [...packages.values()].toSorted((a, b) => (a.packageName < b.packageName ? -1 : 1)),
    put(manifest, apk, grantAll) {
      const before = packages.get(manifest.packageName);
      if (before !== undefined) files.remove(before.apkPath.slice(0, before.apkPath.lastIndexOf('/')));
      const { packageName } = manifest;
      const parent = sdk >= ANDROID_SINCE.randomAppFolder ? `/data/app/~~${randomName()}==` : '/data/app';
      const folder = `${parent}/${packageName}-${randomName()}==`;
      const installed: InstalledPackage = {
        ...manifest,
        userId: before?.userId ?? nextUserId++,
        isSystem: false,
        apkPath: `${folder}/base.apk`,
        granted: new Set(
          manifest.permissions.filter(
            (permission) =>
              isKnownPermission(permission, sdk) &&
              (grantAll || !isRuntimePermission(permission, sdk) || before?.granted.has(permission) === true),
          ),
        ),
        installedAtMs: before?.installedAtMs ?? nowMs(),
        updatedAtMs: nowMs(),
      };
      packages.set(packageName, installed);
      const mtime = Math.floor(nowMs() / 1000);
      if (apk !== null) files.write(installed.apkPath, { data: shareBytes(apk), mode: 0o644, mtime });
      files.makeFolder(privateDataDir(packageName));
      return installed;
    },
    remove(packageName) {
      const installed = packages.get(packageName);
      if (installed === undefined || installed.isSystem) return false;
      packages.delete(packageName);
      files.remove(installed.apkPath.slice(0, installed.apkPath.lastIndexOf('/')));
      wipe(packageName);
      return true;
    },
    clear(packageName) {
      const installed = packages.get(packageName);
      if (installed === undefined) return false;
      wipe(packageName);
      files.makeFolder(privateDataDir(packageName));
      for (const permission of installed.granted) {
        if (isRuntimePermission(permission, sdk)) installed.granted.delete(permission);
      }
      return true;
    },
  };
}
