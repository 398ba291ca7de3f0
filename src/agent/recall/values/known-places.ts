import type { ValuePlace } from '../pattern.ts';
import { type Beside, besideOf } from './beside.ts';
import { type Choice, choiceMeant, choicesOf } from './choices.ts';
import { placesIn, type Values } from './fill-places.ts';

/** A place of a kind with what is known of its values. */
export type KnownPlace = Omit<ValuePlace, 'choices'> & { name: string; beside: Beside; choices?: readonly Choice[] };

/** The places of a kind, by its wordings; `places` is what is known of them, else any text may stand there. */
export const knownPlaces = (
  wordings: readonly string[],
  places: Readonly<Record<string, ValuePlace>> = {},
): KnownPlace[] =>
  placesIn(wordings.join('\n')).map((name) => {
    const place = places[name] ?? { kind: 'text' as const };
    const choices = place.choices && choicesOf(place.choices);
    return { ...place, name, beside: besideOf(name, wordings), choices };
  });

/** Values with choices as the application calls them. */
export const asCalled = (values: Values, places: readonly KnownPlace[]): Values =>
  new Map(
    [...values].map(([name, text]) => {
      const choices = places.find((place) => place.name === name)?.choices ?? [];
      return [name, choiceMeant(choices, text)?.choice ?? text];
    }),
  );
