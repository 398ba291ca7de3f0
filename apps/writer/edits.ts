import { anything } from './expect-change.ts';
import {
  type Block,
  joinedRuns,
  type PageStyle,
  type Paragraph,
  paragraphText,
  type Run,
  type Table,
  type WriterDocument,
} from './state.ts';

/*
 * What a task does to a document, done to a copy of its state: a verifier compares the result with what was saved.
 */

/** The paragraph that reads so. Throws where none does: a verifier asks only for what the sampler found. */
export function paragraphOf(document: WriterDocument, text: string): Paragraph {
  const found = document.body.find((block) => block.kind === 'paragraph' && paragraphText(block) === text);
  if (found?.kind !== 'paragraph') throw new Error(`no paragraph reads "${text}"`);
  return found;
}

/** Where the paragraph that reads so stands among the blocks of the text. */
export const indexOf = (document: WriterDocument, text: string): number =>
  document.body.indexOf(paragraphOf(document, text));

export function tableOf(document: WriterDocument, name: string): Table {
  const found = document.body.find((block) => block.kind === 'table' && block.name === name);
  if (found?.kind !== 'table') throw new Error(`there is no table "${name}"`);
  return found;
}

/** What becomes of a stretch of words: another run, several, or none. */
export type RunEdit = (run: Run) => Run | Run[] | null;

/** Changes the runs that hold the first place where these words stand; runs are cut at its ends and joined again. */
export function editWords(paragraph: Paragraph, words: string, edit: RunEdit): void {
  const from = paragraphText(paragraph).indexOf(words);
  const to = from + words.length;
  let at = 0;
  const pieces = paragraph.runs.flatMap((run): Run[] => {
    const [start, end] = [at, at + run.text.length];
    at = end;
    if (run.text === '' || end <= from || start >= to) return [run];
    const cut = (a: number, b: number): Run => ({
      ...run,
      text: run.text.slice(Math.max(0, a - start), Math.max(0, b - start)),
    });
    const inside = edit(cut(Math.max(from, start), Math.min(to, end)));
    const outside = [cut(start, Math.max(from, start)), cut(Math.min(to, end), end)];
    const [lead, rest] = outside.map((piece) => (piece.text === '' ? [] : [piece]));
    return [...lead!, ...[inside ?? []].flat(), ...rest!];
  });
  paragraph.runs = joinedRuns(pieces);
}

/** The pages that every template has. */
export const pageOf = (document: WriterDocument): PageStyle => document.pages.Standard!;

/** A table is as wide as the page or column that it stands in: where that changes, so do the tables. */
export function letTablesFit(document: WriterDocument): void {
  for (const block of document.body) if (block.kind === 'table') block.format = anything;
}

export const plainRun = (text: string): Run => ({ text, format: {} });

/** Every paragraph of these blocks, those in tables and sections included. */
export function allParagraphs(blocks: readonly Block[]): Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block];
    if (block.kind === 'table') return block.rows.flat().flatMap((cell) => allParagraphs(cell.blocks));
    return allParagraphs(block.blocks);
  });
}
