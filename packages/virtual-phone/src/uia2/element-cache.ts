import type { UiNode } from '../screen/ui-node.ts';
import { type LocatedNode, keyOf, nodeAt } from './located-node.ts';
import { Uia2Error } from './uia2-error.ts';

/** The W3C key of an element reference, https://www.w3.org/TR/webdriver2/#elements. */
export const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

/** Elements that a session was told of. A view has no identity of its own: the same place, class and id is the same element. */
export interface ElementCache {
  /** The reference to send to the client, the same for the same element. */
  refer(located: LocatedNode): Readonly<Record<string, string>>;
  /** Throws `stale element reference` when the element is not on the screen any more. */
  resolve(id: string, root: UiNode): LocatedNode;
}

export function createElementCache(newId: () => string): ElementCache {
  const ids = new Map<string, string>();
  const known = new Map<string, LocatedNode>();
  const kind = ({ packageName, className, resourceId }: UiNode) => `${packageName} ${className} ${resourceId ?? ''}`;
  return {
    refer(located) {
      const key = `${kind(located.node)} ${keyOf(located)}`;
      const id = ids.get(key) ?? newId();
      ids.set(key, id);
      known.set(id, located);
      return { [ELEMENT_KEY]: id, ELEMENT: id };
    },
    resolve(id, root) {
      const before = known.get(id);
      const now = before === undefined ? null : nodeAt(root, before.path);
      if (before === undefined || now === null || kind(now.node) !== kind(before.node))
        throw new Uia2Error(
          'stale element reference',
          `The element ${id} is not on the screen any more; find it again`,
        );
      return now;
    },
  };
}
