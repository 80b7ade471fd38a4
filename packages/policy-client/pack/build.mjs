// Builds dist/: one JavaScript file for plain Node, without dependencies, and the types of what it exports.
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const PACKAGE = path.join(import.meta.dirname, '..');
const SOURCE = path.join(PACKAGE, 'src');
const DIST = path.join(PACKAGE, 'dist');
/** What the client's types name of packages/contracts. */
const TYPES = [
  'Envelope',
  'KeyRole',
  'ManifestEntry',
  'ManifestPayload',
  'PolicyPayload',
  'Rollout',
  'RootPayload',
  'SignatureAlgorithm',
  'TierRule',
];
const CONTRACTS = path.join(PACKAGE, '../contracts/src/index.ts');

/** The declarations that the compiler writes of the client's own files; the rest is spelled out in contracts.d.ts. */
function writeTypes() {
  const { config } = ts.readConfigFile(path.join(PACKAGE, '../../tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, PACKAGE);
  const program = ts.createProgram([path.join(SOURCE, 'index.ts'), CONTRACTS], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rewriteRelativeImportExtensions: true,
    outDir: DIST,
  });
  program.emit(undefined, (file, text, _bom, _error, sources) => {
    const [source] = sources ?? [];
    if (source === undefined || path.dirname(path.resolve(source.fileName)) !== path.resolve(SOURCE)) return;
    const own = text
      .replaceAll("'@framefarm/contracts'", "'./contracts.js'")
      .replaceAll(/(from '\.\/[^']*)\.ts'/g, "$1.js'");
    writeFileSync(path.join(DIST, path.basename(file)), own);
  });
  writeFileSync(path.join(DIST, 'contracts.d.ts'), contractTypes(program));
}

/** The types of the payloads, written out: whoever uses the client need not have the library that they are made with. */
function contractTypes(program) {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(CONTRACTS));
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  return TYPES.map((name) => {
    const symbol = checker.getExportsOfModule(module).find((one) => one.name === name);
    const type = checker.getDeclaredTypeOfSymbol(
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    );
    return `export type ${name} = ${checker.typeToString(type, undefined, flags)};\n`;
  }).join('');
}

export async function buildDist() {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  await build({
    entryPoints: [path.join(SOURCE, 'index.ts')],
    outfile: path.join(DIST, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    legalComments: 'inline',
  });
  writeTypes();
  const typebox = path.join(path.dirname(fileURLToPath(import.meta.resolve('typebox'))), '..');
  copyFileSync(path.join(typebox, 'license'), path.join(DIST, 'LICENSE-typebox'));
  const parser = path.join(path.dirname(fileURLToPath(import.meta.resolve('eventsource-parser'))), '..');
  copyFileSync(path.join(parser, 'LICENSE'), path.join(DIST, 'LICENSE-eventsource-parser'));
}
