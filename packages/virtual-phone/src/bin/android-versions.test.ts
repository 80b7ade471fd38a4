import { describe, expect, it } from 'vitest';
import { ANDROID_SINCE } from '../state/android-since.ts';
import { createTestPhone, sh, testManifest } from '../test/create-test-phone.ts';

const APP = 'com.example.app';
const RELEASES: Readonly<Record<number, string>> = {
  26: '8.0.0',
  27: '8.1.0',
  28: '9',
  29: '10',
  30: '11',
  31: '12',
  32: '12',
  33: '13',
  34: '14',
  35: '15',
};
const VERSIONS = Object.entries(RELEASES).map(([sdk, release]) => [Number(sdk), release] as const);

/** A phone of that Android with an app in front. */
async function phoneOf(sdk: number) {
  const phone = createTestPhone({ sdk, release: RELEASES[sdk] ?? '' });
  const permissions = ['INTERNET', 'CAMERA', 'POST_NOTIFICATIONS'].map((name) => `android.permission.${name}`);
  phone.packages.put(testManifest({ permissions }), null, false);
  await sh(phone, `am start -n ${APP}/.Main`);
  return phone;
}

/** Everything that differs from version to version, and what parsers read. */
const LINES = [
  'getprop',
  'dumpsys battery',
  'dumpsys thermalservice',
  'cmd thermalservice override-status 3',
  'cmd power set-fixed-performance-mode-enabled true',
  `dumpsys package ${APP}`,
  `pm path ${APP}`,
  `pm grant ${APP} android.permission.POST_NOTIFICATIONS`,
  'pm list packages -3 -U --show-versioncode',
  `am start -W -n ${APP}/.Main`,
  'dumpsys window displays',
  'dumpsys window windows',
  'dumpsys window policy',
  'dumpsys activity activities',
  `dumpsys activity processes ${APP}`,
  `dumpsys meminfo ${APP}`,
  'ps -A',
  `am force-stop ${APP}; dumpsys activity exit-info ${APP}`,
  'settings get global hidden_api_policy',
];

// Where each format comes from stands in android-since.ts and at the tool that prints it.
describe('the outputs of Android', () => {
  it.each(VERSIONS)('API %i are the golden ones', async (sdk, release) => {
    const phone = await phoneOf(sdk);
    let text = '';
    for (const line of LINES) {
      const { code, stdout, stderr } = await sh(phone, line);
      text += `$ ${line}\n${stdout}${stderr}${code === 0 ? '' : `[exit code ${code}]\n`}\n`;
    }
    await expect(text).toMatchFileSnapshot(`golden/android-${release}-api-${sdk}.txt`);
  });
});

describe('what changed in Android', () => {
  it.each<[since: keyof typeof ANDROID_SINCE, line: string, before: RegExp, after: RegExp]>([
    ['thermalService', 'dumpsys thermalservice 2>&1', /^Can't find service: thermalservice\n$/, /Thermal Status: 0/],
    ['thermalService', 'cmd thermalservice reset 2>&1; echo $?', /^cmd: Can't find service: .*\n20\n$/, /^0\n$/],
    [
      'thermalThresholds',
      'dumpsys thermalservice',
      /cooling devices from HAL:[^:]*$/,
      /mName=skin, mHotThrottlingThresholds=\[NaN, /,
    ],
    [
      'thermalHeadroom',
      'dumpsys thermalservice',
      /ColdThrottlingThresholds=.*\n$/,
      /Temperature headroom thresholds:\n\[NaN, /,
    ],
    [
      'batteryDock',
      'dumpsys battery',
      /Wireless powered: false\n {2}Max/,
      /Wireless powered: false\n {2}Dock powered: false\n/,
    ],
    ['batteryCharging', 'dumpsys battery', /technology: Li-ion\n$/, /technology: Li-ion\n {2}Charging state: \d/],
    [
      'meminfoRss',
      `dumpsys meminfo ${APP} | grep TOTAL`,
      /^ +TOTAL( +\d+){7} *\n +TOTAL: /,
      /^ +TOTAL( +\d+){8} *\n +TOTAL PSS: /,
    ],
    ['exitInfo', `dumpsys activity exit-info ${APP}`, /^Bad activity command/, /PROCESS EXIT INFO/],
    [
      'launchState',
      `am start -W -n ${APP}/.Main`,
      /Status: ok\nActivity: .*\nThisTime: /,
      /Status: ok\nLaunchState: .*\nActivity: .*\nTotalTime: /,
    ],
    [
      'topResumedActivity',
      'dumpsys activity activities',
      / mResumedActivity: /,
      / topResumedActivity=.*\n {2}ResumedActivity: /,
    ],
    ['focusInDisplays', 'dumpsys window displays', /^(?!.*mCurrentFocus)/s, /mCurrentFocus=.*com\.example\.app/],
    ['focusInDisplays', 'dumpsys window windows', /mCurrentFocus=.*com\.example\.app/, /^(?!.*mCurrentFocus)/s],
    [
      'focusedAppIsActivity',
      'dumpsys window',
      /mFocusedApp=AppWindowToken\{.*ActivityRecord\{/,
      /mFocusedApp=ActivityRecord\{/,
    ],
    ['packageAppId', `dumpsys package ${APP}`, / {4}userId=10100\n/, / {4}appId=10100\n/],
    [
      'randomAppFolder',
      `pm path ${APP}`,
      /^package:\/data\/app\/com\.example\.app-/,
      /^package:\/data\/app\/~~\w+==\/com\.example\.app-/,
    ],
    [
      'fixedPerformance',
      'cmd power set-fixed-performance-mode-enabled true; echo $?',
      /^Unknown command: .*\n255\n$/,
      /^0\n$/,
    ],
    ['socProperties', 'getprop ro.soc.model', /^\n$/, /^\w/],
  ])('%s: %s', async (since, line, before, after) => {
    const sdk = ANDROID_SINCE[since];
    expect((await sh(await phoneOf(sdk - 1), line)).stdout).toMatch(before);
    expect((await sh(await phoneOf(sdk), line)).stdout).toMatch(after);
  });

  it('permissions that did not exist yet cannot be given', async () => {
    const grant = `pm grant ${APP} android.permission.POST_NOTIFICATIONS`;
    expect((await sh(await phoneOf(32), grant)).stderr).toContain('Unknown permission');
    expect((await sh(await phoneOf(33), grant)).code).toBe(0);
    const granted = async (sdk: number) => (await sh(await phoneOf(sdk), `dumpsys package ${APP}`)).stdout;
    expect(await granted(32)).not.toContain('POST_NOTIFICATIONS: granted');
    expect(await granted(33)).toContain('POST_NOTIFICATIONS: granted=false');
  });

  it('the keyguard has another window', async () => {
    for (const [sdk, focus] of [
      [29, 'StatusBar'],
      [30, 'NotificationShade'],
    ] as const) {
      const phone = await phoneOf(sdk);
      phone.display.lock = 'swipe';
      expect((await sh(phone, 'dumpsys window')).stdout).toMatch(
        new RegExp(`mCurrentFocus=Window\\{\\w+ u0 ${focus}\\}`),
      );
    }
  });
});
