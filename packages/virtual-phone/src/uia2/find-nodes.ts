import xpath from 'xpath';
import { type LocatedNode, childrenOf, locate, subtreeOf } from './located-node.ts';
import { matchUiSelector } from './match-ui-selector.ts';
import { contextTree, pageTree } from './page-source.ts';
import { parseUiSelector } from './ui-selector-parser.ts';
import type { Uia2Device } from './uia2-device.ts';
import { Uia2Error } from './uia2-error.ts';

/** Nodes that a locator means, in document order; only those inside `context` when it is given. Throws `invalid selector`. */
export function findNodes(
  device: Pick<Uia2Device, 'view' | 'screen'>,
  strategy: string,
  selector: string,
  context: LocatedNode | null,
): readonly LocatedNode[] {
  const root = locate(device.view());
  const candidates = context === null ? subtreeOf(root) : childrenOf(context).flatMap(subtreeOf);
  switch (strategy) {
    case 'id':
      return candidates.filter(({ node }) => node.resourceId === withPackage(selector, node.packageName));
    case 'accessibility id':
      return candidates.filter(({ node }) => node.contentDescription === selector);
    case 'class name':
      return candidates.filter(({ node }) => node.className === selector);
    case '-android uiautomator':
      return matchUiSelector(parseUiSelector(selector), candidates, root);
    case 'xpath':
      return byXpath(context === null ? pageTree(root.node, device.screen) : contextTree(context), selector);
    default:
      throw new Uia2Error('invalid selector', `Locator strategy '${strategy}' is not supported`);
  }
}

/** `run` means `<package>:id/run`, as long as it is no full id itself. */
function withPackage(id: string, packageName: string): string {
  return id.includes(':id/') ? id : `${packageName}:id/${id}`;
}

/** XPath 1.0; the real server also knows 2.0. */
function byXpath(tree: ReturnType<typeof pageTree>, selector: string): readonly LocatedNode[] {
  const wrong = (why: string): never => {
    throw new Uia2Error('invalid selector', `XPath ${selector}: ${why}`);
  };
  let selected: unknown;
  try {
    selected = xpath.select(selector, tree.document as never);
  } catch (error) {
    return wrong(String(error));
  }
  if (!Array.isArray(selected)) return wrong('it has to select elements, not a value');
  return selected.flatMap((element) => tree.nodeOf(element) ?? []);
}
