// Turns the table in architecture.config.json into dependency-cruiser's rules.
import { readFileSync } from 'node:fs';

const { layers, onlyThere } = JSON.parse(readFileSync(new URL('./architecture.config.json', import.meta.url), 'utf8'));
const folder = (name) => `^${name}${name.endsWith('/') ? '' : '/'}`;

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(layers).map(([from, allowed]) => ({
      name: `layer ${from}`,
      severity: 'error',
      from: { path: folder(from) },
      to: { path: '^(apps|packages|demo|eval|bench|dashboards)/', pathNot: [folder(from), ...allowed.map(folder)] },
    })),
    ...Object.entries(onlyThere).map(([name, places]) => ({
      name: `only there: ${name}`,
      severity: 'error',
      from: { pathNot: places },
      to: { path: `node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
