import type { UiNode } from '../screen/ui-node.ts';

/** A node with its place in the tree: the child indices that lead to it from the root. */
export interface LocatedNode {
  readonly node: UiNode;
  readonly path: readonly number[];
}

export function locate(root: UiNode): LocatedNode {
  return { node: root, path: [] };
}

export function childrenOf({ node, path }: LocatedNode): readonly LocatedNode[] {
  return (node.children ?? []).map((child, index) => ({ node: child, path: [...path, index] }));
}

/** The node and all below it, parents before their children. */
export function subtreeOf(located: LocatedNode): readonly LocatedNode[] {
  return [located, ...childrenOf(located).flatMap(subtreeOf)];
}

export function nodeAt(root: UiNode, path: readonly number[]): LocatedNode | null {
  let node: UiNode | undefined = root;
  for (const index of path) node = node?.children?.[index];
  return node === undefined ? null : { node, path };
}

/** Place among its siblings, as `index` in the page source. */
export function indexOf({ path }: LocatedNode): number {
  return path.at(-1) ?? 0;
}

export function keyOf({ path }: LocatedNode): string {
  return path.join('.');
}
