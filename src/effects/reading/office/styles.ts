import type { Tree } from '../../../records/episode/effect.ts';
import type { TreeObject } from '../../difference/tree.ts';
import { child, elements, local, shapeOf, type XmlElement } from '../text/xml.ts';

/** A style that was made by formatting: the named style that it rests on, and what it sets. */
export type Style = { parent?: string; format: TreeObject; levels?: TreeObject[] };
export type Styles = ReadonlyMap<string, Style>;

/** Marks of the editing session, which differ each time: they say nothing of the document. */
export const isRevision = (name: string) => /rsid/i.test(name);

/** The automatic styles of a part, by name. */
export const automaticStyles = (part: XmlElement | undefined): Styles =>
  new Map(
    elements(child(part, 'office:automatic-styles')).map((style) => [
      style.attributes['style:name'] ?? '',
      styleOf(style),
    ]),
  );

/** Styles that have a name, by family and the name that a person reads. */
export function namedStyles(part: XmlElement | undefined): Tree {
  const all = elements(child(part, 'office:styles')).map((style): [string, Tree] => {
    const { attributes } = style;
    const name = attributes['style:display-name'] ?? spoken(attributes['style:name'] ?? '');
    const { parent, format, levels } = styleOf(style);
    const key = [attributes['style:family'] ?? local(style.name), name].filter(Boolean).join(' ');
    return [key, { ...(parent ? { parent } : {}), ...attributesOf(style), ...format, ...(levels ? { levels } : {}) }];
  });
  return Object.fromEntries(all);
}

/** Names in files have their special characters as `_20_`. */
export const spoken = (name: string) =>
  name.replace(/_([0-9a-f]{2})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function styleOf(style: XmlElement): Style {
  const parent = style.attributes['style:parent-style-name'];
  const isList = style.name === 'text:list-style';
  return {
    ...(parent ? { parent: spoken(parent) } : {}),
    format: isList ? {} : formatOf(style),
    ...(isList ? { levels: elements(style).map(levelOf) } : {}),
  };
}

function levelOf(level: XmlElement): TreeObject {
  const { 'text:level': _, ...attributes } = level.attributes;
  return { ...attributesOf({ ...level, attributes }), kind: local(level.name), ...formatOf(level) };
}

const naming = new Set(['style:name', 'style:display-name', 'style:family', 'style:parent-style-name']);

export function attributesOf(element: XmlElement): TreeObject {
  const entries = Object.entries(element.attributes).filter(([name]) => !naming.has(name) && !isRevision(name));
  return Object.fromEntries(entries.map(([name, value]) => [local(name), value]));
}

/** What the groups of properties below an element set, as one object. */
function formatOf(style: XmlElement): TreeObject {
  const format: TreeObject = {};
  for (const group of elements(style)) {
    if (!group.name.endsWith('-properties')) {
      add(format, local(group.name), shapeOf(group), '');
      continue;
    }
    const of = local(group.name).replace('-properties', '');
    for (const [key, value] of Object.entries(attributesOf(group))) add(format, key, value, of);
    for (const part of elements(group)) add(format, local(part.name), shapeOf(part), of);
  }
  return withoutTwins(format);
}

function add(format: TreeObject, key: string, value: Tree, group: string): void {
  const taken = key in format;
  format[taken && group ? `${group} ${key}` : key] = value;
}

/** Writer sets each look for Asian and complex scripts as well; where they say the same they are not told. */
function withoutTwins(format: TreeObject): TreeObject {
  const entries = Object.entries(format).filter(([key, value]) => {
    const [, base] = /^(.*)-(?:asian|complex)$/.exec(key) ?? [];
    return base === undefined || format[base] !== value;
  });
  return Object.fromEntries(entries);
}
