import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';

/** An element with prefixed names as they stand in the file; a text is a string. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlNode[] };
export type XmlNode = XmlElement | string;

/**
 * XML as a plain tree in the order of the document.
 * Read by @xmldom/xmldom: a DOM parser that is kept up, has no dependencies, and keeps mixed text in order.
 * @throws Error at the first fault of the XML
 */
export function parseXml(source: string): XmlElement {
  const { documentElement } = new DOMParser({ onError: onErrorStopParsing }).parseFromString(source, 'text/xml');
  if (documentElement === null) throw new Error('an empty document');
  return elementOf(documentElement);
}

type DomNode = { nodeType: number; nodeName: string; nodeValue: string | null; childNodes: Iterable<DomNode> };
type DomElement = DomNode & { attributes: Iterable<{ name: string; value: string }> };

function elementOf(node: DomElement): XmlElement {
  const attributes: Record<string, string> = {};
  for (const { name, value } of node.attributes) if (!name.startsWith('xmlns')) attributes[name] = value;
  const children: XmlNode[] = [];
  for (const child of node.childNodes) {
    if (child.nodeType === 1) children.push(elementOf(child as DomElement));
    else if (child.nodeType === 3 || child.nodeType === 4) children.push(child.nodeValue ?? '');
  }
  return { name: node.nodeName, attributes, children };
}

export const elements = (of: XmlElement): XmlElement[] =>
  of.children.filter((child): child is XmlElement => typeof child !== 'string');

export const child = (of: XmlElement | undefined, name: string): XmlElement | undefined =>
  of && elements(of).find((element) => element.name === name);

/** Every element of this name below, in order. */
export function descendants(of: XmlElement, name: string): XmlElement[] {
  return elements(of).flatMap((element) => [
    ...(element.name === name ? [element] : []),
    ...descendants(element, name),
  ]);
}

export const textOf = (node: XmlNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));
