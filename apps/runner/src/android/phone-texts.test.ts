import { describe, expect, it } from 'vitest';
import { parseBattery } from './parse-battery.ts';
import { parseExitInfo } from './parse-exit-info.ts';
import { parseLogLine } from './parse-log-line.ts';
import { parseAvailableMb, parseFreeMb } from './parse-memory.ts';
import { parseThermal } from './parse-thermal.ts';
import { isLocked, parseAwake, parseFocus } from './parse-window.ts';

// Layouts follow the AOSP sources that each parser names; the values are made up.
describe('dumpsys battery', () => {
  const android8 = `Current Battery Service state:
  AC powered: false
  USB powered: true
  Wireless powered: false
  Max charging current: 500000
  Max charging voltage: 5000000
  Charge counter: 2450000
  status: 2
  health: 2
  present: true
  level: 83
  scale: 100
  voltage: 4197
  temperature: 287
  technology: Li-ion
`;
  it('of Android 8 to 12', () =>
    expect(parseBattery(android8)).toEqual({ level: 83, celsius: 28.7, powered: true, frozen: false }));
  it('of Android 13 on, on a dock and with lines of the vendor', () => {
    const text = `${android8.replace('USB powered: true', 'USB powered: false').replace('Wireless powered', 'Dock powered: true\n  Wireless powered')}  Charging state: 0
  Charging policy: 0
  mOtgOnline: false
`;
    expect(parseBattery(text)).toMatchObject({ level: 83, powered: true });
  });
  it('of a phone without any cable', () =>
    expect(parseBattery(android8.replace('USB powered: true', 'USB powered: false'))?.powered).toBe(false));
  it('that somebody froze says so', () =>
    expect(
      parseBattery(android8.replace('state:\n', "state:\n  (UPDATES STOPPED -- use 'reset' to restart)\n"))?.frozen,
    ).toBe(true));
  it('of a device without one', () => expect(parseBattery("Can't find service: battery\n")).toBeNull());
});

describe('dumpsys thermalservice', () => {
  it('of Android 10 with the first HAL 2.0', () => {
    const text = `IsStatusOverride: false
ThermalEventListeners:
\tcallbacks: 1
ThermalStatusListeners:
\tcallbacks: 1
Thermal Status: 2
Cached temperatures:
\tTemperature{mValue=44.9, mType=3, mName=skin, mStatus=2}
HAL Ready: true
HAL connection:
\tThermalHAL 2.0 connected: yes
Current temperatures from HAL:
\tTemperature{mValue=61.0, mType=0, mName=cpu0, mStatus=0}
\tTemperature{mValue=41.25, mType=3, mName=skin, mStatus=2}
`;
    expect(parseThermal(text)).toEqual({ status: 2, skinCelsius: 41.25 });
  });
  it('of a later Android, without indents and with sections behind', () => {
    const text = `Thermal Status: 0
Cached temperatures:
Temperature{mValue=34.9, mType=3, mName=VIRTUAL-SKIN, mStatus=0}
Current temperatures from HAL:
Temperature{mValue=33.136, mType=3, mName=VIRTUAL-SKIN, mStatus=0}
Current cooling devices from HAL:
CoolingDevice{mValue=0, mType=2, mName=thermal-cpufreq-4}
Temperature static thresholds from HAL:
TemperatureThreshold{mType=3, mName=VIRTUAL-SKIN, mHotThrottlingThresholds=[NaN, 39.0, 43.0], mColdThrottlingThresholds=[NaN]}
`;
    expect(parseThermal(text)).toEqual({ status: 0, skinCelsius: 33.136 });
  });
  it.each(['NaN', '-3.4028235E38'])('with a skin sensor that says %s', (value) =>
    expect(
      parseThermal(
        `Thermal Status: 1\nCurrent temperatures from HAL:\n\tTemperature{mValue=${value}, mType=3, mName=s, mStatus=0}\n`,
      ).status,
    ).toBe(1),
  );
  it('of Android 9, which has none', () =>
    expect(parseThermal("Can't find service: thermalservice\n")).toEqual({ status: null, skinCelsius: null }));
});

describe('the window in front', () => {
  it.each([
    [
      '  mCurrentFocus=Window{a1b2c3 u0 dev.framefarm.harness/dev.framefarm.harness.MainActivity}',
      'dev.framefarm.harness',
    ],
    ['  mCurrentFocus=Window{5d1f u0 NotificationShade}', 'NotificationShade'],
    ['  mCurrentFocus=Window{9f u0 Application Error: com.example}', 'Application Error: com.example'],
    ['  mCurrentFocus=null', null],
    ['', null],
  ])('%j', (text, focus) => expect(parseFocus(`WINDOW MANAGER\n${text}\n  mFocusedApp=x\n`)).toBe(focus));
  it('is the lock screen on old and new Androids', () =>
    expect(['NotificationShade', 'StatusBar', 'Keyguard', 'com.a', null].map(isLocked)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]));
  it('can be seen only while the phone is awake', () =>
    expect(['Awake', 'Asleep', 'Dozing', 'Dreaming'].map((word) => parseAwake(`  mWakefulness=${word}\n`))).toEqual([
      true,
      false,
      false,
      false,
    ]));
});

describe('memory and storage', () => {
  it('that are free are told in megabytes', () => {
    expect(parseAvailableMb('MemTotal:  5767168 kB\nMemAvailable:    2048000 kB\n')).toBe(2000);
    expect(
      parseFreeMb(
        'Filesystem      1K-blocks     Used Available Use% Mounted on\n/dev/block/dm-5 113000000 20000000  92160 18% /data\n',
      ),
    ).toBe(90);
    expect(
      parseFreeMb(
        'Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/block/by-name/a-very-long-name\n  100 50 51200 50% /data\n',
      ),
    ).toBe(50);
  });
  it('that are not told are not guessed', () =>
    expect([parseAvailableMb('MemTotal: 1 kB\n'), parseFreeMb('df: /data: Permission denied\n')]).toEqual([
      null,
      null,
    ]));
});

describe('the death of a process', () => {
  const android11 = `ACTIVITY MANAGER PROCESS EXIT INFO (dumpsys activity exit-info)
Last Timestamp of Persistence Into Persistent Storage: 2026-10-01 19:00:00.000
  package: dev.framefarm.harness
    Historical Process Exit for uid=10196
        ApplicationExitInfo #0:
          timestamp=2026-10-01 19:21:57.535 pid=3421 realUid=10196 packageUid=10196 definingUid=10196 user=0
          process=dev.framefarm.harness reason=4 (APP CRASH(EXCEPTION)) subreason=0 (UNKNOWN) status=0
          importance=100 pss=0.00 rss=0.00 description=crash state=empty trace=null
        ApplicationExitInfo #1:
          timestamp=2026-10-01 19:20:11.001 pid=3301 realUid=10196 packageUid=10196 definingUid=10196 user=0
          process=dev.framefarm.harness reason=3 (LOW_MEMORY) subreason=0 (UNKNOWN) status=0
          importance=100 pss=0,00 rss=557MB description=null state=empty trace=null
`;
  it('is found by its process id', () => {
    expect(parseExitInfo(android11, 3421)).toEqual({ reason: 4, words: 'APP CRASH(EXCEPTION): crash' });
    expect(parseExitInfo(android11, 3301)).toEqual({ reason: 3, words: 'LOW_MEMORY' });
    expect(parseExitInfo(android11, 33)).toBeNull();
  });
});

describe('a line of logcat', () => {
  it('carries process, tag and message', () =>
    expect(parseLogLine('11-24 05:41:18.123  4242  4243 I Framefarm: launch-end att_00000001-0 ok')).toEqual({
      processId: 4242,
      tag: 'Framefarm',
      message: 'launch-end att_00000001-0 ok',
    }));
  it('that only marks a buffer carries nothing', () => expect(parseLogLine('--------- beginning of main')).toBeNull());
});
