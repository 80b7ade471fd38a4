import { type Script, ShellSyntaxError, type Word, type WordPart } from './script.ts';

/** Reads a script up to a closing sign, whose place is `end`. */
export type ReadScript = (line: string, start: number, close: string) => { script: Script; end: number };

const ENDS_WORD = new Set([' ', '\t', '\n', '\r', ';', '|', '&', '<', '>', '(', ')', '`']);

/** Reads one word at `start`; `end` equals `start` when none stands there. `readScript` reads the inside of substitutions. */
export function readWord(line: string, start: number, readScript: ReadScript): { value: Word; end: number } {
  const parts: WordPart[] = [];
  let at = start;
  let text = '';
  const flush = () => {
    if (text !== '') parts.push({ kind: 'text', text, quoted: false });
    text = '';
  };
  while (at < line.length) {
    const sign = line[at] as string;
    if (sign === "'") {
      const end = line.indexOf("'", at + 1);
      if (end === -1) throw new ShellSyntaxError('no closing quote');
      flush();
      parts.push({ kind: 'text', text: line.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (sign === '"') {
      flush();
      at = readDoubleQuoted(line, at + 1, parts, readScript);
    } else if (sign === '\\') {
      flush();
      if (line[at + 1] !== '\n') parts.push({ kind: 'text', text: line[at + 1] ?? '', quoted: true });
      at += 2;
    } else if (sign === '$' || sign === '`') {
      const dollar = readDollar(line, at, false, readScript);
      if (dollar === null) text += sign;
      else {
        flush();
        parts.push(dollar.part);
      }
      at = dollar?.end ?? at + 1;
    } else if (ENDS_WORD.has(sign)) break;
    else {
      text += sign;
      at += 1;
    }
  }
  if (/\{[^{}]*,[^{}]*\}/.test(text)) throw new ShellSyntaxError('brace expansion is not spoken by this shell');
  flush();
  return { value: parts, end: at };
}

/** Reads up to the closing quote and returns where the line goes on. */
function readDoubleQuoted(line: string, start: number, parts: WordPart[], readScript: ReadScript): number {
  let at = start;
  let text = '';
  const flush = () => {
    parts.push({ kind: 'text', text, quoted: true });
    text = '';
  };
  while (at < line.length) {
    const sign = line[at] as string;
    if (sign === '"') {
      flush();
      return at + 1;
    }
    if (sign === '\\' && '"\\$`'.includes(line[at + 1] ?? ' ')) {
      text += line[at + 1];
      at += 2;
      continue;
    }
    const dollar = sign === '$' || sign === '`' ? readDollar(line, at, true, readScript) : null;
    if (dollar !== null) {
      flush();
      parts.push(dollar.part);
      at = dollar.end;
      continue;
    }
    text += sign;
    at += 1;
  }
  throw new ShellSyntaxError('no closing quote');
}

/** `$name`, `${name}`, `$?`, `$$`, `$(...)` or backquotes; null for a dollar that stands for itself. */
function readDollar(
  line: string,
  at: number,
  quoted: boolean,
  readScript: ReadScript,
): { part: WordPart; end: number } | null {
  const rest = line.slice(at);
  if (rest.startsWith('`')) return readBackquoted(line, at, quoted, readScript);
  if (rest.startsWith('$((')) throw new ShellSyntaxError('arithmetic is not spoken by this shell');
  if (rest.startsWith('$(')) {
    const { script, end } = readScript(line, at + 2, ')');
    if (line[end] !== ')') throw new ShellSyntaxError('no end of the command substitution');
    return { part: { kind: 'substitution', script, quoted }, end: end + 1 };
  }
  const name = /^\$(?:([A-Za-z_]\w*|[?$0-9])|\{([A-Za-z_]\w*|[?$0-9])\})/.exec(rest);
  if (name !== null)
    return { part: { kind: 'variable', name: name[1] ?? name[2] ?? '', quoted }, end: at + name[0].length };
  if (rest.startsWith('${')) throw new ShellSyntaxError('parameter operators are not spoken by this shell');
  return null;
}

/** Backquotes do not nest: what stands between two of them is a script of its own. */
function readBackquoted(
  line: string,
  at: number,
  quoted: boolean,
  readScript: ReadScript,
): { part: WordPart; end: number } {
  const close = line.indexOf('`', at + 1);
  if (close === -1) throw new ShellSyntaxError('no closing backquote');
  const inside = line.slice(at + 1, close);
  const { script, end } = readScript(inside, 0, '');
  if (end < inside.length) throw new ShellSyntaxError(`unexpected '${inside[end]}'`);
  return { part: { kind: 'substitution', script, quoted }, end: close + 1 };
}
