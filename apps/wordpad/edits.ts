import { joinedRuns, type RichDocument, type RichParagraph, type RichRun } from '#lamwright';
import { paragraphText } from './state.ts';

/*
 * What a task does to a document, done to a copy of its state: a verifier compares the result with what was saved.
 */

/** The paragraph that begins so. Throws where none does: a verifier asks only for what the sampler found. */
export function paragraphOf({ paragraphs }: RichDocument, start: string): RichParagraph {
  const found = paragraphs.find((paragraph) => paragraphText(paragraph).startsWith(start));
  if (!found) throw new Error(`no paragraph begins with "${start}"`);
  return found;
}

/** Changes what these words look like, where they first stand in the document; null takes them out. */
export function editWords({ paragraphs }: RichDocument, words: string, edit: (run: RichRun) => RichRun | null): void {
  const paragraph = paragraphs.find((one) => paragraphText(one).includes(words))!;
  const from = paragraphText(paragraph).indexOf(words);
  const to = from + words.length;
  let at = 0;
  const pieces = paragraph.runs.flatMap((run): RichRun[] => {
    const start = at;
    at += run.text.length;
    const cut = (a: number, b: number): RichRun => ({
      ...run,
      text: run.text.slice(Math.max(0, a - start), Math.max(0, b - start)),
    });
    if (at <= from || start >= to) return [run];
    const inside = edit(cut(Math.max(from, start), Math.min(to, at)));
    return [cut(start, Math.max(from, start)), ...(inside ? [inside] : []), cut(Math.min(to, at), at)];
  });
  paragraph.runs = joinedRuns(pieces);
}
