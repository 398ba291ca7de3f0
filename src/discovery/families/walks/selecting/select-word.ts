import { singleWords } from '../../../explore/choosing/in-text/single-words.ts';
import type { Cut, Pattern } from '../cut.ts';

/** What was done with a whole paragraph selected, with a word of it selected instead, unless it was a word when it was `given`: many a command does it to a word as well. */
export function selectingWord(given: Cut, cut: Cut): Pattern[] {
  const isOfWords = ({ function: name, args }: Cut['acts'][0]) =>
    name === 'select_text' && /\p{L}\s+\p{L}/u.test(`${args.text}`);
  if (!given.acts.some(isOfWords)) return [];
  const at = cut.acts.findIndex(isOfWords);
  const text = String(cut.acts[at]?.args.text ?? '');
  const [word] = singleWords(text);
  if (at < 0 || word === undefined) return [];
  const acts = cut.acts.with(at, { ...cut.acts[at]!, args: { text: word } });
  const done = acts.flatMap(({ control, args }) => control?.name ?? args.keys ?? []);
  return [{ key: `a word selected before ${done.join(', ')}`, from: cut.of.id, cuts: [{ ...cut, acts, target: [] }] }];
}
