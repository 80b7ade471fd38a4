/**
 * One line for the phone's shell from words that must arrive as they are. adb joins words with blanks and the phone's shell parses the
 * line again, so every word from outside has to go through here.
 */
export function shellLine(words: readonly string[]): string {
  return words.map(quote).join(' ');
}

function quote(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
