import type { App } from '../../../app-pack/app.ts';
import { namesAt, ownNames } from '../../../effects/difference/paths.ts';
import type { Noise } from '../../../effects/noise/effect-of.ts';
import type { Parameter } from '../../../records/discovery/discovered-family.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { createRng } from '../../../records/rng.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { filledActs, screensOf } from '../interpret/acts.ts';
import { placesIn } from '../interpret/places/places.ts';
import { isPossible, wordsFor } from '../interpret/sample.ts';
import { cleaned } from '../running/noise.ts';
import type { LiveRun, Runs } from '../running/runs.ts';
import { agreeing } from '../varying/agreeing.ts';
import { firstUse, othersLike } from '../varying/others/other-values.ts';
import type { Varied } from '../varying/vary.ts';
import { type Opener, openerFor } from './opener.ts';

export type Reaching = {
  app: App<Tree>;
  runs: Runs;
  noise: Noise;
  /** The first screen of a template. */
  lookAt(template: string): Promise<Observation>;
  /** A way to any object of a collection, where one was found. */
  openerOf(at: NonNullable<Parameter['at']>): Promise<Opener | null>;
  seed: number;
};

/** A family with what its objects can be; `run` is a run of its acts with these values. */
export type Reached = { varied: Varied; run: LiveRun; values: Record<string, string> };

/** Finds out for each object of a family whether any of its collection can be reached, and if not, which are on the first screens. */
export async function reach(base: Reached, from: string, options: Reaching): Promise<Reached> {
  let now = base;
  for (const parameter of base.varied.parameters) {
    if (parameter.kind !== 'object' || parameter.word) continue;
    now = (await byOpener(now, parameter, from, options)) ?? (await onFirstScreens(now, parameter, options));
  }
  return now;
}

/** So many objects that are not on the first screen are tried, until one shows that the way leads there. */
const mostHidden = 3;

/** The acts with the way to any object in front: kept if it leads to one that is on the first screen as well as to one that is not. */
async function byOpener(now: Reached, parameter: Parameter, from: string, options: Reaching): Promise<Reached | null> {
  const { app, runs, noise, lookAt } = options;
  const { varied } = now;
  const { acts } = varied;
  const { name, at = [] } = parameter;
  const first = firstUse(acts, name);
  const within = acts.findIndex(({ control }) => placesIn(control?.container ?? '').includes(name));
  const opener = within < 0 ? null : await options.openerOf(at);
  if (!opener) return null;
  const opened = [...acts.slice(0, first), ...openerFor(opener, name), ...acts.slice(within)];
  const template = varied.templates[0]!;
  const { controls } = await lookAt(template);
  const isShown = (object: string) => controls.some((one) => one.name === object || one.container === object);
  const rng = createRng(options.seed).fork(`reach/${name}`);
  const all = rng.shuffle(ownNames(namesAt(await app.templateState(template), at)));
  const state = await app.templateState(template);
  const fits = (object: string) => isPossible(varied, { ...now.values, [name]: object }, state);
  const hidden = all.filter((object) => !isShown(object) && fits(object));
  const seen = parameter.seen.filter((object) => all.includes(object) && isShown(object));
  const shown = seen.find((object) => object !== now.values[name]) ?? now.values[name];
  const go = async (known: Varied, object: string): Promise<Reached | null> => {
    const values = withWords({ ...now.values, [name]: object }, varied.parameters, state);
    const spec = { template, acts: filledActs(opened, values), values: [], from, part: 'ways' };
    const run = await runs.live({ ...spec, purpose: 'vary' });
    const effect = cleaned(run.record.effect, noise);
    const agreed: Varied | null = run.record.trouble === undefined ? agreeing(known, { values, effect }) : null;
    if (!agreed) return null;
    const parameters = agreed.parameters.map((one) =>
      one.name === name ? { ...one, reach: 'any' as const, seen: [...new Set([...one.seen, object])] } : one,
    );
    return { varied: { ...agreed, parameters, acts: opened, runs: [...agreed.runs, run.record] }, run, values };
  };
  // One object or another may be odd, such as one that is being worked on.
  for (const object of hidden.slice(0, mostHidden)) {
    const found = await go(varied, object);
    if (found && shown !== undefined) return await go(found.varied, shown);
  }
  return null;
}

/** Words are of the text of the object: of another one's text they are others. */
const withWords = (
  values: Record<string, string>,
  parameters: readonly Parameter[],
  state: Tree,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const parameter = parameters.find((one) => one.name === name && one.word);
      return [name, (parameter && wordsFor(parameter, values, state)[0]) ?? value];
    }),
  );

/** The same acts with those objects that the first screen of each template shows just so, or the screen that the run's acts have led to. */
async function onFirstScreens(now: Reached, parameter: Parameter, options: Reaching): Promise<Reached> {
  const { app, lookAt, seed } = options;
  const { varied, values, run } = now;
  const { acts } = varied;
  const { name } = parameter;
  const first = acts[firstUse(acts, name)];
  const isNamed = first && placesIn(JSON.stringify(first.control ?? '')).includes(name);
  const seen = new Set(parameter.seen);
  const isAtOnce = firstUse(acts, name) === 0;
  for (const template of isNamed ? varied.templates : []) {
    const screens = isAtOnce
      ? [await lookAt(template)]
      : template === run.record.template
        ? screensOf(run.attempt.episode.steps)
        : [];
    const around = { acts, state: await app.templateState(template), screens, rng: createRng(seed) };
    if (screens.length > 0) for (const object of othersLike(parameter, values, around)) seen.add(object);
  }
  const found = { ...parameter, reach: isNamed ? ('seen' as const) : ('any' as const), seen: [...seen] };
  return {
    ...now,
    varied: { ...varied, parameters: varied.parameters.map((one) => (one.name === name ? found : one)) },
  };
}
