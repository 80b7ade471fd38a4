import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHONE_PROFILES } from '../built-in-profiles.ts';
import { checkPhoneProfile } from './check-phone-profile.ts';

type Tree = { [name: string]: Tree } & Tree[];
type Leaf = string | number | boolean | null | Tree;

const anyProfile = fc.constantFrom(...PHONE_PROFILES).map((profile) => structuredClone(profile) as unknown as Tree);
const pathsOf = (value: unknown): string[][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [[name], ...pathsOf(inner).map((rest) => [name, ...rest])]);
const written = (path: readonly string[]) =>
  path.map((name, place) => (/^\d+$/.test(name) ? `[${name}]` : place === 0 ? name : `.${name}`)).join('');
const parentOf = (tree: Tree, path: readonly string[]) =>
  path.slice(0, -1).reduce<Tree>((at, name) => (at as Record<string, Tree>)[name] as Tree, tree);

function set(tree: Tree, path: string, value: Leaf): Tree {
  const names = path.split(/[.[\]]+/).filter(Boolean);
  (parentOf(tree, names) as Record<string, Leaf>)[names.at(-1) ?? ''] = value;
  return tree;
}
/** The profile with some values changed. */
function changed(name: string, changes: Readonly<Record<string, Leaf>>): Tree {
  const found = PHONE_PROFILES.find((each) => each.name === name);
  const tree = structuredClone(found) as unknown as Tree;
  for (const [path, value] of Object.entries(changes)) set(tree, path, value);
  return tree;
}
function problemsOf(data: unknown) {
  const result = checkPhoneProfile(data);
  return result.ok ? [] : result.problems;
}
const problemPaths = (data: unknown) => problemsOf(data).map(({ path }) => path);

describe('a profile that came with the product', () => {
  it.each(PHONE_PROFILES.map((profile) => [profile.name, profile] as const))('%s is sound', (_, profile) => {
    expect(problemsOf(profile)).toEqual([]);
  });
});

describe('a damaged profile', () => {
  it('without any one field is told that field, and nothing else of it', () => {
    fc.assert(
      fc.property(anyProfile, fc.nat(), (tree, choice) => {
        const paths = pathsOf(tree).filter((path) => !/^\d+$/.test(path.at(-1) ?? ''));
        const path = paths[choice % paths.length] as string[];
        delete (parentOf(tree, path) as Record<string, unknown>)[path.at(-1) ?? ''];
        expect(problemsOf(tree)).toMatchObject([{ path: written(path), what: 'is missing' }]);
      }),
    );
  });

  it('with any one field too many is told that field', () => {
    fc.assert(
      fc.property(anyProfile, fc.nat(), (tree, choice) => {
        const paths = pathsOf(tree).filter((path) => !/^\d+$/.test(path.at(-1) ?? ''));
        const path = [...(paths[choice % paths.length] as string[]).slice(0, -1), 'surprise'];
        (parentOf(tree, path) as Record<string, unknown>)['surprise'] = 1;
        expect(problemsOf(tree)).toMatchObject([{ path: written(path), what: 'is unknown' }]);
      }),
    );
  });

  it('with any one number that is none, or beyond all bounds, is told that number with what is allowed', () => {
    const wrong = fc.constantFrom<Leaf>('1', null, Number.NaN, Number.POSITIVE_INFINITY, -1e12, 1e12);
    fc.assert(
      fc.property(anyProfile, fc.nat(), wrong, (tree, choice, value) => {
        const numbers = pathsOf(tree).filter(
          (path) => typeof (parentOf(tree, path) as Record<string, unknown>)[path.at(-1) ?? ''] === 'number',
        );
        const path = numbers[choice % numbers.length] as string[];
        (parentOf(tree, path) as Record<string, Leaf>)[path.at(-1) ?? ''] = value;
        const problems = problemsOf(tree);
        expect(problems).toMatchObject([{ path: written(path) }]);
        expect(problems[0]?.allowed).toMatch(/\d/);
      }),
    );
  });

  it('of no sense at all is told so', () => {
    for (const data of [null, 1, 'profile', [], undefined]) expect(problemPaths(data)).toEqual(['']);
    expect(problemPaths({})).toContain('cpu');
  });

  it('that hides a command in a property is refused', () => {
    for (const model of ['$(reboot)', "a'; drop table devices", '\u001b[31mred', '<script>', ''])
      expect(problemPaths(changed('mi-9', { 'identity.model': model }))).toEqual(['identity.model']);
  });
});

describe('numbers that cannot be together', () => {
  it.each<[what: string, path: string, changes: Readonly<Record<string, Leaf>>]>([
    [
      'a little core faster than a big one',
      'cpu.clusters[1].megacycles.fp32.value',
      { 'cpu.clusters[0].maxKHz': 6_000_000, 'cpu.clusters[0].megacycles.fp32.value': 30 },
    ],
    [
      'half precision slower than full',
      'cpu.clusters[0].megacycles.fp16.value',
      { 'cpu.clusters[0].megacycles.fp16.value': 80 },
    ],
    [
      'int8 twice as slow as fp32',
      'cpu.clusters[0].megacycles.int8.value',
      { 'cpu.clusters[0].megacycles.int8.value': 130 },
    ],
    ['1080p decoded faster than 720p', 'decode.avc1080pFps.value', { 'decode.avc1080pFps.value': 700 }],
    ['thresholds that do not rise', 'heat.statusFromC.value[2]', { 'heat.statusFromC.value[2]': 40 }],
    ['a first threshold below the idle phone', 'heat.statusFromC.value[0]', { 'heat.statusFromC.value[0]': 25 }],
    ['a hotter status that is faster', 'heat.speedByStatus.value[3]', { 'heat.speedByStatus.value[3]': 0.9 }],
    ['less than full speed on a cool phone', 'heat.speedByStatus.value[0]', { 'heat.speedByStatus.value[0]': 0.99 }],
    ['computing for less than idling', 'heat.busyW.value', { 'heat.busyW.value': 0.5 }],
    ['a body that heats faster than its chip', 'heat.skinTauS.value', { 'heat.skinTauS.value': 3 }],
    ['memory that is all free', 'memory.availableKb.value', { 'memory.availableKb.value': 8_000_000 }],
    ['too little memory for the harness', 'memory.availableKb.value', { 'memory.availableKb.value': 100_000 }],
    ['a release of another API level', 'identity.release', { 'identity.release': '13' }],
    ['a screen that lies on its side', 'identity.screen.width', { 'identity.screen.width': 3000 }],
    ['a tier that the numbers do not give', 'tier', { tier: 'flagship' }],
  ])('%s', (_, path, changes) => {
    const problems = problemsOf(changed('mi-9', changes));
    expect(problems.map((problem) => problem.path)).toContain(path);
    for (const { what, why, allowed } of problems) for (const told of [what, why, allowed]) expect(told).not.toBe('');
  });

  it('RAM below what the app needs', () => {
    const small = { 'ramKb.value': 524_288, 'memory.availableKb.value': 500_000, 'memory.decoderPssKb.value': 600_000 };
    expect(problemPaths(changed('redmi-2', small))).toContain('ramKb.value');
  });

  it('a tier that does not exist, an API level that is not modelled and a kind of number that is unknown', () => {
    expect(problemPaths(changed('mi-9', { tier: 'ultra' }))).toEqual(['tier']);
    expect(problemPaths(changed('mi-9', { 'identity.sdk': 19 }))).toEqual(['identity.sdk']);
    expect(problemPaths(changed('mi-9', { 'ramKb.kind': 'guessed' }))).toEqual(['ramKb.kind']);
    expect(problemPaths(changed('mi-9', { 'ramKb.source': '' }))).toEqual(['ramKb.source']);
  });
});
