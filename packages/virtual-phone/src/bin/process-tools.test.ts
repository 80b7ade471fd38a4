import { beforeEach, describe, expect, it } from 'vitest';
import type { AppContext, VirtualAppProgram } from '../app/virtual-app.ts';
import type { PhoneState } from '../state/phone-state.ts';
import { createTestPhone, sh, testManifest } from '../test/create-test-phone.ts';

const APP = 'com.example.app';
let phone: PhoneState;
let contexts: AppContext[];
let intents: Readonly<Record<string, string>>[];
let kills: number;
beforeEach(() => {
  contexts = [];
  intents = [];
  kills = 0;
  const program: VirtualAppProgram = {
    packageName: APP,
    start(context) {
      contexts.push(context);
      return {
        onIntent: (_activity, extras) => void intents.push(extras),
        view: () => ({
          className: 'android.widget.FrameLayout',
          packageName: APP,
          bounds: [0, 0, 1080, 2340],
          children: [
            {
              className: 'android.widget.Button',
              packageName: APP,
              bounds: [0, 0, 100, 100],
              clickable: true,
              text: 'Go',
            },
          ],
        }),
        click: (node) => context.log('I', 'App', `clicked ${node.text}`),
        setText() {},
        kill: () => void (kills += 1),
      };
    },
  };
  phone = createTestPhone({ programs: [program] });
  phone.packages.put(testManifest(), null, false);
});
const out = async (line: string) => (await sh(phone, line)).stdout;
const pid = () => contexts.at(-1)?.processId;

describe('am', () => {
  it('starts an activity with its extras and waits for it', async () => {
    const printed = await out(
      `am start-activity -W -n ${APP}/.Main -S -a android.intent.action.MAIN -c android.intent.category.LAUNCHER -f 0x10200000 --es plan a/b --ei n 3`,
    );
    expect(printed).toMatch(
      /^Starting: Intent \{ act=android\.intent\.action\.MAIN cat=\[.*\] flg=0x10200000 cmp=com\.example\.app\/\.Main/,
    );
    expect(printed).toMatch(/Status: ok\nLaunchState: COLD\nActivity: com\.example\.app\/\.Main\nTotalTime: \d+\n/);
    expect(intents).toEqual([{ plan: 'a/b', n: '3' }]);
    expect(await out('dumpsys window displays')).toMatch(
      /mFocusedApp=ActivityRecord\{\w+ u0 com\.example\.app\/\.Main t2\}/,
    );
  });
  it('says that an activity does not exist', async () => {
    expect(await sh(phone, `am start -n ${APP}/.Nope`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Error: Activity class {${APP}/.Nope} does not exist.`),
    });
  });
  it('hands a second start to the running process, and a stopped one starts anew', async () => {
    await sh(phone, `am start -n ${APP}/.Main; am start -n ${APP}/.Main`);
    expect([contexts.length, intents.length]).toEqual([1, 2]);
    await sh(phone, `am force-stop ${APP}; am start -n ${APP}/.Main`);
    expect([contexts.length, kills]).toEqual([2, 1]);
    await sh(phone, `am start -S -n ${APP}/.Main`);
    expect([contexts.length, kills]).toEqual([3, 2]);
  });
  it('kills only what is not in front', async () => {
    await sh(phone, `am start -n ${APP}/.Main; am kill ${APP}`);
    expect(kills).toBe(0);
    await sh(phone, `input keyevent 3; am kill ${APP}`);
    expect(kills).toBe(1);
  });
  it('answers a broadcast to a package that is there', async () => {
    expect(await out(`am broadcast -n ${APP}/.Receiver -a x --es path y`)).toContain('Broadcast completed: result=-1');
    expect(await out('am broadcast -a x')).toContain('Broadcast completed: result=0');
  });
  it('finds no instrumentation that nobody installed', async () => {
    expect(await sh(phone, 'am instrument -w com.nope/x.Runner')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Unable to find instrumentation info for: ComponentInfo{com.nope/x.Runner}'),
    });
  });
});

describe('a process', () => {
  it('is in ps, in /proc and in dumpsys while it lives', async () => {
    await sh(phone, `am start -n ${APP}/.Main`);
    expect(await out(`ps -A | grep ${APP}`)).toMatch(new RegExp(`^u0_a100 +${pid()} +655 .* S ${APP}\n$`));
    expect(await out(`pidof ${APP}`)).toBe(`${pid()}\n`);
    expect(await out(`cat /proc/${pid()}/cmdline`)).toBe(`${APP}\0`);
    expect(await out('ps --help')).toMatch(/^-A /m);
    expect(await out('ps -A -o PID,NAME | head -2')).toBe('PID  NAME\n1    init\n');
    expect(await out('dumpsys activity processes')).toMatch(
      new RegExp(`ProcessRecord\\{\\w+ ${pid()}:${APP}/u0_a100\\}`),
    );
  });
  it('has 52 fields in its stat, after the last bracket of its name', async () => {
    await sh(phone, `am start -n ${APP}/.Main; sleep 10`);
    const stat = await out(`cat /proc/${pid()}/stat`);
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .trim()
      .split(' ');
    expect(fields).toHaveLength(50);
    expect([Number(fields[11]), Number(fields[12])]).toEqual([60, 20]);
    expect(await out(`cat /proc/${pid()}/status`)).toMatch(/VmHWM:\s+67200 kB\nVmRSS:\s+67200 kB/);
  });
  it('that crashes is told of in the log and in exit-info', async () => {
    await sh(phone, `am start -n ${APP}/.Main`);
    contexts.at(-1)?.crash('boom');
    expect(await out('logcat -d -v brief -s AndroidRuntime')).toMatch(
      new RegExp(`E/AndroidRuntime\\( +${pid()}\\): FATAL EXCEPTION: main\n.*Process: ${APP}, PID: ${pid()}\n.*boom`),
    );
    expect(await out(`dumpsys activity exit-info ${APP}`)).toMatch(
      new RegExp(
        `timestamp=2026-01-02 03:04:05\\.006 pid=${pid()} realUid=10100 .*\n +process=${APP} reason=4 \\(APP CRASH`,
      ),
    );
    expect(await out('dumpsys window | grep mCurrentFocus')).toContain('nexuslauncher');
    expect(kills).toBe(1);
  });
  it('that takes the last memory is taken by the low-memory killer', async () => {
    await sh(phone, `am start -n ${APP}/.Main`);
    contexts.at(-1)?.setPssKb(3_950_000);
    expect(await out(`dumpsys activity exit-info ${APP}`)).toContain('reason=3 (LOW MEMORY)');
    expect(await out('logcat -d -v brief -s lowmemorykiller')).toMatch(
      /I\/lowmemorykiller\( +412\): Kill 'com\.example\.app' \(\d+\), uid 10100, oom_score_adj 0 to free 3950000kB rss, 0kB swap; reason: /,
    );
    expect((await sh(phone, `pidof ${APP}`)).code).toBe(1);
  });
  it('in the back is taken before the one in front that needs the memory', async () => {
    phone.packages.put(testManifest({ packageName: 'com.example.back' }), null, false);
    await sh(phone, `am start -n com.example.back/.Main; am start -n ${APP}/.Main`);
    expect(await out('cat /proc/$(pidof com.example.back)/oom_score_adj')).toBe('700\n');
    const { memory, lowMemoryKiller } = phone.profile;
    // enough for both it is not, for one alone it is
    contexts.at(-1)?.setPssKb(memory.availableKb.value - lowMemoryKiller.killBelowKb.value - 20_000);
    expect((await sh(phone, 'pidof com.example.back')).code).toBe(1);
    expect(await out(`pidof ${APP}`)).toBe(`${pid()}\n`);
  });
  it('that is gone can change nothing any more', async () => {
    await sh(phone, `am start -n ${APP}/.Main; am force-stop ${APP}`);
    contexts.at(-1)?.log('I', 'App', 'ghost');
    contexts.at(-1)?.setBusy(true);
    contexts.at(-1)?.crash('ghost');
    await phone.clock.sleep(600_000);
    expect(phone.thermal.heat().skinC).toBeCloseTo(29, 1);
    expect(await out('logcat -d | grep -c ghost')).toBe('0\n');
    expect(phone.boot.processes.exits).toHaveLength(1);
  });
  it('is tapped where it says it is', async () => {
    await sh(phone, `am start -n ${APP}/.Main; input tap 50 50; input tap 500 500`);
    expect(await out('logcat -d -v raw -s App')).toBe('clicked Go\n');
  });
});
