import { LamwrightError } from '#lamwright';
import type { PageStyle, WriterDocument } from '../state.ts';
import { readArchive } from './archive.ts';
import { readBlocks } from './blocks.ts';
import { type Formats, formatOf, readFormats } from './formats.ts';
import type { Changes, Reading } from './reading.ts';
import { child, descendants, elements, parseXml, textOf, type XmlElement } from './xml.ts';

const members = ['content.xml', 'styles.xml', 'meta.xml'];

/**
 * What an OpenDocument text says, with names of automatic styles, editing sessions, dates and counts left out: two files
 * that say the same are equal.
 * @throws LamwrightError APP_START for a file that is no OpenDocument text
 */
export async function readOdt(file: string): Promise<WriterDocument> {
  const archive = await readArchive(file, (name) => members.includes(name) || name.startsWith('Pictures/'));
  try {
    const [content, styles, meta] = members.map((name) => parseXml(archive.get(name)?.toString('utf8') ?? ''));
    nameFonts(content!);
    nameFonts(styles!);
    for (const { attributes } of descendants(content!, 'draw:image'))
      attributes.bytes = String(archive.get(attributes['xlink:href'] ?? '')?.length ?? 0);
    return documentOf(content!, styles!, meta!);
  } catch (cause) {
    throw new LamwrightError('APP_START', `The document ${file} is damaged: ${(cause as Error).message}.`, {
      remedy: 'Replace it by an undamaged OpenDocument text (.odt).',
      cause,
    });
  }
}

function documentOf(content: XmlElement, styles: XmlElement, meta: XmlElement): WriterDocument {
  const group = (of: XmlElement, name: string) => elements(child(of, name) ?? empty);
  const named = group(styles, 'office:styles');
  const formats = readFormats(named, group(content, 'office:automatic-styles'));
  const text = child(child(content, 'office:body'), 'office:text') ?? empty;
  const tracked = child(text, 'text:tracked-changes');
  const regions = tracked ? elements(tracked).filter(({ name }) => name === 'text:changed-region') : [];
  const changes: Changes = { kinds: new Map(), open: new Set() };
  const waiting = regions.map((region) => {
    const [kind] = elements(region);
    const name = (kind?.name ?? '').replace('text:', '') as 'insertion' | 'deletion';
    changes.kinds.set(region.attributes['text:id'] ?? region.attributes['xml:id'] ?? '', name);
    const said = kind ? elements(kind).filter((part) => part.name !== 'office:change-info') : [];
    return { kind: name, text: said.map(textOf).join('\n') };
  });
  return {
    body: readBlocks(text, { formats, changes }),
    styles: formats.named,
    pages: pagesOf(styles, readFormats(named, group(styles, 'office:automatic-styles'))),
    properties: propertiesOf(child(meta, 'office:meta') ?? empty),
    changes: waiting,
    recording: tracked !== undefined && tracked.attributes['text:track-changes'] !== 'false',
  };
}

/** Puts a font's own name in the place of the name of its declaration: Writer calls a second one "Liberation Sans1". */
function nameFonts(tree: XmlElement): void {
  const families = new Map(
    descendants(tree, 'style:font-face').map(({ attributes }) => [
      attributes['style:name'],
      attributes['svg:font-family']?.replace(/^'(.*)'$/, '$1'),
    ]),
  );
  for (const { attributes } of descendants(tree, 'style:text-properties')) {
    const family = families.get(attributes['style:font-name'] ?? '');
    if (family) attributes['style:font-name'] = family;
  }
}

const empty: XmlElement = { name: '', attributes: {}, children: [] };

function pagesOf(styles: XmlElement, formats: Formats): Record<string, PageStyle> {
  const layouts = new Map(
    descendants(styles, 'style:page-layout').map((layout) => [layout.attributes['style:name'], layout]),
  );
  const reading: Reading = { formats, changes: { kinds: new Map(), open: new Set() } };
  const pages: Record<string, PageStyle> = {};
  for (const master of descendants(styles, 'style:master-page')) {
    const layout = layouts.get(master.attributes['style:page-layout-name']);
    const { columns = '1', ...format } = layout ? formatOf(layout) : {};
    const part = (name: string) => {
      const found = child(master, name);
      return found && found.attributes['style:display'] !== 'false' ? readBlocks(found, reading) : null;
    };
    const name = master.attributes['style:display-name'] ?? master.attributes['style:name'] ?? '';
    pages[name] = { format, columns: Number(columns), header: part('style:header'), footer: part('style:footer') };
  }
  return pages;
}

const propertyNames: Record<string, string> = {
  'dc:title': 'title',
  'dc:subject': 'subject',
  'dc:description': 'comments',
};

function propertiesOf(meta: XmlElement): Record<string, string> {
  const properties: Record<string, string> = {};
  const keywords: string[] = [];
  for (const element of elements(meta)) {
    const name = propertyNames[element.name];
    if (name !== undefined && textOf(element) !== '') properties[name] = textOf(element);
    if (element.name === 'meta:keyword') keywords.push(textOf(element));
    if (element.name === 'meta:user-defined') properties[`own ${element.attributes['meta:name']}`] = textOf(element);
  }
  if (keywords.length > 0) properties.keywords = keywords.join(', ');
  return properties;
}
