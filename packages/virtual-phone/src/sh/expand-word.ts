import type { PhoneState } from '../state/phone-state.ts';
import type { Script, Word } from './script.ts';
import type { ShellSession } from './tool.ts';

export interface Expansion {
  readonly phone: PhoneState;
  readonly session: ShellSession;
  readonly lastCode: number;
  /** Runs the script of a substitution and returns its output. */
  readonly substitute: (script: Script) => Promise<string>;
}

/** The fields that a word becomes: values put in, split at blanks, file name patterns matched. */
export async function expandWord(word: Word, expansion: Expansion): Promise<string[]> {
  const fields: { text: string; pattern: string; isPattern: boolean }[] = [];
  let open: { text: string; pattern: string; isPattern: boolean } | null = null;
  const append = (text: string, quoted: boolean) => {
    open ??= { text: '', pattern: '', isPattern: false };
    open.text += text;
    for (const sign of text) {
      const isMagic = !quoted && (sign === '*' || sign === '?');
      open.isPattern ||= isMagic;
      open.pattern += isMagic ? (sign === '*' ? '.*' : '.') : sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    }
  };
  const close = () => {
    if (open !== null) fields.push(open);
    open = null;
  };
  for (const part of word) {
    if (part.kind === 'text') {
      append(part.text, part.quoted);
      continue;
    }
    const value = part.kind === 'variable' ? valueOf(part.name, expansion) : await expansion.substitute(part.script);
    if (part.quoted) append(value, true);
    else {
      const pieces = value.split(/\s+/);
      pieces.forEach((piece, index) => {
        if (index > 0) close();
        if (piece !== '') append(piece, false);
      });
    }
  }
  close();
  return fields.flatMap(({ text, pattern, isPattern }) => (isPattern ? matches(pattern, text, expansion) : [text]));
}

/** One string, as the value of an assignment or the target of a redirect. */
export async function expandToString(word: Word, expansion: Expansion): Promise<string> {
  const quoted = word.map((part) => ({ ...part, quoted: true }));
  return (await expandWord(quoted, expansion))[0] ?? '';
}

function valueOf(name: string, { session, lastCode }: Expansion): string {
  if (name === '?') return String(lastCode);
  if (name === '$') return '4242';
  return session.variables.get(name) ?? '';
}

/** Paths that a pattern fits, sorted; the word itself when there are none. */
function matches(pattern: string, word: string, { phone: { files }, session }: Expansion): string[] {
  const absolute = pattern.startsWith('/');
  const segments = pattern.split('/').filter((segment) => segment !== '');
  let found = [absolute ? '' : session.workingDir.replace(/\/$/, '')];
  for (const segment of segments) {
    const fits = new RegExp(`^${segment}$`);
    found = found.flatMap((folder) =>
      files
        .list(folder === '' ? '/' : folder)
        .filter((name) => fits.test(name) && (segment.startsWith('\\.') || !name.startsWith('.')))
        .map((name) => `${folder}/${name}`),
    );
  }
  if (found.length === 0) return [word];
  const prefix = session.workingDir === '/' ? '/' : `${session.workingDir}/`;
  return absolute ? found : found.map((path) => path.slice(prefix.length));
}
