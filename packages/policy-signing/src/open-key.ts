import { commandSigner } from './command-signer.ts';
import { KeyError } from './errors.ts';
import { readKeyFile } from './key-file.ts';
import { type Signer, signerFromPem } from './signer.ts';

/** Where a signing key is. */
export type KeySource =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'environment'; readonly variable: string; readonly pem: string }
  | { readonly kind: 'command'; readonly command: readonly string[] };

/**
 * Reads `file:PATH`, `env:VARIABLE` and `command:PROGRAM ARG ...`, several separated by `;`. What cannot be understood is not repeated in
 * the message: it may be a key that was pasted there.
 * @throws KeyError
 */
export function parseKeySources(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly KeySource[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, at) => sourceOf(part, at + 1, environment));
}

function sourceOf(
  part: string,
  position: number,
  environment: Readonly<Record<string, string | undefined>>,
): KeySource {
  const colon = part.indexOf(':');
  const [kind, rest] = [part.slice(0, colon), part.slice(colon + 1).trim()];
  if (kind === 'file' && rest !== '') return { kind, file: rest };
  if (kind === 'command' && rest !== '') return { kind, command: rest.split(/\s+/) };
  // no longer name: a line of a key looks like one
  if (kind === 'env' && /^[A-Za-z_][A-Za-z0-9_]{0,39}$/.test(rest)) {
    const pem = environment[rest];
    if (!pem) throw new KeyError(`the variable ${rest}, which should hold a signing key, is not set`);
    // a .env file holds no newlines
    return { kind: 'environment', variable: rest, pem: pem.replaceAll('\\n', '\n') };
  }
  throw new KeyError(
    `source ${position} of a signing key is none of file:PATH, env:VARIABLE, command:PROGRAM ARG ... (separated by ";")`,
  );
}

/** @throws KeyError when the key cannot be used */
export function openKey(source: KeySource): Promise<Signer> | Signer {
  if (source.kind === 'file') return readKeyFile(source.file);
  if (source.kind === 'command') return commandSigner(source.command);
  return signerFromPem(source.pem, `the variable ${source.variable}`);
}
