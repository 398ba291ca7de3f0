/** A stretch of text with one look. A tab is "\t", a line break within a paragraph "\n". */
export type RichRun = {
  text: string;
  font: string;
  /** Points. */
  size: number;
  /** "#rrggbb", or "auto". */
  color: string;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
};

type ListKind = 'bullet' | 'number' | 'small letter' | 'large letter' | 'small roman' | 'large roman';

/** Lengths are twips, 1440 an inch. */
export type RichParagraph = {
  align: 'left' | 'center' | 'right' | 'justify';
  left: number;
  right: number;
  /** Of the first line, beside `left`. */
  first: number;
  tabs: number[];
  list?: ListKind;
  runs: RichRun[];
};

/** What a rich text file says, without what only a printer needs. */
export type RichDocument = { paragraphs: RichParagraph[] };

/** Neighbouring texts of one look become one run. */
export function joinedRuns(runs: readonly RichRun[]): RichRun[] {
  const joined: RichRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const { text, ...look } = run;
    if (text === '') continue;
    if (last && JSON.stringify({ ...last, text: '' }) === JSON.stringify({ ...run, text: '' })) last.text += text;
    else joined.push({ text, ...look });
  }
  return joined;
}
