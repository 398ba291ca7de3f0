import type { Noise } from '../../../effects/noise/effect-of.ts';
import { inAnyFile, oftenIn } from '../../../effects/noise/often.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { Try } from '../../../records/discovery/try.ts';
import type { Change, Tree } from '../../../records/episode/effect.ts';
import { constantsIn, countersIn, firstsIn } from './by-itself.ts';

/** What is so often all that was changed is what was asked for, in whatever it comes besides. */
const mostAlone = 0.5;

/**
 * The noise with what comes with most of all that exploration has done. The few walks that it was found by first may have said too little: with many, what a
 * program writes with each save, or with the first, is plain. `states`: what stands in each template.
 */
export function withBookkeeping(noise: Noise, walks: readonly Try[], states: ReadonlyMap<string, Tree>): Noise {
  const kinds = walks.flatMap(({ effect, goals, template }) => {
    const general = (change: Change) => ({ ...change, path: inAnyFile(change.path, states.get(template) ?? null) });
    const done = goals && goals.length > 0 ? goals.map((goal) => goal.effect) : [effect];
    return done.filter(({ length }) => length > 0).map((changes) => [{ changes: changes.map(general) }]);
  });
  const { side, view } = oftenIn(kinds);
  const all = kinds.flat().flatMap(({ changes }) => changes);
  const own = [...countersIn(all), ...constantsIn(all, [...side, ...noise.side]), ...firstsIn(walks, states)];
  const isAside = ({ path }: Change) => isWithin(path, [...side, ...view, ...own, ...noise.side, ...noise.places]);
  const known = side.filter((place) => {
    const moved = kinds.flat().filter(({ changes }) => changes.some(({ path }) => isWithin(path, [place])));
    return moved.filter(({ changes }) => changes.every(isAside)).length <= mostAlone * moved.length;
  });
  return { ...noise, places: [...noise.places, ...view, ...own], side: [...noise.side, ...known] };
}
