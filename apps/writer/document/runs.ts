import { type Block, type Format, joinedRuns, type Run } from '../state.ts';
import type { Reading } from './reading.ts';
import { child, elements, textOf, type XmlElement, type XmlNode } from './xml.ts';

/** What a note holds are blocks again. */
type ReadingRuns = Reading & { blocksOf(note: XmlElement): Block[] };

type At = { format: Format; style?: string; link?: string };

/** The runs of a paragraph; neighbours with the same formatting are one run, whatever spans the file has. */
export function readRuns(paragraph: XmlElement, reading: ReadingRuns, format: Format): Run[] {
  return joinedRuns(paragraph.children.flatMap((node) => runsOf(node, reading, { format })));
}

function runsOf(node: XmlNode, reading: ReadingRuns, at: At): Run[] {
  const { kinds, open } = reading.changes;
  const made = (run: Partial<Run>): Run[] => {
    const change = [...open].map((id) => kinds.get(id)).find((kind) => kind !== undefined);
    return [{ text: '', ...at, ...(change ? { change } : {}), ...run }];
  };
  if (typeof node === 'string') {
    const text = node.replace(/\s+/g, ' ');
    return text === '' ? [] : made({ text });
  }
  const { attributes } = node;
  const inner = (inside: At) => node.children.flatMap((part) => runsOf(part, reading, inside));
  switch (node.name) {
    case 'text:s':
      return made({ text: ' '.repeat(Number(attributes['text:c'] ?? 1)) });
    case 'text:tab':
      return made({ text: '\t' });
    case 'text:line-break':
      return made({ text: '\n' });
    case 'text:span': {
      const { style, text } = reading.formats.resolve('text', attributes['text:style-name']);
      return inner({ ...at, format: { ...at.format, ...text }, ...(style ? { style } : {}) });
    }
    case 'text:a':
      return inner({ ...at, link: attributes['xlink:href'] ?? '' });
    case 'text:note': {
      const body = child(node, 'text:note-body');
      const kind = attributes['text:note-class'] === 'endnote' ? 'endnote' : 'footnote';
      return made({ note: { kind, blocks: body ? reading.blocksOf(body) : [] } });
    }
    case 'office:annotation':
      return made({
        comment: elements(node)
          .filter(({ name }) => name === 'text:p' || name === 'text:list')
          .map(textOf)
          .join('\n'),
      });
    case 'office:annotation-end':
      return made({ end: 'comment' });
    case 'text:bookmark':
    case 'text:bookmark-start':
    case 'text:bookmark-end': {
      const { 'text:name': name = '' } = attributes;
      if (/^_(?:Toc|__Ref)|^__/.test(name)) return [];
      return made(node.name === 'text:bookmark-end' ? { end: 'bookmark' } : { bookmark: name });
    }
    case 'text:change-start':
      open.add(attributes['text:change-id'] ?? '');
      return [];
    case 'text:change-end':
      open.delete(attributes['text:change-id'] ?? '');
      return [];
    case 'text:change':
      return made({ change: kinds.get(attributes['text:change-id'] ?? '') ?? 'deletion' });
    case 'draw:frame':
      return made(frameOf(node));
    case 'draw:a':
    case 'text:meta':
    case 'text:ruby':
    case 'text:ruby-base':
      return inner(at);
    default:
      if (quiet.test(node.name)) return [];
      if (node.name.startsWith('draw:'))
        return made({ shape: { name: attributes['draw:name'] ?? '', text: textOf(node) } });
      return made({ field: node.name.replace(/^.*?:/, ''), text: textOf(node) });
  }
}

/** Marks of places and of page layout that say nothing of the text. */
const quiet = /^(?:text:soft-page-break|text:reference-mark.*|text:ruby-text|text:toc-mark.*)$/;

function frameOf(frame: XmlElement): Partial<Run> {
  const { attributes } = frame;
  const name = attributes['draw:name'] ?? '';
  const picture = child(frame, 'draw:image');
  if (!picture) return { shape: { name, text: textOf(frame) } };
  const description = [child(frame, 'svg:title'), child(frame, 'svg:desc')].map((part) => (part ? textOf(part) : ''));
  return {
    image: {
      name,
      width: attributes['svg:width'] ?? '',
      height: attributes['svg:height'] ?? '',
      description: description.filter((part) => part !== '').join('\n'),
      anchor: attributes['text:anchor-type'] ?? '',
      bytes: Number(picture.attributes.bytes ?? 0),
    },
  };
}
