import { readWord } from './read-word.ts';
import {
  type Pipeline,
  type Redirect,
  type Script,
  ShellSyntaxError,
  type SimpleCommand,
  type Word,
} from './script.ts';

const RESERVED = new Set(['if', 'then', 'for', 'while', 'until', 'case', 'do', 'done', 'fi', 'function', '{', '}']);

/**
 * Reads a shell line: commands joined by `;`, `&&`, `||` and `|`, with redirects, assignments, quotes, variables and substitutions.
 * Throws ShellSyntaxError for what this shell does not speak: loops, functions, groups, background commands, here-documents.
 */
export function parseScript(line: string): Script {
  const { script, end } = parseUntil(line, 0, '');
  if (end < line.length) throw new ShellSyntaxError(`unexpected '${line[end]}'`);
  return script;
}

/** Reads a script up to the closing sign, for `$(...)`; `end` is where that sign stands. */
function parseUntil(line: string, start: number, close: string): { script: Script; end: number } {
  const script: Pipeline[] = [];
  let at = start;
  let when: Pipeline['when'] = 'always';
  for (;;) {
    at = skipBlanks(line, at, true);
    if (at >= line.length || (close !== '' && line[at] === close)) break;
    const pipeline = readPipeline(line, at, when);
    script.push(pipeline.value);
    at = skipBlanks(line, pipeline.end, false);
    if (line.startsWith('&&', at)) when = 'success';
    else if (line.startsWith('||', at)) when = 'failure';
    else if (line[at] === ';' || line[at] === '\n') when = 'always';
    else break;
    at += when === 'always' ? 1 : 2;
    if (when !== 'always' && skipBlanks(line, at, true) >= line.length)
      throw new ShellSyntaxError('unexpected end of line');
  }
  return { script, end: at };
}

function readPipeline(line: string, start: number, when: Pipeline['when']): { value: Pipeline; end: number } {
  const commands: SimpleCommand[] = [];
  let at = start;
  const negated = /^!\s/.test(line.slice(at));
  if (negated) at += 2;
  for (;;) {
    const command = readCommand(line, at);
    commands.push(command.value);
    at = skipBlanks(line, command.end, false);
    if (line[at] !== '|' || line[at + 1] === '|') break;
    at += 1;
  }
  return { value: { when, negated, commands }, end: at };
}

function readCommand(line: string, start: number): { value: SimpleCommand; end: number } {
  const assignments: { name: string; value: Word }[] = [];
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  let at = start;
  for (;;) {
    at = skipBlanks(line, at, false);
    const redirect = readRedirect(line, at);
    if (redirect !== null) {
      redirects.push(redirect.value);
      at = redirect.end;
      continue;
    }
    const assignment = words.length === 0 ? /^([A-Za-z_]\w*)=/.exec(line.slice(at)) : null;
    const word = readWord(line, at + (assignment?.[0].length ?? 0), parseUntil);
    if (assignment?.[1] !== undefined) assignments.push({ name: assignment[1], value: word.value });
    else if (word.end === at) break;
    else words.push(word.value);
    at = word.end;
  }
  const first = words[0]?.[0];
  if (first?.kind === 'text' && !first.quoted && words[0]?.length === 1 && RESERVED.has(first.text))
    throw new ShellSyntaxError(`'${first.text}' is not spoken by this shell`);
  if (assignments.length + words.length + redirects.length === 0)
    throw new ShellSyntaxError(`unexpected '${line[at] ?? 'end of line'}'`);
  return { value: { assignments, words, redirects }, end: at };
}

function readRedirect(line: string, start: number): { value: Redirect; end: number } | null {
  const match = /^([012]?)(>>|>&|>|<(?!<))[ \t]*/.exec(line.slice(start));
  if (match === null) return null;
  const [all, number, sign] = match;
  const fd = number === '2' ? 2 : 1;
  const target = readWord(line, start + all.length, parseUntil);
  if (target.end === start + all.length) throw new ShellSyntaxError(`nothing follows '${sign}'`);
  if (sign === '<') return { value: { kind: 'read', target: target.value }, end: target.end };
  if (sign !== '>&')
    return { value: { kind: sign === '>>' ? 'append' : 'write', fd, target: target.value }, end: target.end };
  const from = line.slice(start + all.length, target.end);
  if (from !== '1' && from !== '2') throw new ShellSyntaxError(`'>&${from}' is not spoken by this shell`);
  return { value: { kind: 'duplicate', fd, from: from === '1' ? 1 : 2 }, end: target.end };
}

function skipBlanks(line: string, start: number, newlinesToo: boolean): number {
  let at = start;
  for (;;) {
    const sign = line[at];
    if (sign === ' ' || sign === '\t' || sign === '\r' || (newlinesToo && sign === '\n')) at += 1;
    else if (sign === '#' && (at === 0 || /\s/.test(line[at - 1] ?? ''))) {
      const end = line.indexOf('\n', at);
      at = end === -1 ? line.length : end;
    } else return at;
  }
}
