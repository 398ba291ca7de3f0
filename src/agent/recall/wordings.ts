import { wordsOf } from '../prompt/words.ts';
import { type Cues, stems } from './cues.ts';
import { valuesIn, withoutPlaces } from './values/fill-places.ts';

/** A wording of so many words and signs is no chance hit where the request has all of them. */
const enough = 3;

/** A wording with what is looked at: its words, how many they and its signs are, and what tells its kind. */
export type Wording = { request: string; length: number; words: ReadonlySet<string>; cues: ReadonlySet<string> };

/** The wordings with known values in their places, each with others. */
export function wordingsOf(
  requests: readonly string[],
  values: Readonly<Record<string, readonly string[]>>,
  cues: Cues,
): Wording[] {
  return requests.map((request, i) => {
    const plain = withoutPlaces(request);
    return {
      request,
      length: wordsOf(plain.replace(/["“”]/g, ' ')).length,
      words: new Set(stems(plain)),
      cues: new Set(cues(withoutPlaces(withValues(request, values, i)))),
    };
  });
}

/** The wording that shares most with the request; the number is how many words it has where all of them stand there, else 0. */
export function mostLike(
  wordings: readonly Wording[],
  request: string,
  words: ReadonlySet<string>,
): [wording: Wording, said: number] {
  let best = wordings[0]!;
  let bestShare = -1;
  let said = 0;
  for (const wording of wordings) {
    const shared = [...wording.words].filter((word) => words.has(word)).length;
    const whole =
      shared === wording.words.size && wording.length >= enough && valuesIn(wording.request, request) !== null;
    const share = shared / (wording.words.size + words.size - shared);
    if (whole ? shared > said : said === 0 && share > bestShare) [best, bestShare] = [wording, share];
    if (whole && shared > said) said = shared;
  }
  return [best, said];
}

const withValues = (wording: string, values: Readonly<Record<string, readonly string[]>>, turn: number) =>
  wording.replace(/\{(\w+)\}/g, (place, name: string) => {
    const some = values[name] ?? [];
    return some[turn % some.length] ?? place;
  });
