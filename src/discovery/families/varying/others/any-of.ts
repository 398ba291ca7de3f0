import type { App } from '../../../../app-pack/app.ts';
import type { Parameter } from '../../../../records/discovery/discovered-family.ts';
import type { Try } from '../../../../records/discovery/try.ts';
import type { Segment, Tree } from '../../../../records/episode/effect.ts';
import { createRng } from '../../../../records/rng.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { isPossible } from '../../interpret/sample.ts';
import type { Runs } from '../../running/runs.ts';
import type { Observed } from '../observed.ts';
import type { Sketch } from '../sketch/sketch.ts';
import { otherValues } from './other-values.ts';

/** What a sketch is varied by. */
export type Varying = {
  app: App<Tree>;
  runs: Runs;
  /** The first screen of a template. */
  lookAt(template: string): Promise<Observation>;
  ignored: Segment[][];
  sketch: Sketch;
  /** What the sketch was made of, and the screens of each of its acts. */
  base: Try;
  screens: Observation[];
  /** What other options did in exploration. */
  observed: Observed;
  seed: number;
};

export type Values = Record<string, string>;

/** How many objects are tried until one can be acted on. */
const mostAttempts = 3;
/** So many sets of values are looked through for such as may work. */
const mostCandidates = 12;

const wordsLast = (parameters: readonly Parameter[]) =>
  parameters.toSorted((a, b) => Number(a.word ?? false) - Number(b.word ?? false));

/** Runs a sketch with these values; whether it did what agrees with the other runs. */
export type Attempt = (template: string, values: Record<string, string>, sketch: Sketch) => Promise<boolean>;

/** Values that are tried in a template until one set of them has the effect; `only`: the others stay as they are. */
export async function anyOf(
  { app, sketch, base, screens, lookAt, seed }: Varying,
  template: string,
  attempt: Attempt,
  only?: string,
): Promise<boolean> {
  const rng = createRng(seed).fork(`vary/${template}`);
  const state = await app.templateState(template);
  const there = template === base.template ? screens : [await lookAt(template)];
  const around = { acts: sketch.acts, state, screens: there, rng };
  const others = new Map(sketch.parameters.map((one) => [one.name, otherValues(one, sketch.values, around)]));
  const isFixed = sketch.parameters.every(({ kind }) => kind === 'choice');
  const most = isFixed ? 1 : template === base.template ? mostAttempts : mostAttempts - 1;
  for (let i = 0, tried = 0; i < mostCandidates && tried < most; i++) {
    const values: Record<string, string | undefined> = {};
    let isNew = i === 0;
    for (const one of wordsLast(sketch.parameters)) {
      const stays = one.kind === 'choice' || (only !== undefined && only !== one.name);
      // Words are of the text of something that may be another by now.
      const own = one.word
        ? otherValues(one, { ...sketch.values, ...values } as Values, around)
        : others.get(one.name)!;
      const found = stays && !one.word ? [sketch.values[one.name]!] : own;
      isNew ||= !stays && found[i] !== undefined;
      // The last attempt is of one word where several may be a list.
      const chosen = one.kind === 'text' && tried === most - 1 ? found[i]?.split(' ')[0] : found[i];
      const known = only === one.name || one.kind === 'object' ? undefined : sketch.values[one.name];
      values[one.name] = chosen ?? found[0] ?? known;
    }
    if (!isNew || Object.values(values).includes(undefined)) return false;
    // Of a thing that lacks the field, say, it cannot be done.
    if (!isPossible({ effect: sketch.effect, ignored: [] }, values as Values, state)) continue;
    tried += 1;
    if (await attempt(template, values as Record<string, string>, sketch)) return true;
  }
  return false;
}
