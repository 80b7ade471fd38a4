import { describe, expect, it } from 'vitest';
import { parseCommandLine } from './parse-command.ts';

const words = (line: string) => parseCommandLine(line)?.map((command) => command.words);

describe('a command line', () => {
  it('is split into words, quotes taken away', () =>
    expect(words(`echo a'b c'"d \\" e" f\\ g`)).toEqual([['echo', 'ab cd " e', 'f g']]));
  it('is split into commands with what each depends on', () => {
    expect(parseCommandLine('a; b && c || d')?.map((command) => command.when)).toEqual([
      'always',
      'always',
      'success',
      'failure',
    ]);
  });
  it('keeps separators inside quotes', () => expect(words(`echo 'a;b' "c&&d"`)).toEqual([['echo', 'a;b', 'c&&d']]));
  it.each(['ls | wc', 'echo "open', 'cat < x', 'echo $(id)', 'echo `id`', 'sleep 1 &'])('is not spoken: %s', (line) =>
    expect(parseCommandLine(line)).toBeNull(),
  );
});
