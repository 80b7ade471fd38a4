import { buildApk } from './build-apk.ts';

export const HARNESS_PACKAGE = 'dev.framefarm.harness';

/** The harness as virtual phones install it: the manifest of the real one, without its code, which is the phone's program. */
export function buildHarnessApk(): Buffer {
  return buildApk({
    packageName: HARNESS_PACKAGE,
    versionCode: 1,
    versionName: '0.1.0',
    minSdk: 26,
    targetSdk: 34,
    debuggable: true,
    mainActivity: '.MainActivity',
  });
}
