import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellLine } from './shell-words.ts';

const words = (line: string) =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${line}`])
    .toString('utf8')
    .split('\0')
    .slice(0, -1);

it('words arrive in a real shell as they are, whatever they hold', () => {
  for (const hostile of [
    '$(touch /tmp/x)',
    '`id`',
    "it's",
    'a;b',
    '&& reboot',
    '\n',
    '',
    '*',
    '-rf',
    '~',
    '{a,b}',
    '"',
  ])
    expect(words(shellLine(['a', hostile]))).toEqual(['a', hostile]);
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'grapheme' }).map((s) => s.replaceAll('\0', '')),
        { minLength: 1, maxLength: 4 },
      ),
      (list) => {
        expect(words(shellLine(list))).toEqual(list);
      },
    ),
    { numRuns: 30 },
  );
});
