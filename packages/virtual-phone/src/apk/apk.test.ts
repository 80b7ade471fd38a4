import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildApk } from './build-apk.ts';
import { buildHarnessApk } from './build-harness-apk.ts';
import { ApkError, readApk } from './read-apk.ts';
import { readStringPool } from './read-string-pool.ts';
import { zipEntries } from './zip-entries.ts';

const driver = fileURLToPath(
  new URL('../../../../node_modules/appium-uiautomator2-driver/node_modules/', import.meta.url),
);
const settingsApk = readFileSync(`${driver}io.appium.settings/apks/settings_apk-debug.apk`);

describe('a built APK', () => {
  it('reads back as it was described', () => {
    const apk = buildApk({
      packageName: 'com.example.camera',
      versionCode: 12,
      versionName: '1.2 β',
      minSdk: 28,
      targetSdk: 35,
      debuggable: false,
      mainActivity: '.ui.Main',
      permissions: ['android.permission.CAMERA'],
      files: [{ name: 'lib/arm64-v8a/libx.so', data: Buffer.from('elf') }],
    });
    expect(readApk(apk)).toEqual({
      packageName: 'com.example.camera',
      versionCode: 12,
      versionName: '1.2 β',
      minSdk: 28,
      targetSdk: 35,
      debuggable: false,
      testOnly: false,
      activities: [{ name: 'com.example.camera.ui.Main', launcher: true }],
      services: [],
      instrumentations: [],
      permissions: ['android.permission.CAMERA'],
      abis: ['arm64-v8a'],
    });
  });
  it('of the harness has the same bytes each time, on every machine', () => {
    expect(buildHarnessApk().equals(buildHarnessApk())).toBe(true);
    expect(createHash('sha256').update(buildHarnessApk()).digest('hex')).toBe(
      'f6cf250b72da8a3e5b9a62d86c15eb98f30b394bd10b4b0cb52d9d672d604442',
    );
    expect(readApk(buildHarnessApk())).toMatchObject({
      packageName: 'dev.framefarm.harness',
      debuggable: true,
      activities: [{ name: 'dev.framefarm.harness.MainActivity', launcher: true }],
    });
  });
});

describe('a real APK', () => {
  it('tells its package, version, services and permissions', () => {
    const manifest = readApk(settingsApk);
    expect(manifest).toMatchObject({ packageName: 'io.appium.settings', minSdk: 26, debuggable: true });
    expect(manifest.versionName).toMatch(/^\d+\.\d+\.\d+$/);
    expect(manifest.services).toContain('io.appium.settings.ForegroundService');
    expect(manifest.permissions).toContain('android.permission.WRITE_SETTINGS');
  });
  it('has strings in UTF-8 in its resource table, and they are read too', () => {
    const table = zipEntries(settingsApk)
      .find(({ name }) => name === 'resources.arsc')
      ?.read() as Buffer;
    const pool = table.subarray(12, 12 + table.readUInt32LE(16));
    expect(pool.readUInt32LE(16) & 256).toBe(256);
    expect(readStringPool(pool)).toContain('Appium Settings');
  });
});

describe('bytes that are no whole APK', () => {
  it('are refused wherever they are cut off', () => {
    const whole = buildHarnessApk();
    for (let length = 0; length < whole.length; length += 1)
      expect(() => readApk(whole.subarray(0, length))).toThrow(ApkError);
    expect(() => readApk(settingsApk.subarray(0, 1_000_000))).toThrow(ApkError);
  });
  it('are refused or read, whatever byte was changed, and nothing else happens', () => {
    const whole = buildHarnessApk();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const damaged = Buffer.from(whole);
          for (const [at, value] of changes) damaged.writeUInt8(value, at);
          try {
            readApk(damaged);
          } catch (error) {
            expect(error).toBeInstanceOf(ApkError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
  it('are refused as an archive without a manifest', () => {
    const empty = Buffer.alloc(22);
    empty.writeUInt32LE(0x06054b50);
    expect(() => readApk(empty)).toThrow('no AndroidManifest.xml');
  });
});
