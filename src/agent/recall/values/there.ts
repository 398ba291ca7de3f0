import { namesAt } from '../../../effects/difference/paths.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { bareWords } from '../../prompt/words.ts';
import type { ValuePlace } from '../pattern.ts';

/** What can be told of a text that may be the value of a place that means something there. */
export type There = {
  /** Whether what the place means is called so, or has these words, at its beginning or elsewhere; null where it is not known what is there. */
  tells(place: Omit<ValuePlace, 'choices'>, text: string): 'named' | 'begins' | 'within' | 'none' | null;
  /** Whether anything that can be asked for by name is called so. */
  isName(text: string): boolean;
};

const same = (text: string) => ` ${bareWords(text).join(' ')} `;

/** By what is saved, where that can be read, else by what the screen shows; `places` are all that mean objects. */
export function whatIsThere(
  { saved, screen }: { saved?: Tree | undefined; screen?: Observation | undefined },
  places: readonly ValuePlace[],
): There {
  const shown = screen?.controls.flatMap(({ name, container = '', value = '' }) => [name, container, value]) ?? [];
  const known = new Map<string, string[]>();
  /** The texts at a place, without signs; what is called by another value stands for any such. */
  const textsAt = (at: NonNullable<ValuePlace['at']>): string[] => {
    const key = JSON.stringify(at);
    const pattern = at.map((segment) => (typeof segment === 'string' ? segment.replace(/\{\w+\}/g, '*') : segment));
    const texts = known.get(key) ?? namesAt(saved!, pattern).map(same);
    known.set(key, texts);
    return texts;
  };
  const onScreen = shown.map(same);
  const names = new Set(saved === undefined ? [] : places.flatMap(({ at, word }) => (at && !word ? textsAt(at) : [])));
  return {
    tells(place, text) {
      if (place.kind !== 'object') return null;
      const words = same(text);
      if (words.trim() === '') return 'none';
      const isRead = saved !== undefined && place.at !== undefined;
      if (!isRead && shown.length === 0) return null;
      const texts = isRead ? textsAt(place.at!) : onScreen;
      if (!place.word) return texts.includes(words) ? 'named' : isRead ? 'none' : null;
      if (texts.some((one) => one.startsWith(words))) return 'begins';
      return texts.some((one) => one.includes(words)) ? 'within' : 'none';
    },
    isName: (text) => names.has(same(text)),
  };
}
