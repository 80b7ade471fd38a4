import { readFile } from 'node:fs/promises';
import { CommandError } from '../errors.ts';

/** The JSON value of a file, or of standard input for "-". CommandError 2 when it cannot be read as one. */
export async function readJsonInput(file: string): Promise<unknown> {
  const place = file === '-' ? 'standard input' : file;
  const text = await (file === '-' ? readStdin() : readFile(file, 'utf8')).catch((error: Error) => {
    throw new CommandError(2, `${place} cannot be read: ${error.message}`);
  });
  return parseJson(text, place);
}

/** CommandError 2 that names `place`. */
export function parseJson(text: string, place: string): unknown {
  try {
    // Windows tools begin a file with a byte order mark
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const hint = /\b(NaN|Infinity)\b/.test(text)
      ? '; JSON knows neither NaN nor Infinity: leave out what has no result'
      : '';
    throw new CommandError(2, `${place} is not JSON: ${error instanceof Error ? error.message : String(error)}${hint}`);
  }
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
