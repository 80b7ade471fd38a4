import { describe, expect, it } from 'vitest';
import { newSession } from '../services/shell-service.ts';
import { createTestPhone, sh, testProfile } from '../test/create-test-phone.ts';
import { createBytePipe } from './byte-pipe.ts';
import { runScript } from './run-script.ts';

const phone = createTestPhone();
const out = async (line: string) => (await sh(phone, line)).stdout;

describe('words', () => {
  it.each([
    [`echo a'b c'"d \\" e" f\\ g`, 'ab cd " e f g'],
    [`echo 'a;b' "c&&d|e>f"`, 'a;b c&&d|e>f'],
    [`echo ""a '' b`, 'a  b'],
    ['X=1; echo $X ${X}2 "$X" \'$X\'', '1 12 1 $X'],
    ['X="a  b"; echo $X "$X"', 'a b a  b'],
    ['export Y=z; echo $Y', 'z'],
    ['X=1 true; echo "[$X]"', '[]'],
    ['echo $(echo a; echo b) "$(echo c)" `echo d`', 'a b c d'],
    ['echo "$(echo "x y" | wc -w)"', '2'],
    ['false; echo $?; echo $?', '1\n0'],
    ['echo $ 100$', '$ 100$'],
    ['echo a # not this', 'a'],
    ['echo {"id":"j2"}', '{id:j2}'],
    [
      'echo /sys/devices/system/cpu/cpufreq/policy*/related_cpus',
      ['0', '6', '7'].map((n) => `/sys/devices/system/cpu/cpufreq/policy${n}/related_cpus`).join(' '),
    ],
    ['echo "/sys/*" /none/*', '/sys/* /none/*'],
  ])('%s', async (line, expected) => expect(await out(line)).toBe(`${expected}\n`));
});

describe('lists', () => {
  it.each([
    ['false && echo a || echo b; echo c', 'b\nc\n'],
    ['true || echo a; ! false && echo b', 'b\n'],
    ['echo a; exit 3; echo b', 'a\n'],
    ['exec echo a; echo b', 'a\n'],
    ['[ -e /data/local/tmp ] && echo yes', 'yes\n'],
    ['[ -f /data/local/tmp ] || echo no', 'no\n'],
    ['test 3 -gt 2 && [ a != b ] && [ -n x -a -z "" ] && echo all', 'all\n'],
  ])('%s', async (line, expected) => expect(await out(line)).toBe(expected));
  it('end with the code of their last command, or of exit', async () => {
    expect((await sh(phone, 'true; false')).code).toBe(1);
    expect((await sh(phone, 'echo a | grep b')).code).toBe(1);
    expect((await sh(phone, 'exit 7')).code).toBe(7);
    expect((await sh(phone, 'exit 7 | cat')).code).toBe(0);
    expect((await sh(phone, 'X=$(false) || exit 4')).code).toBe(4);
  });
});

describe('streams', () => {
  it.each([
    ['echo one > /sdcard/f; echo two >> /sdcard/f; cat < /sdcard/f', 'one\ntwo\n'],
    ['cat /none 2>&1', 'cat: /none: No such file or directory\n'],
    ['cat /none 2>/dev/null; echo rest', 'rest\n'],
    ['cat /none > /sdcard/e 2>&1; cat /sdcard/e', 'cat: /none: No such file or directory\n'],
    ['echo c b a | wc -w | cat', '3\n'],
    ['cat /proc/meminfo | grep MemTotal | head -n 1', `MemTotal:        ${testProfile.ramKb.value} kB\n`],
    ['cat < /none || echo failed', 'failed\n'],
    ['cd /sdcard; pwd; echo x > rel; cat /sdcard/rel', '/sdcard\nx\n'],
    ['cd /sdcard | true; pwd', '/\n'],
  ])('%s', async (line, expected) => expect(await out(line)).toBe(expected));
  it('into a place that may not be written are refused', async () => {
    expect(await sh(phone, 'echo x > /system/f')).toEqual({
      code: 1,
      stdout: '',
      stderr: "/system/bin/sh: can't open /system/f: Read-only file system\n",
    });
    expect((await sh(phone, 'cat /data/data/com.example/x')).stderr).toContain('Permission denied');
  });
  it('a reader that has enough stops the endless writer before it', async () => {
    expect(await out('logcat | head -n 1')).toBe('--------- beginning of main\n');
    expect(await out('logcat | grep -m 1 -q beginning; echo done')).toBe('done\n');
  });
});

describe('what the shell does not know', () => {
  it.each([
    'frobnicate --all',
    'for x in a b; do echo $x; done',
    'if true; then echo a; fi',
    'sleep 1 &',
    '(echo a)',
    'cat <<E',
    'echo "open',
    'echo $(id',
    'echo $((1+1))',
    'echo ${X:-y}',
    'echo a{b,c}',
    'echo a &&',
    '| cat',
    'pm frobnicate',
    'am frobnicate',
    'cmd frobnicate',
    'dumpsys frobnicate',
    'dumpsys activity frobnicate',
    'ls --frobnicate',
    'dumpsys meminfo --checkin com.example',
    'dumpsys gfxinfo com.example framestats',
    'id -Z',
    'reboot bootloader',
  ])('answers 127 and is recorded: %s', async (line) => {
    const unknown: string[] = [];
    const result = await sh(createTestPhone({ unknown }), line);
    expect([result.code, unknown, result.stdout]).toEqual([127, [line], '']);
    expect(result.stderr).not.toBe('');
  });
  it('is recorded also inside a pipeline and a substitution', async () => {
    const unknown: string[] = [];
    await sh(createTestPhone({ unknown }), 'echo a | nope1; echo $(nope2)');
    expect(unknown).toEqual(['nope1', 'nope2']);
  });
});

describe('a command that goes on', () => {
  it('writes as things happen, and ends when nobody listens any more', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const running = runScript('logcat -v brief -s Test', phone, newSession(), {
      stdin: createBytePipe().input,
      stdout: (chunk) => void lines.push(chunk.toString()),
      stderr: () => {},
      signal: stop.signal,
    });
    await new Promise((resolve) => setTimeout(resolve, 1));
    const entry = { epochMs: 0, processId: 7, threadId: 7, userId: 1000, tag: 'Test', buffer: 'main' } as const;
    phone.boot.log.add({ ...entry, priority: 'I', message: 'seen' });
    expect(lines.at(-1)).toBe('I/Test    (    7): seen\n');
    stop.abort();
    await running;
    phone.boot.log.add({ ...entry, priority: 'I', message: 'too late' });
    expect(lines.join('')).not.toContain('too late');
  });
});
