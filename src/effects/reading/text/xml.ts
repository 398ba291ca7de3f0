import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import type { Tree } from '../../../records/episode/effect.ts';

/** An element with prefixed names as they stand in the file; a text is a string. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlNode[] };
export type XmlNode = XmlElement | string;

/**
 * XML as a plain tree in the order of the document, without comments and namespace declarations.
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

export const elements = (of: XmlElement | undefined): XmlElement[] =>
  (of?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');

export const child = (of: XmlElement | undefined, name: string): XmlElement | undefined =>
  elements(of).find((element) => element.name === name);

/** A name without its prefix. */
export const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** An element of any XML: its kind, its attributes, its text or what it is made of, in order. */
export function shapeOf(element: XmlElement): { [key: string]: Tree } {
  const shaped: { [key: string]: Tree } = { kind: local(element.name) };
  for (const [name, value] of Object.entries(element.attributes)) {
    const key = local(name);
    shaped[key in shaped || key === 'of' || key === 'text' ? `@${name}` : key] = value;
  }
  const parts = element.children.filter((part) => typeof part !== 'string' || part.trim() !== '');
  if (parts.length === 0) return shaped;
  if (parts.every((part) => typeof part === 'string')) return { ...shaped, text: parts.join('').trim() };
  return { ...shaped, of: parts.map((part) => (typeof part === 'string' ? part.trim() : shapeOf(part))) };
}

/** All text of an element, in order. */
export const textOf = (node: XmlNode): string => (typeof node === 'string' ? node : node.children.map(textOf).join(''));
