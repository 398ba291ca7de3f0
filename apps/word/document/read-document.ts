import { LamwrightError } from '#lamwright';
import { readArchive } from '../../writer/document/archive.ts';
import { child, elements, parseXml, textOf, type XmlElement } from '../../writer/document/xml.ts';
import type { PageStyle, WriterDocument } from '../../writer/state.ts';
import { inches, readBlocks } from './blocks.ts';
import { empty, readParts, value } from './parts.ts';

const wanted =
  /^(?:word\/(?:document|styles|numbering|comments|footnotes|endnotes|settings)\.xml|word\/_rels\/document\.xml\.rels|docProps\/core\.xml)$/;

/**
 * What a Word document says, as Writer's state: styles and formatting by the names that OpenDocument gives them, so that the verifiers of
 * Writer's families read it. What is not read: drawings, fields, headers and footers, what the styles themselves say.
 * @throws LamwrightError APP_START for a file that is no Word document
 */
export async function readDocument(file: string): Promise<WriterDocument> {
  const members = await readArchive(file, (name) => wanted.test(name));
  try {
    return documentOf(members);
  } catch (cause) {
    throw new LamwrightError('APP_START', `The document ${file} is damaged: ${(cause as Error).message}.`, {
      remedy: 'Replace it by an undamaged Word document (.docx).',
      cause,
    });
  }
}

/** The same from the members of the file. */
export function documentOf(members: ReadonlyMap<string, Buffer>): WriterDocument {
  const part = (name: string) => parseXml(members.get(name)?.toString('utf8') ?? '<none/>');
  const body = child(part('word/document.xml'), 'w:body');
  if (!body) throw new Error('it has no text');
  return {
    body: readBlocks(body, readParts(members)),
    styles: {},
    pages: { Standard: pageOf(child(body, 'w:sectPr') ?? empty) },
    properties: propertiesOf(part('docProps/core.xml')),
    changes: changesIn(body),
    recording: child(part('word/settings.xml'), 'w:trackRevisions') !== undefined,
  };
}

function pageOf(section: XmlElement): PageStyle {
  const size = child(section, 'w:pgSz');
  const margins = child(section, 'w:pgMar');
  return {
    format: {
      'page-width': inches(value(size, 'w:w')),
      'page-height': inches(value(size, 'w:h')),
      'print-orientation': value(size, 'w:orient') ?? 'portrait',
      ...Object.fromEntries(
        ['top', 'bottom', 'left', 'right'].map((side) => [`margin-${side}`, inches(value(margins, `w:${side}`))]),
      ),
    },
    columns: Number(value(child(section, 'w:cols'), 'w:num') ?? 1),
    header: null,
    footer: null,
  };
}

const propertyNames: Record<string, string> = {
  'dc:title': 'title',
  'dc:subject': 'subject',
  'dc:description': 'comments',
  'cp:keywords': 'keywords',
};

const propertiesOf = (core: XmlElement): Record<string, string> =>
  Object.fromEntries(
    elements(core).flatMap((property) => {
      const name = propertyNames[property.name];
      return name !== undefined && textOf(property) !== '' ? [[name, textOf(property)]] : [];
    }),
  );

function changesIn(part: XmlElement): { kind: string; text: string }[] {
  return elements(part).flatMap((one) => {
    if (one.name === 'w:ins' || one.name === 'w:del')
      return [{ kind: one.name === 'w:ins' ? 'insertion' : 'deletion', text: textOf(one) }];
    return changesIn(one);
  });
}
