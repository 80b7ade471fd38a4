import { DOMImplementation, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import type { UiNode } from '../screen/ui-node.ts';
import { type LocatedNode, childrenOf, locate } from './located-node.ts';
import { attributesOf } from './node-attributes.ts';

export interface PageTree {
  readonly document: Document;
  /** The node behind an element of the document; none for the outer `hierarchy`. */
  nodeOf(element: unknown): LocatedNode | undefined;
}

/** The window in front as UiAutomator2's XML. */
export function pageTree(root: UiNode, screen: { readonly width: number; readonly height: number }): PageTree {
  const document = new DOMImplementation().createDocument(null, 'hierarchy');
  const nodes = new Map<unknown, LocatedNode>();
  const hierarchy = document.documentElement as Element;
  const outer = { index: 0, class: 'hierarchy', rotation: 0, width: screen.width, height: screen.height };
  for (const [name, value] of Object.entries(outer)) hierarchy.setAttribute(name, String(value));
  appendNode(document, hierarchy, locate(root), nodes);
  return { document, nodeOf: (element) => nodes.get(element) };
}

/** A search inside one element sees only that element and what is in it, as the real server's default `limitXPathContextScope`. */
export function contextTree(context: LocatedNode): PageTree {
  const document = new DOMImplementation().createDocument(null, '');
  const nodes = new Map<unknown, LocatedNode>();
  appendNode(document, document, context, nodes);
  return { document, nodeOf: (element) => nodes.get(element) };
}

export function pageSource(tree: PageTree): string {
  return `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>${new XMLSerializer().serializeToString(tree.document)}`;
}

function appendNode(
  document: Document,
  parent: Document | Element,
  located: LocatedNode,
  nodes: Map<unknown, LocatedNode>,
): void {
  const element = document.createElement(elementName(located.node.className));
  for (const [name, value] of Object.entries(attributesOf(located)))
    if (value !== null) element.setAttribute(name, withoutControls(value));
  nodes.set(element, located);
  parent.appendChild(element);
  for (const child of childrenOf(located)) appendNode(document, element, child, nodes);
}

/** Java's `$` of inner classes is no letter of an XML name. */
function elementName(className: string): string {
  const name = className
    .replace(/[^\w.-]/g, '.')
    .replace(/\.+/g, '.')
    .replace(/^[.\d-]+|\.$/g, '');
  return name === '' ? 'android.view.View' : name;
}

/** XML 1.0 has no way to write most control characters, and half a surrogate pair is no character. */
function withoutControls(value: string): string {
  return value.replace(/[^\P{Cc}\t\n\r]|[\uD800-\uDFFF\uFFFE\uFFFF]/gu, '?');
}
