import { describe, expect, it } from 'vitest';
import { createTestPhone, sh, testManifest } from '../test/create-test-phone.ts';

describe('tools for files', () => {
  it.each([
    ['mkdir -p /sdcard/a/b; ls /sdcard/a', 0, 'b\n', ''],
    ['mkdir /sdcard/DCIM', 1, '', "mkdir: '/sdcard/DCIM': File exists\n"],
    ['echo hi > /sdcard/f; cp /sdcard/f /sdcard/Download; cat /sdcard/Download/f', 0, 'hi\n', ''],
    ['echo hi > /sdcard/f; mv /sdcard/f /sdcard/g; ls /sdcard/f', 1, '', 'ls: /sdcard/f: No such file or directory\n'],
    ['mkdir -p /sdcard/t/u; echo 1 > /sdcard/t/u/v; cp -r /sdcard/t /sdcard/w; cat /sdcard/w/u/v', 0, '1\n', ''],
    ['rm /sdcard/none', 1, '', 'rm: /sdcard/none: No such file or directory\n'],
    ['rm -f /sdcard/none', 0, '', ''],
    ['rm /sdcard/DCIM', 1, '', 'rm: /sdcard/DCIM: is a directory\n'],
    ['rm -rf -- /sdcard/DCIM; [ -d /sdcard/DCIM ]', 1, '', ''],
    [
      'echo hi > /sdcard/f; chmod 640 /sdcard/f; stat -c "%a %s %Y %n" /sdcard/f',
      0,
      '640 3 1767323045 /sdcard/f\n',
      '',
    ],
    ['echo hi > /sdcard/f; ls -l /sdcard/f', 0, '-rw-rw---- 1 shell shell        3 2026-01-02 03:04 /sdcard/f\n', ''],
    ['echo hi > /sdcard/f; md5sum /sdcard/f', 0, '764efa883dda1e11db47671c4a3bbd9e  /sdcard/f\n', ''],
    ['echo hi | wc; echo a b | wc -w', 0, '1 1 3\n2\n', ''],
    ['cat /sdcard', 1, '', 'cat: /sdcard: Is a directory\n'],
    ['cat /system/../data/app/x', 1, '', 'cat: /system/../data/app/x: No such file or directory\n'],
    ['touch /proc/stat', 1, '', "touch: '/proc/stat': Permission denied\n"],
    [
      "printf '1\\n2\\n3\\n' > /sdcard/n; head -n 1 /sdcard/n; tail -1 /sdcard/n; head -c 3 /sdcard/n",
      0,
      '1\n3\n1\n2',
      '',
    ],
    ["printf '3\\n10\\n2\\n' | sort -n", 0, '2\n3\n10\n', ''],
    ["printf 'GL 1\\nx\\nEGL 2\\n' | grep -E 'EGL|^GL'", 0, 'GL 1\nEGL 2\n', ''],
    ["printf 'a.b\\naxb\\n' | grep -F a.b; printf 'a\\nb\\n' | grep -vc a", 0, 'a.b\n1\n', ''],
    ['date +%s; date "+%Y-%m-%dT%T%z"', 0, '1767323045\n2026-01-02T03:04:05+0000\n', ''],
    ['id -u; whoami; nproc', 0, '2000\nshell\n8\n', ''],
  ])('%s', async (line, code, stdout, stderr) =>
    expect(await sh(createTestPhone(), line)).toEqual({ code, stdout, stderr }),
  );
  it('keep the private data of an app from the shell, and give it to run-as when the app is debuggable', async () => {
    const phone = createTestPhone();
    phone.packages.put(testManifest(), null, false);
    phone.packages.put(testManifest({ packageName: 'com.example.closed', debuggable: false }), null, false);
    const cannot = await sh(phone, 'echo x > /data/data/com.example.app/f');
    expect([cannot.code, cannot.stderr]).toEqual([1, expect.stringContaining('Permission denied')]);
    expect(
      (
        await sh(
          phone,
          "run-as com.example.app touch 'files/f'; run-as com.example.app ls files; run-as com.example.app id -u",
        )
      ).stdout,
    ).toBe('f\n10100\n');
    expect((await sh(phone, 'run-as com.example.app ls /data/user/0/com.example.closed')).stderr).toContain(
      'Permission denied',
    );
    expect((await sh(phone, 'run-as com.example.closed ls')).stderr).toContain('package not debuggable');
    expect((await sh(phone, 'run-as com.nope ls')).stderr).toContain('unknown package');
  });
});
