import type { Try } from '../../../records/discovery/try.ts';

type Goal = NonNullable<Try['goals']>[number];

/** What comes with whatever is saved says nothing about what was done. */
export type Usual = {
  /** Takes in the goals of a walk; those of them in which something else was changed as well. */
  without(goals: readonly Goal[]): Goal[];
};

/** From this share of all on, or of what is saved first in a walk, a change is usual; fewer goals say nothing. */
const usualShare = 0.5;
const fewest = 4;

export function createUsual(): Usual {
  const kinds = { first: counted(), later: counted() };
  return {
    without: (goals) =>
      goals.filter(({ effect }, i) => {
        const kind = kinds[i === 0 ? 'first' : 'later'];
        const places = new Set(effect.map(({ path }) => JSON.stringify(path)));
        kind.goals++;
        for (const place of places) kind.places.set(place, (kind.places.get(place) ?? 0) + 1);
        const isUsual = (place: string) => kind.goals >= fewest && kind.places.get(place)! >= usualShare * kind.goals;
        return [...places].some((place) => !isUsual(place));
      }),
  };
}

const counted = () => ({ goals: 0, places: new Map<string, number>() });
