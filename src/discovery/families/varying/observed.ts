import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import type { Cut } from '../walks/cut.ts';

/** What choosing did in exploration: for an act that chooses, the effect of each other option that was tried. */
export type Observed = (act: TriedAct) => ReadonlyMap<string, Effect>;

/** The option that an act takes, be it of a list or among others that can be clicked. */
const optionOf = ({ control, function: name, args }: TriedAct): string =>
  name === 'set_edit_text' ? String(args.text) : (control?.name ?? '');

/** `cuts` without noise; of several that took the same option the shortest tells. */
export function observedIn(cuts: readonly Cut[]): Observed {
  const found = new Map<string, Map<string, Effect>>();
  for (const { acts, target } of cuts.toSorted((a, b) => a.acts.length - b.acts.length)) {
    const last = acts.at(-1);
    if (!last?.control || target.length === 0) continue;
    const options = found.get(choiceOf(last)) ?? new Map<string, Effect>();
    found.set(choiceOf(last), options);
    if (!options.has(optionOf(last))) options.set(optionOf(last), target);
  }
  return (act) => found.get(choiceOf(act)) ?? new Map();
}

/** What stays the same whichever option is taken. */
const choiceOf = ({ control, function: name }: TriedAct): string =>
  JSON.stringify([name, control?.type, control?.container ?? '', name === 'set_edit_text' ? control?.name : '']);

/** What an option did in exploration, where taking it is the last act. */
export const observedEffect = (acts: readonly TriedAct[], option: string, observed: Observed): Effect | undefined => {
  const last = acts.at(-1);
  return last && optionOf(last) === option ? observed(last).get(option) : undefined;
};
