import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Envelope, type RootPayload, SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '@framefarm/contracts';
import { type TrustedKey, checkRoot } from '@framefarm/policy-client';
import {
  KeyError,
  type OnlineKeys,
  type Signer,
  THRESHOLD,
  firstRoot,
  makeKeyFile,
  nextRoot,
  readKeyFile,
  sealRoot,
} from '@framefarm/policy-signing';
import { type Command, Option } from 'commander';
import { type Common, connect, leaf, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { table } from '../table.ts';

const ROOT_KEYS = 3;

interface RotateOptions extends Common {
  readonly root: string;
  readonly with: string[];
  readonly out: string;
  readonly keys?: string;
  readonly replaceRoot?: string;
  readonly by?: string;
  readonly startVersionsAnew?: boolean;
}

/** Signing keys and root documents. Everything but `install` works on a machine without a network when it is given `--keys`. */
export function registerKey(program: Command): void {
  const key = program
    .command('key')
    .description('signing keys, and the root document that says which of them phones trust');
  leaf(key, 'make <file>', 'a new signing key, readable by its owner only')
    .addOption(new Option('--alg <alg>', 'its kind').choices(SIGNATURE_ALGORITHMS).default('ES256'))
    .action((file: string, options: Common & { alg: SignatureAlgorithm }) =>
      told(async () => {
        const { keyid, alg, publicKeyPem } = await makeKeyFile(path.resolve(file), options.alg);
        print(options.json, { file, keyid, alg, publicKeyPem }, () => `${keyid} (${alg}) in ${file}`);
      }),
    );
  leaf(key, 'show', 'the public keys that the farm signs with, or those of a root document')
    .option('--root <file>', 'a root document')
    .action((options: Common & { root?: string }) => told(() => show(options)));
  leaf(
    key,
    'init <app>',
    `makes ${ROOT_KEYS} root keys and the first root document of an app; bring the keys to three places`,
  )
    .requiredOption('--dir <folder>', 'a folder, best on a machine without a network')
    .option('--keys <file>', 'what "framefarm key show --json" printed; else the API is asked')
    .action((app: string, options: Common & { dir: string; keys?: string }) => told(() => init(app, options)));
  leaf(key, 'rotate', 'the next root document, with the keys that the farm signs with now')
    .requiredOption('--root <file>', 'the newest root document')
    .requiredOption('--with <files...>', `at least ${THRESHOLD} root keys`)
    .requiredOption('--out <file>', 'where the new document goes')
    .option('--keys <file>', 'what "framefarm key show --json" printed; else the API is asked')
    .option('--replace-root <keyid>', 'a lost root key')
    .option('--by <file>', 'the root key in its place, made by "framefarm key make"')
    .option('--start-versions-anew', 'undo a fast-forward; all manifest keys have to be new')
    .action((options: RotateOptions) => told(() => rotate(options)));
  leaf(key, 'install <root>', 'gives a root document to the farm, which signs everything of the app anew').action(
    (root: string, options: Common) =>
      told(async () => {
        const installed = await (await connect(options)).installRoot((await readRoot(root)).envelope);
        print(options.json, installed, () => `root document ${installed.rootVersion} of ${installed.app} is installed`);
      }),
  );
}

/** A key that cannot be used is told in words, not as a stack. */
async function told(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof KeyError) throw new CommandError(2, error.message);
    throw error;
  }
}

async function show(options: Common & { root?: string }): Promise<void> {
  if (options.root === undefined) {
    const shown = await (await connect(options)).signingKeys();
    print(options.json, shown, () =>
      table(
        ['keyid', 'alg', 'signs'],
        shown.keys.map(({ keyid, alg, role }) => [keyid, alg, role ?? 'manifests and policies']),
      ),
    );
    return;
  }
  const { root } = await readRoot(options.root);
  print(options.json, root, () =>
    [
      `root document ${root.rootVersion} of ${root.app}, until ${root.notAfter}; ${root.threshold} of these ${root.rootKeys.length} root keys:`,
      ...root.rootKeys.map(({ keyid, alg }) => `  ${keyid} (${alg})`),
      table(
        ['keyid', 'alg', 'signs', 'until'],
        root.keys.map(({ keyid, alg, role, notAfter }) => [keyid, alg, role, notAfter]),
      ),
    ].join('\n'),
  );
}

async function init(app: string, options: Common & { dir: string; keys?: string }): Promise<void> {
  const online = await onlineKeys(options);
  const dir = path.resolve(options.dir);
  const signers: Signer[] = [];
  for (let k = 1; k <= ROOT_KEYS; k += 1)
    signers.push(await makeKeyFile(path.join(dir, `${app}-root-key-${k}.pem`), 'ES256'));
  const root = firstRoot(app, signers, online, Date.now());
  const file = path.join(dir, `${app}-root-1.json`);
  await writeDocument(file, await sealRoot(root, root, signers));
  print(
    options.json,
    { file, root },
    () =>
      `${file}: build it into the app, then "framefarm key install ${file}"\nbring the ${ROOT_KEYS} root keys in ${dir} to three places; ${THRESHOLD} of them sign each rotation`,
  );
}

async function rotate(options: RotateOptions): Promise<void> {
  if ((options.replaceRoot === undefined) !== (options.by === undefined))
    throw new CommandError(2, '--replace-root and --by belong together: the lost root key and the one in its place');
  const { root: previous } = await readRoot(options.root);
  const by = options.by === undefined ? undefined : await readKeyFile(options.by);
  const root = nextRoot(previous, {
    keys: await onlineKeys(options),
    nowMs: Date.now(),
    startVersionsAnew: options.startVersionsAnew === true,
    ...(options.replaceRoot === undefined || by === undefined
      ? {}
      : { replaceRoot: { keyid: options.replaceRoot, by } }),
  });
  const signers = await Promise.all(options.with.map(readKeyFile));
  await writeDocument(options.out, await sealRoot(root, previous, by === undefined ? signers : [...signers, by]));
  print(
    options.json,
    { file: options.out, root },
    () =>
      `root document ${root.rootVersion} of ${root.app} in ${options.out}; now "framefarm key install ${options.out}"`,
  );
}

async function onlineKeys(options: Common & { keys?: string }): Promise<OnlineKeys> {
  const { keys } =
    options.keys === undefined
      ? await (await connect(options)).signingKeys()
      : ((await readJson(options.keys)) as { keys?: TrustedKey[] });
  if (!Array.isArray(keys) || keys.length === 0)
    throw new CommandError(2, `${options.keys ?? 'the API'} holds no keys; write it with "framefarm key show --json"`);
  const of = (role: string) => keys.filter((one) => one.role === undefined || one.role === role);
  return { manifest: of('manifest'), policy: of('policy') };
}

async function readRoot(file: string): Promise<{ envelope: Envelope; root: RootPayload }> {
  const envelope = (await readJson(file)) as Envelope;
  const payload = typeof envelope?.payload === 'string' ? Buffer.from(envelope.payload, 'base64url').toString() : '';
  const app = /"app":"((?:[^"\\]|\\.)*)"/.exec(payload)?.[1] ?? '';
  // its own keys: whether the farm and the phones take it is for them to say
  const checked = checkRoot(envelope, JSON.parse(`"${app}"`) as string, null);
  if (!checked.ok) throw new CommandError(2, `${file} is no root document: ${checked.reason}`);
  return { envelope, root: checked.value };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(2, `${file} cannot be read: ${error.code}`);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new CommandError(2, `${file} is no JSON`);
  }
}

async function writeDocument(file: string, envelope: Envelope): Promise<void> {
  await writeFile(file, `${JSON.stringify(envelope, null, 2)}\n`, { flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new CommandError(2, `${file} cannot be written (${error.code}); a root document is never overwritten`);
    },
  );
}
