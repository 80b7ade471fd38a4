/** One simple command: words after quotes are taken away. */
export interface SimpleCommand {
  readonly words: readonly string[];
  /** What must have happened before: always, only after success, only after failure. */
  readonly when: 'always' | 'success' | 'failure';
}

/**
 * Splits a shell line into simple commands joined by `;`, `&&` or `||`, with single and double quotes and backslashes. Null for what
 * this shell does not speak: an open quote, pipes, redirections, substitutions.
 */
export function parseCommandLine(line: string): SimpleCommand[] | null {
  const commands: { words: string[]; when: SimpleCommand['when'] }[] = [{ words: [], when: 'always' }];
  let word: string | null = null;
  let at = 0;
  const endWord = () => {
    if (word !== null) commands.at(-1)?.words.push(word);
    word = null;
  };
  const next = (when: SimpleCommand['when'], length: number) => {
    endWord();
    commands.push({ words: [], when });
    at += length;
  };
  while (at < line.length) {
    const sign = line[at] as string;
    if (line.startsWith('&&', at)) next('success', 2);
    else if (line.startsWith('||', at)) next('failure', 2);
    else if (sign === ';' || sign === '\n') next('always', 1);
    else if ('|&<>`'.includes(sign) || line.startsWith('$(', at)) return null;
    else if (sign === ' ' || sign === '\t') {
      endWord();
      at += 1;
    } else if (sign === "'" || sign === '"') {
      const end = closingQuote(line, at);
      if (end === -1) return null;
      const inside = line.slice(at + 1, end);
      word = (word ?? '') + (sign === '"' ? inside.replace(/\\(["\\$`])/g, '$1') : inside);
      at = end + 1;
    } else if (sign === '\\') {
      word = (word ?? '') + (line[at + 1] ?? '');
      at += 2;
    } else {
      word = (word ?? '') + sign;
      at += 1;
    }
  }
  endWord();
  return commands.filter((command) => command.words.length > 0);
}

function closingQuote(line: string, open: number): number {
  for (let at = open + 1; at < line.length; at += 1) {
    if (line[open] === '"' && line[at] === '\\') at += 1;
    else if (line[at] === line[open]) return at;
  }
  return -1;
}
