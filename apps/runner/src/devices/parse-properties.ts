/**
 * `getprop` without arguments: `[key]: [value]`. Values may hold brackets and line ends, so a value lasts until a line that starts the
 * next key. The first of two equal keys counts, so a value with a line end cannot replace a property that was printed before it.
 */
export function parseProperties(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split(/\n(?=\[[\w.-]+\]: \[)/)) {
    const match = /^\[([\w.-]+)\]: \[([\s\S]*)\]\s*$/.exec(part);
    if (match?.[1] !== undefined && !found.has(match[1])) found.set(match[1], match[2] ?? '');
  }
  return found;
}
