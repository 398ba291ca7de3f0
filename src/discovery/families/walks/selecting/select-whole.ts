import type { Change } from '../../../../records/episode/effect.ts';
import type { Cut } from '../cut.ts';

/** A longer text nobody says to tell which one is meant, in characters. */
const longestSaid = 150;

/**
 * Where a paragraph or a line as a whole was changed in which a word was selected, as by aligning it, it is selected instead: who asks for it says which
 * one, and not a word of it.
 */
export function selectingWhole(cut: Cut): Cut {
  const { target } = cut;
  const said = target.flatMap(({ path }) =>
    path.flatMap((segment) => (typeof segment === 'object' ? [String(segment.is)] : [])),
  );
  const isWorkedOn = (word: string) =>
    said.includes(word) || target.some((change) => isIn(change, word) && !isLineOf(change, word));
  const acts = cut.acts.map((act) => {
    const word = String(act.args.text ?? '');
    if (act.function !== 'select_text' || isWorkedOn(word)) return act;
    const lines = target.flatMap((change) => (isLineOf(change, word) ? String(change.before) : []));
    const text = [...said, ...lines].find((one) => one.includes(word) && one.length <= longestSaid);
    return text === undefined ? act : { ...act, args: { ...act.args, text } };
  });
  return { ...cut, acts };
}

const isIn = ({ before }: Change, word: string) => typeof before === 'string' && before.includes(word);

/** Whether it is a line of a text in which the word stands, and that went as a whole or has the word and all around it as before. */
function isLineOf(change: Change, word: string): boolean {
  const { path, kind, before, after } = change;
  if (typeof path.at(-1) !== 'number' || typeof before !== 'string' || !isIn(change, word) || before === word)
    return false;
  if (kind === 'removed') return true;
  return typeof after === 'string' && (after.startsWith(before) || after.endsWith(before));
}
