import type { Tree } from '../../../records/episode/effect.ts';
import type { TreeObject } from '../../difference/tree.ts';
import { sizeAndHash } from '../size-and-hash.ts';
import { child, elements, local, parseXml, shapeOf, type XmlElement } from '../text/xml.ts';
import { blocksOf, sheetOf } from './blocks.ts';
import { pagesOf } from './pages.ts';
import { automaticStyles, isRevision, namedStyles } from './styles.ts';

/** Pictures of the page, and what only programs read. */
const passing = /^(mimetype|META-INF\/|Thumbnails\/|Configurations2\/|manifest\.rdf|layout-cache)/;
/** Counts that follow from the text. */
const derived = new Set(['meta:document-statistic', 'meta:generator']);

/** The archive of an OpenDocument file, read as `readOfficeParts` does, with size and hash of its pictures. */
export function readOpenDocument(members: ReadonlyMap<string, Buffer>): Tree {
  const part = (name: string) => (members.has(name) ? parseXml(members.get(name)!.toString()) : undefined);
  const [content, styles, meta, settings] = ['content.xml', 'styles.xml', 'meta.xml', 'settings.xml'].map(part);
  const read = new Set(['content.xml', 'styles.xml', 'meta.xml', 'settings.xml']);
  const others = [...members].filter(([name]) => !read.has(name) && !passing.test(name));
  const files = Object.fromEntries(others.map(([name, bytes]) => [name, sizeAndHash(bytes)]));
  return { ...readOfficeParts({ content, styles, meta, settings }), ...(others.length > 0 ? { files } : {}) };
}

type Parts = Partial<Record<'content' | 'styles' | 'meta' | 'settings', XmlElement | undefined>>;

/**
 * An OpenDocument by what stands in it: `body`, a list of paragraphs and tables (or sheets, or pages); `styles` by name; `pages`, `meta`, `settings`.
 * Automatic styles, whose names are given anew with each save, stand as `format` where they are used. Words and looks are as in the file.
 */
export function readOfficeParts({ content, styles, meta, settings }: Parts): TreeObject {
  const within = automaticStyles(content);
  const [body] = elements(child(content, 'office:body'));
  return {
    body: body?.name === 'office:spreadsheet' ? sheetsOf(body, within) : body ? blocksOf(body, within) : [],
    styles: namedStyles(styles),
    pages: pagesOf(styles),
    meta: metaOf(meta),
    settings: settingsOf(settings),
  };
}

const sheetsOf = (body: XmlElement, styles: ReturnType<typeof automaticStyles>) =>
  elements(body).map((part) => (part.name === 'table:table' ? sheetOf(part, styles) : shapeOf(part)));

function metaOf(meta: XmlElement | undefined): Tree {
  const facts = elements(child(meta, 'office:meta')).filter(({ name }) => !derived.has(name));
  const entries = facts.map((fact): [string, Tree] => {
    const { kind: _, text, ...rest } = shapeOf(fact);
    const own = fact.attributes['meta:name'];
    return [
      own ?? local(fact.name),
      Object.keys(rest).length === 0 || own ? (text ?? '') : { ...rest, text: text ?? '' },
    ];
  });
  return Object.fromEntries(entries);
}

/** Settings by name, those of a set or a map below it. */
function settingsOf(settings: XmlElement | undefined): Tree {
  const inside = (element: XmlElement): Tree => {
    const parts = elements(element);
    if (parts.length === 0) return element.children.join('');
    const named = parts.map((part, i): [string, Tree] => [part.attributes['config:name'] ?? String(i), inside(part)]);
    return Object.fromEntries(named.filter(([name]) => !isRevision(name)));
  };
  const all = child(settings, 'office:settings');
  return all ? inside(all) : {};
}
