import type { Noise } from '../../../effects/noise/effect-of.ts';
import { distinct, inAnyFile, oftenIn } from '../../../effects/noise/often.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { Change, Effect, Tree } from '../../../records/effect.ts';
import type { Try } from '../../../records/try.ts';

/** What is so often all that was changed is what was asked for, in whatever it comes besides. */
const mostAlone = 0.5;

/**
 * The noise with what comes with most of all that exploration has done. The few walks that it was found by first may have said too little: with many, what a
 * program writes with each save, or with the first one, is plain. `states`: what stands in each template.
 */
export function withBookkeeping(noise: Noise, walks: readonly Try[], states: ReadonlyMap<string, Tree>): Noise {
  const general = ({ template }: Try, effect: Effect) => {
    const changes = effect.map((change) => ({
      ...change,
      path: inAnyFile(change.path, states.get(template) ?? null),
    }));
    return [{ changes }];
  };
  const goalsOf = (walk: Try) => {
    const { goals, effect } = walk;
    const done = goals && goals.length > 0 ? goals.map((goal) => goal.effect) : [effect];
    return done.filter(({ length }) => length > 0).map((changes) => general(walk, changes));
  };
  const kinds = walks.flatMap(goalsOf);
  const often = oftenIn(kinds);
  // What a program makes of data that it did not write itself comes with what is saved first.
  const first = oftenIn(walks.flatMap((walk) => goalsOf(walk).slice(0, 1)));
  const side = distinct([...often.side, ...first.side]);
  const { view } = often;
  const isAside = ({ path }: Change) => isWithin(path, [...side, ...view, ...noise.side, ...noise.places]);
  const known = side.filter((place) => {
    const moved = kinds.flat().filter(({ changes }) => changes.some(({ path }) => isWithin(path, [place])));
    return moved.filter(({ changes }) => changes.every(isAside)).length <= mostAlone * moved.length;
  });
  return { ...noise, places: [...noise.places, ...view], side: [...noise.side, ...known] };
}
