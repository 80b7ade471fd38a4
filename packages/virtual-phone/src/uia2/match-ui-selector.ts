import { type LocatedNode, childrenOf, indexOf, keyOf, nodeAt, subtreeOf } from './located-node.ts';
import { attributesOf } from './node-attributes.ts';
import type { SelectorCall, UiSelector } from './ui-selector-parser.ts';
import { Uia2Error } from './uia2-error.ts';

/** Attribute of the page source that a method of UiSelector looks at, and how. */
const CRITERIA: Readonly<Record<string, readonly [attribute: string, how: 'is' | 'has' | 'begins' | 'matches']>> = {
  text: ['text', 'is'],
  textContains: ['text', 'has'],
  textStartsWith: ['text', 'begins'],
  textMatches: ['text', 'matches'],
  description: ['content-desc', 'is'],
  descriptionContains: ['content-desc', 'has'],
  descriptionStartsWith: ['content-desc', 'begins'],
  descriptionMatches: ['content-desc', 'matches'],
  resourceId: ['resource-id', 'is'],
  resourceIdMatches: ['resource-id', 'matches'],
  className: ['class', 'is'],
  classNameMatches: ['class', 'matches'],
  packageName: ['package', 'is'],
  packageNameMatches: ['package', 'matches'],
};
const FLAGS: Readonly<Record<string, string>> = {
  checkable: 'checkable',
  checked: 'checked',
  clickable: 'clickable',
  enabled: 'enabled',
  focusable: 'focusable',
  focused: 'focused',
  longClickable: 'long-clickable',
  scrollable: 'scrollable',
  selected: 'selected',
};

/** Every node of the candidates' tree that the selector means, in document order. `root` is needed for `fromParent`. */
export function matchUiSelector(
  selector: UiSelector,
  candidates: readonly LocatedNode[],
  root: LocatedNode,
): readonly LocatedNode[] {
  const tests = selector.flatMap((call) => testOf(call) ?? []);
  let found = candidates.filter((candidate) => tests.every((test) => test(candidate)));
  for (const { method, argument } of selector) {
    if (method === 'instance') found = found.slice(Number(argument), Number(argument) + 1);
    if (method !== 'childSelector' && method !== 'fromParent') continue;
    found = found.flatMap((node) => {
      const scope = method === 'childSelector' ? node : nodeAt(root.node, node.path.slice(0, -1));
      return scope === null ? [] : matchUiSelector(argument as UiSelector, childrenOf(scope).flatMap(subtreeOf), root);
    });
  }
  return [...new Map(found.map((node) => [keyOf(node), node])).values()];
}

/** null for the calls that choose among matches instead of testing one. Throws `invalid selector`. */
function testOf({ method, argument }: SelectorCall): ((candidate: LocatedNode) => boolean) | null {
  const wrong = (wanted: string): never => {
    throw new Uia2Error('invalid selector', `UiSelector has no ${method}(${typeof argument}); ${wanted}`);
  };
  if (method === 'childSelector' || method === 'fromParent')
    return typeof argument === 'object' ? null : wrong('it takes a new UiSelector()');
  if (method === 'instance' || method === 'index') {
    if (typeof argument !== 'number' || argument < 0) return wrong('it takes a whole number from 0');
    return method === 'instance' ? null : (candidate) => indexOf(candidate) === argument;
  }
  const flag = FLAGS[method];
  if (flag !== undefined) {
    if (typeof argument !== 'boolean') return wrong('it takes true or false');
    return (candidate) => attributesOf(candidate)[flag] === String(argument);
  }
  const criterion = CRITERIA[method];
  if (criterion === undefined) return wrong('that method is unknown');
  if (typeof argument !== 'string') return wrong('it takes a text');
  const [attribute, how] = criterion;
  const test = textTest(how, argument);
  return (candidate) => test(attributesOf(candidate)[attribute] ?? '');
}

function textTest(how: 'is' | 'has' | 'begins' | 'matches', wanted: string): (text: string) => boolean {
  switch (how) {
    case 'is':
      return (text) => text === wanted;
    case 'has':
      return (text) => text.toLowerCase().includes(wanted.toLowerCase());
    case 'begins':
      return (text) => text.toLowerCase().startsWith(wanted.toLowerCase());
    case 'matches': {
      const pattern = javaPattern(wanted);
      return (text) => pattern.test(text);
    }
  }
}

/** Java's `Pattern.matches`: the whole text, flags written as `(?i)` or `(?s)` in front. */
function javaPattern(source: string): RegExp {
  const [, flags = '', body = ''] = /^(?:\(\?([ism]+)\))?([\s\S]*)$/.exec(source) ?? [];
  try {
    return new RegExp(`^(?:${body})$`, flags);
  } catch (error) {
    throw new Uia2Error('invalid selector', `"${source}" is no pattern: ${String(error)}`);
  }
}
