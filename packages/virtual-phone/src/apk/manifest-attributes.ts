/** Resource ids of the manifest's attributes. Source: AOSP frameworks/base, android.R.attr. */
export const ATTRIBUTE = {
  label: 0x01010001,
  name: 0x01010003,
  debuggable: 0x0101000f,
  exported: 0x01010010,
  targetPackage: 0x01010021,
  minSdkVersion: 0x0101020c,
  versionCode: 0x0101021b,
  versionName: 0x0101021c,
  targetSdkVersion: 0x01010270,
  testOnly: 0x01010272,
} as const;
