import type { Cut, Pattern } from '../cut.ts';

/** What was done with a whole paragraph selected, with a word of it selected instead: many a command does it to a word as well. */
export function selectingWord(cut: Cut): Pattern[] {
  const at = cut.acts.findIndex(
    ({ function: name, args }) => name === 'select_text' && /\p{L}\s+\p{L}/u.test(`${args.text}`),
  );
  const text = String(cut.acts[at]?.args.text ?? '');
  const word = text.match(/\p{L}{4,}/gu)?.find((one) => text.split(one).length === 2);
  if (at < 0 || word === undefined) return [];
  const acts = cut.acts.with(at, { ...cut.acts[at]!, args: { text: word } });
  const done = acts.flatMap(({ control, args }) => control?.name ?? args.keys ?? []);
  return [{ key: `a word selected before ${done.join(', ')}`, from: cut.of.id, cuts: [{ ...cut, acts, target: [] }] }];
}
