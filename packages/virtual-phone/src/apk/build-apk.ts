import { ATTRIBUTE } from './manifest-attributes.ts';
import type { AttributeValue } from './read-binary-xml.ts';
import { type ElementToWrite, writeBinaryXml } from './write-binary-xml.ts';
import { writeZip } from './write-zip.ts';

export interface ApkToBuild {
  readonly packageName: string;
  readonly versionCode: number;
  readonly versionName: string;
  readonly minSdk: number;
  readonly targetSdk: number;
  readonly debuggable: boolean;
  /** The activity that the launcher shows, for example `.MainActivity`. */
  readonly mainActivity: string;
  readonly permissions?: readonly string[];
  /** Further entries of the archive. */
  readonly files?: readonly { readonly name: string; readonly data: Buffer }[];
}

/** A small unsigned APK without code; the same description gives the same bytes. */
export function buildApk(apk: ApkToBuild): Buffer {
  return writeZip([
    { name: 'AndroidManifest.xml', data: writeBinaryXml(manifestOf(apk)) },
    { name: 'classes.dex', data: Buffer.alloc(0) },
    ...(apk.files ?? []),
  ]);
}

function manifestOf(apk: ApkToBuild): ElementToWrite {
  const named = (name: string, value: string, children: readonly ElementToWrite[] = []): ElementToWrite => ({
    name,
    attributes: [android('name', value)],
    children,
  });
  return {
    name: 'manifest',
    attributes: [
      android('versionCode', apk.versionCode),
      android('versionName', apk.versionName),
      { name: 'package', value: apk.packageName },
    ],
    children: [
      {
        name: 'uses-sdk',
        attributes: [android('minSdkVersion', apk.minSdk), android('targetSdkVersion', apk.targetSdk)],
      },
      ...(apk.permissions ?? []).map((permission) => named('uses-permission', permission)),
      {
        name: 'application',
        attributes: [android('label', apk.packageName), android('debuggable', apk.debuggable)],
        children: [
          {
            name: 'activity',
            attributes: [android('name', apk.mainActivity), android('exported', true)],
            children: [
              {
                name: 'intent-filter',
                attributes: [],
                children: [
                  named('action', 'android.intent.action.MAIN'),
                  named('category', 'android.intent.category.LAUNCHER'),
                ],
              },
            ],
          },
        ],
      },
    ],
  };
}

function android(name: keyof typeof ATTRIBUTE, value: AttributeValue): ElementToWrite['attributes'][number] {
  return { name, resourceId: ATTRIBUTE[name], value };
}
