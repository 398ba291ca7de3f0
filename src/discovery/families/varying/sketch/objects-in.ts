import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Named } from '../../walks/saved-names.ts';
import type { Found } from './place-names.ts';

/** Most words of a name that is looked for in a longer one. */
const mostWords = 6;

/** Names of the saved state in the names and containers of what was acted on ("colour of fruit"), and texts that were selected. */
export function objectsIn(acts: readonly TriedAct[], names: Map<string, Named[]>): Found[] {
  const told = acts.flatMap(({ control, function: name, args }) => [
    ...(control ? [control.name, control.container ?? ''] : []),
    ...(name === 'select_text' ? [String(args.text)] : []),
    ...(typeof args.toName === 'string' ? [args.toName] : []),
  ]);
  return [...new Set(told.flatMap(stretchesOf))].flatMap((value) => {
    const [best] = (names.get(value) ?? []).toSorted((a, b) => rankOf(a) - rankOf(b));
    return best ? [{ value, kind: 'object' as const, at: best.at }] : [];
  });
}

/** Words that were selected in a text of the saved state. */
export function wordsIn(acts: readonly TriedAct[], names: Map<string, Named[]>): Found[] {
  return acts
    .filter((act) => act.function === 'select_text')
    .flatMap(({ args }) => {
      const value = String(args.text);
      const has = (name: string) => stretchesOf(name).includes(value) || lettersIn(name).includes(value);
      const text = [...names.keys()].find((name) => name !== value && has(name));
      const [place] = names.get(text ?? '') ?? [];
      return place ? [{ value, kind: 'object' as const, word: true, at: place.at, field: 'word' }] : [];
    });
}

/** Names of the saved state that acts speak of although no place stands for them: these have to be there, in all states that it works in. */
export const needsOf = (acts: readonly TriedAct[], states: readonly Map<string, Named[]>[]): string[] => {
  const [first = new Map(), ...others] = states;
  const isOwn = (name: string) =>
    first.get(name)!.some(({ at }: Named) => at.some((segment) => String(segment).includes('*')));
  const told = objectsIn(acts, first).map(({ value }) => value);
  return told.filter((name) => isOwn(name) && others.every((names) => names.has(name)));
};

/** Rows of letters, which are what is selected where no blank parts the words. */
const lettersIn = (text: string): string[] => text.match(/\p{L}+/gu) ?? [];

/** A text, and the runs of words in it without the signs around them. */
function stretchesOf(text: string): string[] {
  const words = text.split(' ');
  const runs = words.flatMap((_, from) =>
    Array.from({ length: Math.min(mostWords, words.length - from) }, (_none, more) =>
      words
        .slice(from, from + more + 1)
        .join(' ')
        .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''),
    ),
  );
  return [text, ...runs.filter((run) => run.length >= 3)];
}

/** A field of many entries tells their names best, then keys of entries; what stands in one place alone is no collection. */
function rankOf({ at }: Named): number {
  const last = String(at.at(-1));
  const stars = at.filter((segment) => String(segment).includes('*')).length;
  if (stars === 0) return 9;
  return ['title', 'name', 'label', 'caption', 'id'].includes(last) ? 0 : last.includes('*') ? 1 : 2;
}
