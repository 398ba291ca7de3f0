import { inMarks } from '../react/text.ts';
import type { Piece } from './piece.ts';

/** A page of documentation as plain text: its parts, each with the heading that it stands under. */
export type Page = { title: string; parts: { heading: string; text: string }[] };

/** Longest passage, in characters: some 80 words. */
const longest = 480;

/** Words of passages that say what is done on a screen; others tell of other things. */
const acting =
  /\b(?:click|press|select|choose|pick|type|enter|drag|tick|open|button|menu|tab|box|field|icon|toolbar|sidebar|shortcut|dialog|checkbox|drop-?down)/i;

/** Cuts pages into passages that a model can be shown, and keeps those that speak of acting: whole sentences of one part. */
export const passagesOf = (pages: readonly Page[]): Piece[] =>
  pages.flatMap(({ title, parts }) =>
    parts.flatMap(({ heading, text }) => {
      const about = heading && heading !== title ? `${title}, ${heading}` : title;
      const packed = pack(text.split(/(?<=[.!?:])\s+|\n+/)).filter((passage) => acting.test(passage));
      return packed.map((passage) => ({
        about,
        text: passage,
        shown: `Documentation ${inMarks(about)}: ${inMarks(passage, longest)}`,
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
