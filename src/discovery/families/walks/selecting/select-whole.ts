import type { Cut } from '../cut.ts';

/** A longer text nobody says to tell which one is meant, in characters. */
const longestSaid = 150;

/**
 * Where a paragraph as a whole was changed in which a word was selected, as by aligning it, the paragraph is selected instead: who asks for it says which
 * one, and not a word of it.
 */
export function selectingWhole(cut: Cut): Cut {
  const { target } = cut;
  const said = target.flatMap(({ path }) =>
    path.flatMap((segment) => (typeof segment === 'object' ? [String(segment.is)] : [])),
  );
  const isWorkedOn = (word: string) =>
    said.includes(word) || target.some(({ before }) => typeof before === 'string' && before.includes(word));
  const acts = cut.acts.map((act) => {
    const word = String(act.args.text ?? '');
    if (act.function !== 'select_text' || isWorkedOn(word)) return act;
    const text = said.find((one) => one.includes(word) && one.length <= longestSaid);
    return text === undefined ? act : { ...act, args: { ...act.args, text } };
  });
  return { ...cut, acts };
}
