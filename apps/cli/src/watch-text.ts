import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 1000;

/** Draws a text once, or again every second until Ctrl-C: over itself in a terminal, below each other elsewhere. */
export async function watchText(watch: boolean | undefined, read: () => Promise<string>): Promise<void> {
  for (;;) {
    const text = await read();
    if (!watch) return console.log(text);
    process.stdout.write(process.stdout.isTTY ? `\u001b[H\u001b[2J${text}\n` : `${text}\n\n`);
    await sleep(EVERY_MS);
  }
}
