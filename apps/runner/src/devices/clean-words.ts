import { createHash } from 'node:crypto';

/** What a phone says of itself is text from outside: shell, HTML and terminal escapes included. These make it fit for the contracts. */

const NAME_LIMIT = 120;
const TERMINAL_ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[ -/]*[@-~]`, 'g');

/** Printable, one line, at most so many characters; null when nothing is left. */
export function cleanName(text: string | undefined, limit = NAME_LIMIT): string | null {
  const clean = (text ?? '')
    // terminal escapes, then whatever else Unicode calls control, format, surrogate or unassigned
    .replace(TERMINAL_ESCAPES, '')
    .replace(/\p{C}+/gu, ' ')
    .trim();
  let name = '';
  for (const character of clean) {
    if (name.length + character.length > limit) break;
    name += character;
  }
  return name === '' ? null : name;
}

/** Letters, digits, `._:-`. A serial that had to be changed ends in a part of its digest, so that no two become one. */
export function cleanSerial(text: string): string {
  if (/^[A-Za-z0-9._:-]{1,120}$/.test(text)) return text;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${text.replace(/[^A-Za-z0-9._:-]+/g, '-').slice(0, 100)}-${digest}`;
}
