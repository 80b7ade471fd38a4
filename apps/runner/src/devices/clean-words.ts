import { createHash } from 'node:crypto';

/** What a phone says of itself is text from outside: shell, HTML and terminal escapes included. These make it fit for the contracts. */

/** Printable, at most 120 characters, one line; null when nothing is left. */
export function cleanName(text: string | undefined): string | null {
  const clean = (text ?? '')
    // eslint-disable-next-line no-control-regex
    .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, '')
    .replace(/\p{C}+/gu, ' ')
    .trim();
  return clean === '' ? null : [...clean].slice(0, 100).join('').slice(0, 120);
}

/** Letters, digits, `._:-`. A serial that had to be changed ends in a part of its digest, so that no two become one. */
export function cleanSerial(text: string): string {
  if (/^[A-Za-z0-9._:-]{1,120}$/.test(text)) return text;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${text.replace(/[^A-Za-z0-9._:-]+/g, '-').slice(0, 100)}-${digest}`;
}
