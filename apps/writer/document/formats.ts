import type { Format, ListPlace, Style } from '../state.ts';
import { child, elements, type XmlElement } from './xml.ts';

/** What a style's name in the file stands for: automatic styles are direct formatting, the others have names. */
export type Formats = {
  /** Direct formatting of a kind (text, paragraph, table, section …) and the named style below it. */
  resolve(family: string, name: string | undefined): { style: string; text: Format; own: Format; list?: string };
  listKind(name: string | undefined, level: number): ListPlace['kind'];
  named: Record<string, Style>;
};

/** Asian and complex twins of a property, numbers of editing sessions, and drawing colours that follow from others. */
const silent =
  /-(?:asian|complex)$|^(?:rsid|paragraph-rsid|opacity|char-shading-value|color-lum-\w+|use-window-font-color|use-optimal-\w+|font-family|font-family-generic|font-pitch|font-charset|page-number)$/;

/** Reads the styles of styles.xml and content.xml (`office:styles`, and both `office:automatic-styles`). */
export function readFormats(named: readonly XmlElement[], automatic: readonly XmlElement[]): Formats {
  const namedStyles = new Map<string, XmlElement>();
  const automaticStyles = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  const result: Record<string, Style> = {};
  const key = (family: string, name: string) => `${family} ${name}`;
  const displayName = (family: string, name: string) =>
    namedStyles.get(key(family, name))?.attributes['style:display-name'] ?? name;

  for (const [group, into] of [
    [named, namedStyles],
    [automatic, automaticStyles],
  ] as const) {
    for (const style of group) {
      const { 'style:name': name = '', 'style:family': family = '' } = style.attributes;
      if (style.name === 'style:style') into.set(key(family, name), style);
      if (style.name === 'text:list-style') lists.set(name, style);
    }
  }
  for (const style of named) {
    const { 'style:family': family = '', 'style:name': name = '' } = style.attributes;
    const parent = style.attributes['style:parent-style-name'] ?? '';
    const format = formatOf(style);
    if (style.name === 'style:style') result[key(family, displayName(family, name))] = { parent, format };
    // Writer saves other defaults for drawings than it converts.
    if (style.name === 'style:default-style' && family !== 'graphic')
      result[`${family} (default)`] = { parent: '', format };
  }

  return {
    named: result,
    resolve(family, name = '') {
      const style = automaticStyles.get(key(family, name));
      if (style === undefined) return { style: displayName(family, name), text: {}, own: {} };
      const page = style.attributes['style:master-page-name'];
      const own = {
        ...propertiesOf(style, /^style:(?!text-).*-properties$/),
        ...(page ? { 'master-page': page } : {}),
      };
      return {
        style: displayName(family, style.attributes['style:parent-style-name'] ?? ''),
        text: propertiesOf(style, /^style:text-properties$/),
        own,
        list: style.attributes['style:list-style-name'],
      };
    },
    listKind(name, level) {
      const levels = elements(lists.get(name ?? '') ?? { name: '', attributes: {}, children: [] });
      const at = levels.find(({ attributes }) => attributes['text:level'] === String(level));
      return at === undefined || at.name === 'text:list-level-style-number' ? 'number' : 'bullet';
    },
  };
}

/** All properties of a style, whatever they are about. */
export const formatOf = (style: XmlElement): Format => propertiesOf(style, /-properties$/);

function propertiesOf(style: XmlElement, part: RegExp): Format {
  const format: Format = {};
  for (const properties of elements(style)) {
    if (!part.test(properties.name)) continue;
    for (const [name, value] of Object.entries(properties.attributes)) {
      const local = name.replace(/^.*?:/, '');
      if (!silent.test(local)) format[local] = value;
    }
    const columns = child(properties, 'style:columns');
    if (columns) format.columns = columns.attributes['fo:column-count'] ?? '1';
    const drop = child(properties, 'style:drop-cap');
    if (drop) format['drop-cap'] = drop.attributes['style:lines'] ?? '';
  }
  return format;
}
