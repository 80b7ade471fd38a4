import { beforeEach, describe, expect, it } from 'vitest';
import { buildApk } from '../apk/build-apk.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { createTestPhone, sh, testManifest } from '../test/create-test-phone.ts';

let phone: PhoneState;
beforeEach(() => {
  phone = createTestPhone();
  phone.packages.put(testManifest(), null, false);
});
const out = async (line: string) => (await sh(phone, line)).stdout;

function placeApk(over: { readonly versionCode?: number; readonly minSdk?: number } = {}): void {
  const apk = buildApk({
    packageName: 'com.example.built',
    versionCode: 2,
    versionName: '2',
    minSdk: 26,
    targetSdk: 33,
    debuggable: true,
    mainActivity: '.Main',
    permissions: ['android.permission.CAMERA'],
    ...over,
  });
  phone.files.write('/data/local/tmp/a.apk', { data: apk, mode: 0o644, mtime: 0 });
}

describe('pm', () => {
  it('lists packages with their versions, and those of the system apart', async () => {
    expect(await out('pm list packages -3')).toBe('package:com.example.app\n');
    expect(await out('cmd package list packages --show-versioncode -3')).toBe(
      'package:com.example.app versionCode:3\n',
    );
    expect(await out('pm list packages -s')).toContain('package:com.android.settings\n');
    expect(await out('pm list packages nothing')).toBe('');
  });
  it('installs a file, grants with -g, and refuses an older version unless it may', async () => {
    placeApk();
    expect(await out('pm install -g /data/local/tmp/a.apk')).toBe('Success\n');
    expect(await out('dumpsys package com.example.built')).toContain('android.permission.CAMERA: granted=true');
    expect(await out('cat $(pm path com.example.built | grep -o "/.*") | wc -c')).toBe(
      `${phone.files.read('/data/local/tmp/a.apk')?.data.length}\n`,
    );
    placeApk({ versionCode: 1 });
    expect(await out('pm install /data/local/tmp/a.apk')).toMatch(/^Failure \[INSTALL_FAILED_VERSION_DOWNGRADE: /);
    expect(await out('pm install -d /data/local/tmp/a.apk')).toBe('Success\n');
    expect(await out('pm install -R /data/local/tmp/a.apk')).toMatch(/^Failure \[INSTALL_FAILED_ALREADY_EXISTS: /);
    placeApk({ minSdk: 34 });
    expect(await out('pm install /data/local/tmp/a.apk')).toMatch(/^Failure \[INSTALL_FAILED_OLDER_SDK: /);
    expect((await sh(phone, 'pm install /none.apk')).code).toBe(1);
  });
  it('installs by a session, once', async () => {
    placeApk();
    const id = /\[(\d+)\]/.exec(await out('pm install-create -r'))?.[1];
    expect(await out(`pm install-write -S 1 ${id} base.apk /data/local/tmp/a.apk`)).toMatch(/^Success/);
    expect(await out(`pm install-commit ${id}`)).toBe('Success\n');
    expect((await sh(phone, `pm install-commit ${id}`)).code).toBe(255);
    const other = /\[(\d+)\]/.exec(await out('pm install-create'))?.[1];
    expect(await out(`pm install-abandon ${other}`)).toBe('Success\n');
  });
  it('clears private and shared data of a package and takes its grants back', async () => {
    await sh(
      phone,
      'mkdir -p /sdcard/Android/data/com.example.app/files; pm grant com.example.app android.permission.CAMERA',
    );
    expect(await out('dumpsys package com.example.app')).toContain('CAMERA: granted=true');
    expect(await out('pm clear com.example.app')).toBe('Success\n');
    expect(phone.files.isFolder('/sdcard/Android/data/com.example.app')).toBe(false);
    expect(await out('dumpsys package com.example.app')).toContain('CAMERA: granted=false');
    expect(await out('pm clear com.nope')).toBe('Failed\n');
  });
  it('grants only what a package asks for', async () => {
    expect((await sh(phone, 'pm grant com.example.app android.permission.RECORD_AUDIO')).stderr).toContain(
      'has not requested permission',
    );
    expect((await sh(phone, 'pm revoke com.nope android.permission.CAMERA')).stderr).toContain('Unknown package');
  });
  it('finds the activity that the launcher shows', async () => {
    expect((await out('cmd package resolve-activity --brief com.example.app')).split('\n')[1]).toBe(
      'com.example.app/com.example.app.Main',
    );
    expect(await out('cmd package resolve-activity --brief com.nope')).toBe('No activity found\n');
  });
  it('does not remove a package of the system', async () => {
    expect(await out('pm uninstall com.android.settings')).toMatch(/^Failure/);
    expect(await out('pm uninstall com.example.app; pm list packages -3')).toBe('Success\n');
  });
});

describe('dumpsys package', () => {
  it('has the lines that Appium reads', async () => {
    const dump = await out('dumpsys package com.example.app');
    expect(dump).toMatch(/^\s*Package\s+\[com\.example\.app\][^:]+:$/m);
    expect(dump).toMatch(/versionCode=3 minSdk=26 targetSdk=33\n\s+versionName=1\.2\n/);
    expect(dump).toMatch(/flags=\[ .*DEBUGGABLE.* \]/);
    expect(await out('dumpsys package com.nope')).toContain('Unable to find package: com.nope');
  });
});
