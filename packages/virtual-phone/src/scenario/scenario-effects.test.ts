import { describe, expect, it } from 'vitest';
import { buildHarnessApk } from '../apk/build-harness-apk.ts';
import { clickOn, frontView } from '../screen/front-view.ts';
import { NO_FAULTS } from '../state/faults.ts';
import { installPackage } from '../state/install-package.ts';
import { createTestPhone, sh } from '../test/create-test-phone.ts';

const full = () => createTestPhone({ faults: { ...NO_FAULTS, storageFull: () => true } });
const options = { grantAll: true, allowDowngrade: false, allowTest: false, replace: true };

describe('a phone whose storage is full', () => {
  it('installs nothing, with the code of Android', () => {
    const phone = full();
    expect(installPackage(phone, buildHarnessApk(), options)).toMatchObject({
      kind: 'refused',
      code: 'INSTALL_FAILED_INSUFFICIENT_STORAGE',
    });
    expect(phone.packages.get('dev.framefarm.harness')).toBeNull();
  });
  it.each([
    'echo x > /sdcard/a',
    'mkdir /sdcard/b',
    'touch /sdcard/c',
    'cp /proc/uptime /sdcard/d',
    'screencap -p /sdcard/e',
  ])('%s finds no space', async (line) => {
    const { code, stderr } = await sh(full(), line);
    expect([code === 0, stderr]).toEqual([false, expect.stringContaining('No space left on device')]);
  });
  it('still lets files be read and removed, and says so in df', async () => {
    const phone = full();
    phone.files.write('/sdcard/old', { data: Buffer.from('x'), mode: 0o660, mtime: 0 });
    expect((await sh(phone, 'cat /sdcard/old; rm /sdcard/old; ls /sdcard/old')).code).toBe(1);
    expect((await sh(phone, 'df /data')).stdout).toMatch(/ 0 +100% \/data/);
  });
});

describe('something over the app', () => {
  it('shows a dialog that goes when its button is pressed', async () => {
    const phone = createTestPhone();
    phone.display.dialog = { title: 'Update ready', button: 'Later' };
    expect((await sh(phone, 'dumpsys window displays')).stdout).toContain('mCurrentFocus=Window{');
    expect((await sh(phone, 'dumpsys window displays')).stdout).toContain('u0 Application Not Responding');
    const [title, button] = frontView(phone).children ?? [];
    expect([title?.text, button?.text]).toEqual(['Update ready', 'Later']);
    if (title !== undefined) clickOn(phone, title);
    expect(phone.display.dialog).not.toBeNull();
    if (button !== undefined) clickOn(phone, button);
    expect(phone.display.dialog).toBeNull();
  });
  it.each([
    ['swipe', 'wm dismiss-keyguard', null],
    ['swipe', 'input keyevent KEYCODE_MENU', null],
    ['secure', 'wm dismiss-keyguard', 'secure'],
    ['secure', 'input keyevent 82', 'secure'],
  ] as const)('a %s lock after %s is %s', async (lock, line, after) => {
    const phone = createTestPhone();
    phone.display.lock = lock;
    expect((await sh(phone, 'dumpsys window policy')).stdout).toContain('mShowingLockscreen=true');
    expect(frontView(phone).packageName).toBe('com.android.systemui');
    await sh(phone, line);
    expect(phone.display.lock).toBe(after);
  });
});
