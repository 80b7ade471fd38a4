// A program as one compiled file. Node reads a thousand modules one by one in a second, and one file in a fifth of that.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const INPUTS = '\n//inputs ';
const UNWRITABLE = new Set(['EACCES', 'EEXIST', 'ENOSPC', 'ENOTDIR', 'EROFS']);
const PACKAGES = 'node_modules/.package-lock.json';

const stampOf = (file) => {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
};

/** Whether the compiled file is there and every file that went into it is still the same by time and size. */
function isFresh(root, compiled) {
  try {
    const text = readFileSync(compiled, 'utf8');
    const inputs = JSON.parse(text.slice(text.lastIndexOf(INPUTS) + INPUTS.length));
    return Object.entries(inputs).every(([file, stamp]) => stampOf(path.join(root, file)) === stamp);
  } catch {
    return false; // not there yet, cut short, or one of its files is gone: it is made anew
  }
}

/** A source still finds what lies beside it. */
const keepAddresses = {
  name: 'keep-addresses',
  setup: (build) =>
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      loader: 'ts',
      contents: (await readFile(file, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
    })),
};

async function compile(root, main, compiled) {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [main],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
    plugins: [keepAddresses],
    // packages of the older kind ask for `require`
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  const sources = Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'));
  const files = existsSync(path.join(root, PACKAGES)) ? [...sources, PACKAGES] : sources;
  const inputs = Object.fromEntries(files.map((file) => [file, stampOf(path.join(root, file))]));
  mkdirSync(path.dirname(compiled), { recursive: true });
  const unfinished = `${compiled}.${process.pid}`;
  try {
    writeFileSync(unfinished, outputFiles[0].text + INPUTS + JSON.stringify(inputs));
    renameSync(unfinished, compiled);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/**
 * Address of what to import for `main`: the compiled file, made anew when a source changed, or the source itself, run by tsx, where nothing
 * may be written. `root` is an absolute folder; `main` and `compiled` are paths in it.
 */
export async function compiledAddress({ root, main, compiled }) {
  const [source, target] = [path.join(root, main), path.join(root, compiled)];
  if (!isFresh(root, target)) {
    try {
      await compile(root, source, target);
    } catch (error) {
      if (!UNWRITABLE.has(error.code)) throw error;
      const { register } = await import('tsx/esm/api');
      register();
      return pathToFileURL(source).href;
    }
  }
  return pathToFileURL(target).href;
}
