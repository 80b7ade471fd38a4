// The quick checks, without services. A step passes when its command exits 0 and `check` finds nothing to complain of.
const bin = (name) => `node_modules/.bin/${name}`;

/** A cruise that saw no module proves nothing: dependency-cruiser passes in silence when it cannot read TypeScript. */
function sawModules(output) {
  const modules = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
  return modules > 0 ? null : 'the layer check saw no module';
}

export const CHECKS = [
  { name: 'format', command: bin('oxfmt'), args: ['--check'] },
  {
    name: 'lint',
    command: bin('oxlint'),
    args: ['--deny-warnings', 'apps', 'packages', 'scripts', 'demo', 'eval', 'bench', 'dashboards'],
  },
  { name: 'types', command: bin('tsc'), args: ['-p', '.'] },
  {
    name: 'layers',
    command: bin('depcruise'),
    args: ['--config', 'dependency-cruiser.config.mjs', 'apps', 'packages', 'eval', 'bench', 'demo', 'dashboards'],
    check: sawModules,
  },
  { name: 'unused code', command: bin('knip'), args: ['--exclude', 'types', '--no-config-hints'] },
  {
    name: 'generated files',
    command: process.execPath,
    args: ['--import', 'tsx', 'scripts/generate/main.ts', '--check'],
  },
];
export const UNIT_TESTS = { name: 'unit tests', command: bin('vitest'), args: ['run', '--project', 'unit'] };
