import { Uia2Error } from './uia2-error.ts';

/** One call of a UiSelector chain: `.text("Run")`, `.instance(1)`, `.childSelector(new UiSelector()...)`. */
export interface SelectorCall {
  readonly method: string;
  readonly argument: string | number | boolean | UiSelector;
}
export type UiSelector = readonly SelectorCall[];

const TOKEN =
  /\s*(?:(?<start>new\s+UiSelector\s*\(\s*\))|(?<word>[A-Za-z]\w*)|(?<number>-?\d+)|"(?<text>(?:[^"\\]|\\.)*)"|(?<mark>[.();]))/y;

type Token =
  | { readonly kind: 'start' | 'word' | 'mark' | 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number };

/**
 * Reads `new UiSelector().method(argument)...`, also without the constructor, as the real server does.
 * Throws `invalid selector` that says where the text stops making sense.
 */
export function parseUiSelector(text: string): UiSelector {
  const tokens = tokensOf(text);
  let at = 0;
  const fail = (what: string): never => {
    throw new Uia2Error('invalid selector', `Could not parse selector expression \`${text}\`: ${what}`);
  };
  const take = (mark: string): void => {
    const token = tokens[at++];
    if (token?.kind !== 'mark' || token.value !== mark)
      fail(`expected "${mark}" but found ${token === undefined ? 'the end' : `"${token.value}"`}`);
  };
  const argument = (): SelectorCall['argument'] => {
    const token = tokens[at];
    if (token?.kind === 'start') return selector();
    at++;
    if (token?.kind === 'text' || token?.kind === 'number') return token.value;
    if (token?.kind === 'word' && (token.value === 'true' || token.value === 'false')) return token.value === 'true';
    return fail('an argument is a text in double quotes, a whole number, true, false or a new UiSelector()');
  };
  const selector = (): UiSelector => {
    const calls: SelectorCall[] = [];
    if (tokens[at]?.kind === 'start') at++;
    else if (tokens[at]?.kind === 'word') tokens.splice(at, 0, { kind: 'mark', value: '.' });
    while (tokens[at]?.kind === 'mark' && tokens[at]?.value === '.') {
      at++;
      const method = tokens[at++];
      if (method?.kind !== 'word') return fail('a method name has to follow "."');
      take('(');
      calls.push({ method: method.value, argument: argument() });
      take(')');
    }
    return calls;
  };
  const calls = selector();
  if (tokens[at]?.value === ';') at++;
  if (at < tokens.length) fail(`unexpected "${tokens[at]?.value}"`);
  if (calls.length === 0) fail('it names no criterion');
  return calls;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (/\S/.test(text.slice(TOKEN.lastIndex))) {
    const from = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined)
      throw new Uia2Error(
        'invalid selector',
        `Could not parse selector expression \`${text}\` at position ${from}; only UiSelector is known, nothing on a virtual screen scrolls`,
      );
    const { start, word, number, text: quoted, mark } = groups;
    if (start !== undefined) tokens.push({ kind: 'start', value: start });
    else if (word !== undefined) tokens.push({ kind: 'word', value: word });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: unescapeJava(quoted) });
    else tokens.push({ kind: 'mark', value: mark ?? '' });
  }
  return tokens;
}

function unescapeJava(quoted: string): string {
  const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
  return quoted.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code === undefined ? (controls[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
