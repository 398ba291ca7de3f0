import type { App } from '../app-pack/app.ts';
import type { Family } from '../app-pack/family.ts';
import type { SavedState } from '../app-pack/saved-state.ts';
import { createVocabulary } from '../app-pack/vocabulary.ts';
import { createRng } from '../records/rng.ts';
import type { Params } from '../records/tasks/task.ts';

/** How often parameters are drawn before the sampler is taken to know no others. */
export const draws = 40;

// biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
type AnyFamily = Family<SavedState, any>;
/** A task for the gate: parameters in a template, and others that have another solution. */
export type Drawn = { template: string; params: Params; other: Params | null };

/** Parameters for a family in the first template (in seeded order) that has what it needs, and others with another solution. */
export async function drawParams<S>(
  app: Pick<App<S>, 'templates' | 'templateState'>,
  // biome-ignore lint/suspicious/noExplicitAny: families of one pack have different parameter types
  family: Family<S, any>,
  seed: number,
): Promise<Drawn | null> {
  const rng = createRng(seed).fork(`gate/${family.name}`);
  for (const { name: template } of rng.shuffle(app.templates)) {
    const state = await app.templateState(template);
    const words = createVocabulary(rng, seed % 2 === 1 ? 'test' : 'train');
    const sample = (): Params | null => family.sample({ rng, state, words });
    const params = firstOf(sample, () => true);
    if (!params) continue;
    const solution = solutionKey(family, params);
    return { template, params, other: firstOf(sample, (candidate) => solutionKey(family, candidate) !== solution) };
  }
  return null;
}

function firstOf(sample: () => Params | null, fits: (params: Params) => boolean): Params | null {
  for (let i = 0; i < draws; i++) {
    const params = sample();
    if (params && fits(params)) return params;
  }
  return null;
}

function solutionKey(family: Pick<AnyFamily, 'solve'>, params: Params): string {
  return JSON.stringify(family.solve(params), (_key, value: unknown) =>
    value instanceof RegExp ? String(value) : value,
  );
}
