import { child, descendants, elements, textOf, type XmlElement } from '../../writer/document/xml.ts';
import { type Block, joinedRuns, type Run } from '../../writer/state.ts';
import { empty, type Parts, value } from './parts.ts';
import { runFormat } from './run-format.ts';

type At = { format: Run['format']; link?: string; change?: Run['change'] };
type Context = Parts & { blocksOf(note: XmlElement): Block[] };
/** `ranged`: the comments that say from where to where in the text they are; `marked`: the bookmarks of a person. */
type Reading = Context & { ranged: ReadonlySet<string>; marked: ReadonlySet<string> };

const signs: Record<string, string> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011' };
/** Marks that Word sets for itself. */
const ownMarks = /^_/;
const through = /^w:(?:smartTag|sdt|sdtContent|fldSimple)$/;

/** The runs of a paragraph; neighbours with the same formatting are one run, however often Word cut them. */
export function readRuns(paragraph: XmlElement, context: Context): Run[] {
  const ids = (name: string, fits = (_: XmlElement) => true) =>
    new Set(
      descendants(paragraph, name)
        .filter(fits)
        .map((one) => value(one, 'w:id') ?? ''),
    );
  const ranged = ids('w:commentRangeStart');
  const marked = ids('w:bookmarkStart', (start) => !ownMarks.test(value(start, 'w:name') ?? ''));
  return joinedRuns(
    elements(paragraph).flatMap((part) => runsOf(part, { ...context, ranged, marked }, { format: {} })),
  );
}

const commentText = (id: string, { comment }: Parts) =>
  elements(comment(id) ?? empty)
    .map(textOf)
    .join('\n');

function runsOf(part: XmlElement, reading: Reading, at: At): Run[] {
  const inner = (inside: At) => elements(part).flatMap((one) => runsOf(one, reading, inside));
  const made = (run: Partial<Run>): Run[] => [{ text: '', ...at, ...run }];
  const id = value(part, 'w:id') ?? '';
  switch (part.name) {
    case 'w:r':
      return inner({ ...at, format: runFormat(child(part, 'w:rPr') ?? empty) });
    case 'w:t':
    case 'w:delText':
      return made({ text: textOf(part) });
    case 'w:hyperlink':
      return inner({ ...at, link: reading.target(value(part, 'r:id') ?? '') });
    case 'w:ins':
      return inner({ ...at, change: 'insertion' });
    case 'w:del':
      return inner({ ...at, change: 'deletion' });
    case 'w:commentRangeStart':
      return made({ format: {}, comment: commentText(id, reading) });
    case 'w:commentReference':
      return reading.ranged.has(id) ? [] : made({ format: {}, comment: commentText(id, reading) });
    case 'w:commentRangeEnd':
      return made({ format: {}, end: 'comment' });
    case 'w:bookmarkStart':
      return reading.marked.has(id) ? made({ format: {}, bookmark: value(part, 'w:name') ?? '' }) : [];
    case 'w:bookmarkEnd':
      return reading.marked.has(id) ? made({ format: {}, end: 'bookmark' }) : [];
    case 'w:footnoteReference':
    case 'w:endnoteReference': {
      const kind = part.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
      const note = reading.note(kind, id);
      return made({ format: {}, note: { kind, blocks: note ? reading.blocksOf(note) : [] } });
    }
    case 'w:drawing':
    case 'w:pict':
    case 'mc:AlternateContent':
      return made({ shape: { name: '', text: textOf(part) } });
    default:
      if (signs[part.name] !== undefined) return made({ text: signs[part.name]! });
      return through.test(part.name) ? inner(at) : [];
  }
}
