import { quotesIn } from '../cues.ts';
import { masked } from '../fitting/meaning.ts';
import { placesIn } from './fill-places.ts';

/** How many values a request tells: at least those in quotation marks, at most also those that look like names. */
export type Said = { least: number; most: number };

export function valuesSaid(request: string): Said {
  const least = quotesIn(request).length;
  return { least, most: Math.max(least, masked(request).match(/\bsomething\b/g)?.length ?? 0) };
}

/** How many places the wordings of a kind have; of a kind with a list any number. */
export type Places = { fewest: number; most: number };

export function placesOfKind(wordings: readonly string[], plan: readonly string[]): Places {
  const counts = wordings.map((wording) => placesIn(wording).length);
  const hasList = placesIn(plan.join('\n')).some((place) => place.includes(' '));
  return { fewest: Math.min(...counts), most: hasList ? Number.POSITIVE_INFINITY : Math.max(...counts) };
}

/** What a value too many and one too few count, as logarithms; found with train wordings (bench/understanding.ts). */
const counts = { tooMany: 4.2, tooFew: 1.5 };

/** How ill the values of a request fit the places of a kind: 0 where they do. */
export const misfit = (said: Said, places: Places): number =>
  counts.tooMany * Math.max(0, said.least - places.most) + counts.tooFew * Math.max(0, places.fewest - said.most);
