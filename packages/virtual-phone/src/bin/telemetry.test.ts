import { beforeEach, describe, expect, it } from 'vitest';
import { startProcess } from '../state/app-runtime.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { createTestPhone, sh, testManifest } from '../test/create-test-phone.ts';

const APP = 'com.example.app';
let phone: PhoneState;
beforeEach(() => {
  phone = createTestPhone();
  phone.packages.put(testManifest(), null, false);
});
const out = async (line: string, on = phone) => (await sh(on, line)).stdout;

describe('dumpsys meminfo', () => {
  it.each([
    [29, 8],
    [30, 9],
    [33, 9],
  ])('of API %i has %i words in its TOTAL row, as Appium expects', async (sdk, words) => {
    const other = createTestPhone({ sdk });
    other.packages.put(testManifest(), null, false);
    startProcess(other, APP);
    const rows = await out(`dumpsys meminfo '${APP}' | grep -E 'Native|Dalvik|EGL|GL|TOTAL'`, other);
    expect(
      rows
        .split('\n')
        .find((row) => /^ +TOTAL +\d/.test(row))
        ?.trim()
        .split(/\s+/),
    ).toHaveLength(words);
    expect(rows).toMatch(/Native Heap +\d+/);
    expect(rows).toMatch(/EGL mtrack +\d+/);
  });
  it('adds up: the parts of the table and of the summary are the total', async () => {
    const process = startProcess(phone, APP);
    process.pssKb = 70_001;
    const dump = await out(`dumpsys meminfo ${APP}`);
    const [table = '', summary = ''] = dump.split('App Summary');
    const firstNumbers = (text: string, pattern: RegExp) =>
      [...text.matchAll(pattern)].map((match) => Number(match[1]));
    const parts = firstNumbers(table, /^ +(?!TOTAL)[A-Z.][\w. ]*? +(\d+) +\d+ +\d+/gm);
    expect(parts.reduce((sum, kb) => sum + kb, 0)).toBe(70_001);
    const groups = firstNumbers(summary, /^ +(?!TOTAL)[A-Z][\w ]+: +(\d+)/gm);
    expect(groups.reduce((sum, kb) => sum + kb, 0)).toBe(70_001);
    expect(dump).toMatch(/\*\* MEMINFO in pid \d+ \[com\.example\.app\] \*\*/);
    expect(dump).toMatch(/TOTAL PSS: +70001 +TOTAL RSS: +\d+ +TOTAL SWAP PSS: +0/);
  });
  it('says that a process is not there', async () => {
    expect(await out('dumpsys meminfo com.nope')).toContain('No process found for: com.nope\n');
  });
});

describe('heat', () => {
  it('rises while a process computes, caps the clocks, and falls again', async () => {
    const skin = async () => Number(/mValue=([\d.]+), mType=3/.exec(await out('dumpsys thermalservice'))?.[1]);
    const cool = await skin();
    phone.thermal.setBusy(1, true);
    await phone.clock.sleep(3_600_000);
    expect(await skin()).toBeGreaterThan(cool + 6);
    phone.thermal.setBusy(1, false);
    await phone.clock.sleep(36_000_000);
    expect(await skin()).toBeCloseTo(cool, 2);
  });
  it('can be overridden, as a test of throttling does', async () => {
    const capped = 'cat /sys/devices/system/cpu/cpufreq/policy0/scaling_max_freq';
    expect(await out(capped)).toBe('1804800\n');
    await sh(phone, 'cmd thermalservice override-status 3');
    expect(await out('dumpsys thermalservice')).toMatch(/IsStatusOverride: true\n[\s\S]*Thermal Status: 3\n/);
    expect(Number(await out(capped))).toBe(Math.round(1_804_800 * 0.65));
    await sh(phone, 'cmd thermalservice reset');
    expect(await out(capped)).toBe('1804800\n');
  });
  it('is in the thermal zones in thousandths of a degree', async () => {
    expect(await out('cat /sys/class/thermal/thermal_zone3/type /sys/class/thermal/thermal_zone3/temp')).toBe(
      'skin-therm-usr\n29000\n',
    );
  });
});

describe('dumpsys battery', () => {
  it('shows two-space keys, and says when somebody froze them', async () => {
    expect(await out('dumpsys battery')).toMatch(
      /^Current Battery Service state:\n {2}AC powered: false\n {2}USB powered: true\n/,
    );
    await sh(phone, 'dumpsys battery unplug; dumpsys battery set level 7; dumpsys battery set temp 411');
    const frozen = await out('dumpsys battery');
    expect(frozen).toContain("  (UPDATES STOPPED -- use 'reset' to restart)\n");
    for (const line of ['USB powered: false', 'status: 3', 'level: 7', 'temperature: 411'])
      expect(frozen).toContain(`  ${line}\n`);
    await sh(phone, 'dumpsys battery reset');
    expect(await out('dumpsys battery | grep level')).toBe('  level: 87\n');
  });
});

describe('the rest of the telemetry', () => {
  it.each([
    ['dumpsys power', /mWakefulness=Awake[\s\S]*Display Power: state=ON/],
    ['input keyevent KEYCODE_POWER; dumpsys power', /mWakefulness=Asleep/],
    ['dumpsys window', /mScreenOnFully=true[\s\S]*mShowingLockscreen=false[\s\S]*screenState=SCREEN_STATE_ON/],
    ['cmd power set-fixed-performance-mode-enabled true; dumpsys power', /mFixedPerformanceModeEnabled=true/],
    ['dumpsys cpuinfo', /^ +1\.5% 1088\/system_server: 1\.1% user \+ 0\.4% kernel/m],
    ['dumpsys netstats', /Xt stats:\n[\s\S]*bucketDuration=3600\n\s+st=\d+ rb=0 rp=0 tb=0 tp=0 op=0/],
    [
      `dumpsys deviceidle whitelist +${APP} ; dumpsys deviceidle whitelist`,
      /^Added: com\.example\.app\nuser,com\.example\.app,/,
    ],
    ['dumpsys gfxinfo com.nope', /No process found for: com\.nope/],
    ['cat /proc/stat', /^cpu {2}\d+( \d+){9}\ncpu0 \d+/],
    ['cat /sys/devices/system/cpu/possible', /^0-7\n$/],
    ['wm size; wm density', /^Physical size: 1080x2340\nPhysical density: 420\n$/],
    [
      'settings put global x "a b";settings get global x; settings delete global x; settings get global x',
      /^a b\nDeleted 1 rows\nnull\n$/,
    ],
    [`appops set ${APP} android:mock_location allow; appops get ${APP} MOCK_LOCATION`, /^MOCK_LOCATION: allow\n$/],
    ['ime list -s', /^com\.google\.android\.inputmethod\.latin\//],
    ['locksettings get-disabled', /^true\n$/],
    ['svc wifi disable; settings get global wifi_on', /^0\n$/],
    [
      'getprop | grep framefarm',
      /^\[ro\.framefarm\.body\]: \[virtual\]\n\[ro\.framefarm\.profile\]: \[pixel-4a-5g\]\n\[ro\.framefarm\.tier\]: \[mid\]\n$/,
    ],
    ['setprop ro.x y 2>&1; setprop debug.x y; getprop debug.x', /^setprop: failed .*\ny\n$/],
    ['dumpsys activity services', /\(nothing\)/],
  ])('%s', async (line, expected) => expect(await out(line)).toMatch(expected));
  it('memory that a process takes is missing in /proc/meminfo', async () => {
    const available = async () => Number(/MemAvailable: +(\d+)/.exec(await out('cat /proc/meminfo'))?.[1]);
    const before = await available();
    startProcess(phone, APP).pssKb = 500_000;
    expect(before - (await available())).toBe(500_000);
  });
});

describe('logcat', () => {
  const add = (priority: 'I' | 'E', tag: string, message: string, buffer: 'main' | 'events' = 'main') =>
    phone.boot.log.add({
      epochMs: phone.clock.epochMs(),
      processId: 42,
      threadId: 43,
      userId: 10_100,
      priority,
      tag,
      message,
      buffer,
    });
  beforeEach(async () => {
    await sh(phone, 'logcat -c');
    add('I', 'A', 'one');
    await phone.clock.sleep(1500);
    add('E', 'B', 'two');
    add('I', 'C', 'three', 'events');
  });
  it.each([
    ['logcat -d -v raw', 'one\ntwo\n'],
    ['logcat -d -v raw -b events', 'three\n'],
    ['logcat -d -v raw -b all', 'one\ntwo\nthree\n'],
    ['logcat -d -v raw A:I *:S', 'one\n'],
    ['logcat -d -v raw *:W', 'two\n'],
    ['logcat -d -v raw -s B', 'two\n'],
    ['logcat -v raw -t 1', 'two\n'],
    ['logcat -d -v raw -e ^on', 'one\n'],
    ['logcat -d -v raw --pid=7', ''],
    ["logcat -d -v raw -T '01-02 03:04:06.000'", 'two\n'],
    ['logcat -d -v raw -T 1767323046.0', 'two\n'],
    [`export ANDROID_LOG_TAGS="''"; exec logcat '-d' '-v' 'raw'`, 'one\ntwo\n'],
    ['logcat -d -v tag -s A', '--------- beginning of main\nI/A       : one\n'],
    ['logcat -d -v threadtime -s A', '--------- beginning of main\n01-02 03:04:05.006    42    43 I A       : one\n'],
    [
      'logcat -d -v epoch -v uid -s A',
      '--------- beginning of main\n     1767323045.006 10100    42    43 I A       : one\n',
    ],
    ['logcat -d -v time -s A', '--------- beginning of main\n01-02 03:04:05.006 I/A       (   42): one\n'],
  ])('%s', async (line, expected) => expect(await out(line)).toBe(expected));
});
