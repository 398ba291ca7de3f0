import { knownCommand } from '../../known-commands.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, capital } from '../plain-words.ts';
import { targetOf } from './of-selection.ts';
import { isNegated } from './of-switch.ts';

const confirming = /^(?:confirm|done|save)\b/;

/** What people ask for where a command is one that many applications have, said of what it is done to here. */
export function ofKnownCommand({ commands, gist, noun, selected }: Matter): string[] {
  const isSetting = gist.kind === 'set' && gist.object === undefined && gist.details.some(({ place }) => place);
  // What confirms tells nothing beside a change, nor does the way to a setting beside its field.
  const telling = commands.filter(({ name, place }) =>
    isSetting ? place !== undefined : gist.kind === 'other' || !confirming.test(name),
  );
  const ways =
    telling
      .filter(({ name }) => !isNegated(name))
      .map(({ name }) => knownCommand(name))
      .find((some) => some.length > 0) ?? [];
  if (gist.kind === 'create' && gist.details.length > 0) return [];
  // What is put on a list of the application's own or taken off it is what the command is done to.
  const member = gist.kind === 'lose' || gist.kind === 'gain' ? gist.details[0]?.place : undefined;
  const of = gist.object ?? member;
  const object = of === undefined ? undefined : asPlace(of);
  const inside = object !== undefined && of !== selected?.place ? ` in the ${noun} ${object}` : '';
  const target = (i: number): string | undefined => {
    if (selected) return `${targetOf(selected, i)}${inside}`;
    return object === undefined ? undefined : i % 2 === 0 ? object : `the ${noun} ${object}`;
  };
  return ways.flatMap((way, i) => {
    const done = target(i);
    if (done === undefined && /\bT\b/.test(way)) return [];
    return [capital(way.replace(/\bT\b/g, () => done!))];
  });
}
