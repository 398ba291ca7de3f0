import type { App } from '../../../app-pack/app.ts';
import type { Noise } from '../../../effects/noise/effect-of.ts';
import { type NoiseRun, noiseOf } from '../../../effects/noise/noise-of.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { Effect, Segment } from '../../../records/episode/effect.ts';
import type { Store } from '../../../store/store.ts';
import { keepNoise, noiseIn } from '../../noise-note.ts';
import type { Cut } from '../walks/cut.ts';
import type { Runs } from './runs.ts';

/** Walks that are run twice, to see what two equal runs do not share. */
const repeated = 6;

/** What differs by itself, as exploring found it, else by doing nothing twice and some cuts twice; kept in the store. */
export async function noiseFor(
  app: Pick<App, 'name' | 'templates'>,
  cuts: readonly Cut[],
  store: Store,
  runs: Runs,
): Promise<Noise> {
  const known = await noiseIn(store, app.name);
  if (known) return known;
  const found: NoiseRun[] = [];
  const again = async (did: string, spec: Parameters<Runs['live']>[0]) => {
    for (const turn of [0, 1]) {
      const { record, attempt } = await runs.live({ ...spec, turn });
      if (record.trouble !== undefined || attempt.after === null) return;
      const typed = spec.values.map(({ value }) => value);
      found.push({ did, before: attempt.before, after: attempt.after, typed });
    }
  };
  await again('', { template: app.templates[0]!.name, acts: [], values: [], purpose: 'idle' });
  for (const { of, acts, values } of cuts.slice(0, repeated))
    await again(of.id, { template: of.template, acts, values, purpose: 'repeat', from: of.id });
  return keepNoise(store, app.name, noiseOf(found));
}

/** An effect that was read before the noise was known, without it. */
export function cleaned(effect: Effect, { places, side, idle }: Noise): Effect {
  const calm = effect.filter(({ path }) => !isWithin(path, places) && !idle.some((other) => isSame(path, other.path)));
  const main = calm.filter(({ path }) => !isWithin(path, side));
  return main.length > 0 ? main : calm;
}

const isSame = (a: readonly Segment[], b: readonly Segment[]) => JSON.stringify(a) === JSON.stringify(b);

/** Places that no verifier looks at, for a family with this effect: bookkeeping counts where it is all that is changed, and there alone. */
export function ignoredFor(effect: Effect, { places, side, idle }: Noise): Segment[][] {
  const isSide = effect.every(({ path }) => isWithin(path, side));
  const isMeant = (place: Segment[]) => isSide && effect.some(({ path }) => isWithin(path, [place]));
  const all = [...places, ...[...side, ...idle.map(({ path }) => path)].filter((place) => !isMeant(place))];
  return [...new Map(all.map((path) => [JSON.stringify(path), path])).values()];
}
