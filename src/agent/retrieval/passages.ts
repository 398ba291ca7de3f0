import { inMarks } from '../react/text.ts';
import type { Piece } from './retrieval.ts';

/** A page of documentation as plain text: its parts, each with the heading that it stands under. */
export type Page = { title: string; parts: { heading: string; text: string }[] };

/** Longest passage, in characters: some 80 words. */
const longest = 480;

/** Cuts pages into passages that a model can be shown: whole sentences of one part. */
export const passagesOf = (pages: readonly Page[]): Piece[] =>
  pages.flatMap(({ title, parts }) =>
    parts.flatMap(({ heading, text }) => {
      const about = heading && heading !== title ? `${title}, ${heading}` : title;
      return pack(text.split(/(?<=[.!?:])\s+|\n+/)).map((passage) => ({
        about,
        text: `Documentation ${inMarks(about)}: ${inMarks(passage, longest)}`,
      }));
    }),
  );

/** Sentences put together up to the longest passage. */
function pack(sentences: readonly string[]): string[] {
  const packed: string[] = [];
  for (const sentence of sentences.map((one) => one.trim()).filter(Boolean)) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + sentence.length < longest)
      packed[packed.length - 1] = `${last} ${sentence}`;
    else packed.push(sentence);
  }
  return packed;
}
