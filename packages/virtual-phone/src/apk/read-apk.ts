import { fullClassName } from '../state/class-name.ts';
import type { Activity, PackageManifest } from '../state/package-store.ts';
import { ATTRIBUTE } from './manifest-attributes.ts';
import { type AttributeValue, type XmlElement, readBinaryXml } from './read-binary-xml.ts';
import { BinaryXmlError } from './read-string-pool.ts';
import { ZipError, zipEntries } from './zip-entries.ts';

/** The bytes are no APK that can be installed; the message says what is wrong with them. */
export class ApkError extends Error {
  override readonly name = 'ApkError';
}

const MANIFEST = 'AndroidManifest.xml';

/** What the manifest of an APK says. Throws ApkError for anything that is not a whole APK. */
export function readApk(apk: Buffer): PackageManifest {
  try {
    const entries = zipEntries(apk);
    const manifest = entries.find(({ name }) => name === MANIFEST);
    if (manifest === undefined) throw new ApkError(`there is no ${MANIFEST} in the archive`);
    const abis = entries
      .map(({ name }) => /^lib\/([^/]+)\/[^/]+\.so$/.exec(name)?.[1])
      .filter((abi) => abi !== undefined);
    return readManifest(readBinaryXml(manifest.read()), [...new Set(abis)]);
  } catch (error) {
    if (error instanceof ZipError || error instanceof BinaryXmlError)
      throw new ApkError(`Failed to parse the APK: ${error.message}`);
    throw error;
  }
}

function readManifest(root: XmlElement, abis: readonly string[]): PackageManifest {
  const packageName = root.attributes.get('package');
  if (root.name !== 'manifest' || typeof packageName !== 'string' || !/^\w+(\.\w+)+$/.test(packageName))
    throw new ApkError(`${MANIFEST} names no package`);
  const application = root.children.find(({ name }) => name === 'application');
  const sdk = root.children.find(({ name }) => name === 'uses-sdk');
  const minSdk = numberOf(sdk?.attributes.get(ATTRIBUTE.minSdkVersion), 1);
  const named = (elements: readonly XmlElement[], kind: string) =>
    elements.filter(({ name }) => name === kind).map((element) => ({ element, name: nameOf(element) }));
  return {
    packageName,
    versionCode: numberOf(root.attributes.get(ATTRIBUTE.versionCode), 0),
    versionName: String(root.attributes.get(ATTRIBUTE.versionName) ?? ''),
    minSdk,
    targetSdk: numberOf(sdk?.attributes.get(ATTRIBUTE.targetSdkVersion), minSdk),
    debuggable: application?.attributes.get(ATTRIBUTE.debuggable) === true,
    testOnly: application?.attributes.get(ATTRIBUTE.testOnly) === true,
    activities: readActivities(application?.children ?? [], packageName),
    services: named(application?.children ?? [], 'service').map(({ name }) => fullClassName(packageName, name)),
    instrumentations: named(root.children, 'instrumentation').map(({ element, name }) => ({
      name: fullClassName(packageName, name),
      targetPackage: String(element.attributes.get(ATTRIBUTE.targetPackage) ?? packageName),
    })),
    permissions: [...new Set(named(root.children, 'uses-permission').map(({ name }) => name))],
    abis,
  };
}

function readActivities(elements: readonly XmlElement[], packageName: string): readonly Activity[] {
  return elements
    .filter(({ name }) => name === 'activity' || name === 'activity-alias')
    .map((element) => ({
      name: fullClassName(packageName, nameOf(element)),
      launcher: element.children
        .filter(({ name }) => name === 'intent-filter')
        .some(({ children }) => children.some((child) => nameOf(child) === 'android.intent.category.LAUNCHER')),
    }));
}

function nameOf(element: XmlElement): string {
  return String(element.attributes.get(ATTRIBUTE.name) ?? '');
}

function numberOf(value: AttributeValue | undefined, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
