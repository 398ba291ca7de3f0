import { child, elements, parseXml, type XmlElement } from '../../writer/document/xml.ts';
import type { ListPlace } from '../../writer/state.ts';

/** What reading a text of a Word document needs to know of its other parts. */
export type Parts = {
  /** A style's name as Writer calls it, and its outline level where it is a heading. */
  style(id: string | undefined): { style: string; heading?: number };
  list(id: string | undefined, level: number): ListPlace | undefined;
  /** Address of a link by its relation. */
  target(id: string): string;
  comment(id: string): XmlElement | undefined;
  note(kind: 'footnote' | 'endnote', id: string): XmlElement | undefined;
};

export const empty: XmlElement = { name: '', attributes: {}, children: [] };
export const value = (of: XmlElement | undefined, name = 'w:val'): string | undefined => of?.attributes[name];

/** Word's names of the styles that Writer's families speak of. */
const names: Record<string, string> = {
  Normal: 'Standard',
  'Body Text': 'Text body',
  Quote: 'Quotations',
  'footnote text': 'Footnote',
  'Footnote Text': 'Footnote',
  'endnote text': 'Endnote',
  header: 'Header',
  footer: 'Footer',
};

/** Gathers styles, lists, links, comments and notes from the members of a .docx file. */
export function readParts(members: ReadonlyMap<string, Buffer>): Parts {
  const part = (name: string) => {
    const bytes = members.get(`word/${name}`);
    return bytes ? parseXml(bytes.toString('utf8')) : empty;
  };
  const byId = (of: XmlElement, name: string, id: string) =>
    new Map(elements(of).flatMap((one) => (one.name === name ? [[value(one, id) ?? '', one] as const] : [])));
  const styles = byId(part('styles.xml'), 'w:style', 'w:styleId');
  const numbering = part('numbering.xml');
  const numbers = byId(numbering, 'w:num', 'w:numId');
  const abstracts = byId(numbering, 'w:abstractNum', 'w:abstractNumId');
  const links = new Map(
    elements(part('_rels/document.xml.rels')).map(({ attributes }) => [attributes.Id, attributes.Target]),
  );
  const comments = byId(part('comments.xml'), 'w:comment', 'w:id');
  const notes = {
    footnote: byId(part('footnotes.xml'), 'w:footnote', 'w:id'),
    endnote: byId(part('endnotes.xml'), 'w:endnote', 'w:id'),
  };
  return {
    style(id) {
      const name = value(child(styles.get(id ?? ''), 'w:name')) ?? (id === undefined ? 'Normal' : id);
      const heading = /^heading (\d)$/i.exec(name)?.[1];
      if (heading) return { style: `Heading ${heading}`, heading: Number(heading) };
      return { style: names[name] ?? name };
    },
    list(id, level) {
      const found = abstracts.get(value(child(numbers.get(id ?? ''), 'w:abstractNumId')) ?? '');
      if (!found) return undefined;
      const at = elements(found).find((one) => one.name === 'w:lvl' && value(one, 'w:ilvl') === String(level));
      const isBullet = value(child(at, 'w:numFmt')) === 'bullet';
      return { kind: isBullet ? 'bullet' : 'number', level: level + 1 };
    },
    target: (id) => links.get(id) ?? '',
    comment: (id) => comments.get(id),
    note: (kind, id) => notes[kind].get(id),
  };
}
