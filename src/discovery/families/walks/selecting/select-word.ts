import { singleWords } from '../../../explore/choosing/in-text/single-words.ts';
import type { Cut } from '../cut.ts';
import { type Pattern, patternOf } from '../pattern.ts';

const isOfWords = (text: string) => /\p{L}\s+\p{L}/u.test(text);
const isSelecting = ({ function: name }: Cut['acts'][0]) => name === 'select_text';

/**
 * What was done with a whole paragraph selected, with a word of it selected instead, unless it was a word of a longer one when it was `given`: many a command
 * does it to a word as well. `seen`: other paragraphs that it was done to; one of a single word does not tell.
 */
export function selectingWord(given: Cut, cut: Cut, seen: readonly string[] = []): Pattern[] {
  const at = cut.acts.findIndex(isSelecting);
  const [was, is] = [given, cut].map(({ acts }) => String(acts.find(isSelecting)?.args.text ?? ''));
  if (at < 0 || (was !== is && !isOfWords(was!))) return [];
  const words = [is!, ...seen].filter(isOfWords).flatMap((text) => singleWords(text).slice(0, 1));
  const done = cut.acts.flatMap(({ control, args }) => control?.name ?? args.keys ?? []);
  const cuts = words.map((word) => {
    const acts = cut.acts.with(at, { ...cut.acts[at]!, args: { text: word } });
    return { ...cut, acts, target: [] };
  });
  return cuts.length > 0 ? [patternOf(`a word selected before ${done.join(', ')}`, cuts)] : [];
}
