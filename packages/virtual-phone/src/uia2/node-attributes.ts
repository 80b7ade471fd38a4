import { type LocatedNode, indexOf } from './located-node.ts';
import { Uia2Error } from './uia2-error.ts';

/** Other names that the real server takes for an attribute (its `utils/Attribute.java`). */
const ALIASES: Readonly<Record<string, string>> = {
  name: 'text',
  classname: 'class',
  contentdescription: 'content-desc',
  longclickable: 'long-clickable',
  resourceid: 'resource-id',
};

/** Attributes as the page source shows them; null ones are left out there. Nothing on a virtual screen scrolls or is checked. */
export function attributesOf(located: LocatedNode): Readonly<Record<string, string | null>> {
  const { node } = located;
  const [left, top, right, bottom] = node.bounds;
  return {
    index: String(indexOf(located)),
    package: node.packageName,
    class: node.className,
    text: node.text ?? '',
    'content-desc': node.contentDescription ?? null,
    'resource-id': node.resourceId ?? null,
    checkable: 'false',
    checked: 'false',
    clickable: String(node.clickable ?? false),
    enabled: String(node.enabled ?? true),
    focusable: String(node.clickable ?? false),
    focused: String(node.focused ?? false),
    'long-clickable': 'false',
    password: 'false',
    scrollable: 'false',
    selected: 'false',
    bounds: `[${left},${top}][${right},${bottom}]`,
    displayed: String(right > left && bottom > top),
  };
}

/** One attribute by any of its names, null when the node has none. Throws `unknown error` for a name that no node has. */
export function attributeOf(located: LocatedNode, name: string): string | null {
  const attributes = attributesOf(located);
  const wanted = ALIASES[name.toLowerCase()] ?? name.toLowerCase();
  const value = attributes[wanted];
  if (value === undefined || wanted === 'index')
    throw new Uia2Error(
      'unknown error',
      `'${name}' attribute is unknown for the element. Known: ${Object.keys(attributes).join(', ')}`,
    );
  return value;
}
