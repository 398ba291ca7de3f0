import { isDeepStrictEqual } from 'node:util';

/**
 * Formatting by the names that OpenDocument gives it, without prefixes: font-weight, font-style, text-underline-style,
 * background-color, color, font-name, font-size, text-align, margin-left, line-height, break-before …
 */
export type Format = Record<string, string>;

/** A stretch of text with one formatting, or one thing that stands in the text like a character. */
export type Run = {
  text: string;
  /** Direct formatting: what was set here, not what the styles say. */
  format: Format;
  /** Character style. */
  style?: string;
  /** Address of a link. */
  link?: string;
  /** Kind of a field: page-number, date, author-name … */
  field?: string;
  note?: { kind: 'footnote' | 'endnote'; blocks: Block[] };
  comment?: string;
  bookmark?: string;
  /** Where the text that a comment or a bookmark is about ends. */
  end?: 'comment' | 'bookmark';
  /** A picture; `bytes` is the size of its file. */
  image?: { name: string; width: string; height: string; description: string; anchor: string; bytes: number };
  /** A drawing or a text frame. */
  shape?: { name: string; text: string };
  /** Part of a tracked change. */
  change?: 'insertion' | 'deletion' | 'format-change';
};

export type ListPlace = { kind: 'bullet' | 'number'; level: number };

export type Paragraph = {
  kind: 'paragraph';
  /** Name of the paragraph style as Writer shows it. */
  style: string;
  /** Direct formatting of the paragraph. */
  format: Format;
  /** Outline level of a heading. */
  heading?: number;
  list?: ListPlace;
  runs: Run[];
};

export type Cell = { blocks: Block[]; columns: number; rows: number; format: Format };
export type Table = { kind: 'table'; name: string; format: Format; headerRows: number; rows: Cell[][] };
/** A section, or an index such as a table of contents. */
export type Section = { kind: 'section' | 'index'; name: string; of?: string; format: Format; blocks: Block[] };
export type Block = Paragraph | Table | Section;

export type PageStyle = {
  /** page-width, page-height, print-orientation, margin-*, border-*, background-color … */
  format: Format;
  columns: number;
  header: Block[] | null;
  footer: Block[] | null;
};

export type Style = { parent: string; format: Format };

/** What a document file says. */
export type WriterDocument = {
  body: Block[];
  /** Named styles by family and name as Writer shows it, e.g. "paragraph Heading 1". */
  styles: Record<string, Style>;
  pages: Record<string, PageStyle>;
  /** title, subject, keywords, comments and what the user defined. */
  properties: Record<string, string>;
  /** Kinds of the tracked changes that wait for a decision. */
  changes: { kind: string; text: string }[];
  /** Whether changes are being recorded. */
  recording: boolean;
};

export type WriterState = {
  document: WriterDocument;
  /** What else lies in the folder of the task: documents saved under another name, and exports, by file name. */
  others: Record<string, SavedFile>;
};

export type SavedFile =
  | { kind: 'document'; document: WriterDocument }
  | { kind: 'docx'; paragraphs: DocxParagraph[] }
  | { kind: 'pdf'; pages: number; text: string }
  | { kind: 'text'; text: string }
  /** What a folder holds is not looked at: it has no bytes, and so has a file that cannot be read. */
  | { kind: 'other'; bytes: number };

export type DocxMark = 'bold' | 'italic' | 'underline' | 'strike' | 'highlight';
export type DocxParagraph = { style: string; runs: { text: string; marks: DocxMark[] }[] };

/** Text of a paragraph without what stands in it like a character. */
export const paragraphText = ({ runs }: Paragraph): string => runs.map(({ text }) => text).join('');

/** Neighbouring texts with the same formatting become one run, as a reader sees them. */
export function joinedRuns(runs: readonly Run[]): Run[] {
  const isText = (run: Run) => run.text !== '' && !run.field;
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const joins = last && isText(last) && isText(run) && isDeepStrictEqual({ ...last, text: '' }, { ...run, text: '' });
    if (joins) result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}

/** The paragraphs directly in the text, not those in tables and sections. */
export const paragraphs = ({ body }: WriterDocument): Paragraph[] =>
  body.filter((block): block is Paragraph => block.kind === 'paragraph');

export const tables = ({ body }: WriterDocument): Table[] =>
  body.filter((block): block is Table => block.kind === 'table');
