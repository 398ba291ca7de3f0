import { isNounLike, isVerb } from '../../../plans/words/verbs.ts';
import type { Command } from '../matter/commands.ts';
import type { Matter } from '../matter/matter.ts';
import { asPlace, capital } from '../plain-words.ts';
import { actSayings } from './sayings/act-sayings.ts';

/** What is saved where something is on, and where it is off. */
const on = /^(?:yes|true|on|1|show|shown|enabled?|visible|open)$/;
const off = /^(?:no|false|off|0|hide|hidden|disabled?|invisible|closed?)$/;

/** What says that something is not to be done: "do not save changes". */
const negation = /^(?:do not|don t|don't|don’t|never) /;
export const isNegated = (name: string): boolean => negation.test(name);

const without = (name: string): string[] => actSayings.without.map((text) => text.replace(/\bC\b/, name));

/**
 * A switch's own name as a request: what is turned on or off, or what is not to be done; none for what only leads to a switch. Null where nothing is
 * switched.
 */
export function ofSwitch({ name, place, value, box, last }: Command, { gist, commands }: Matter): string[] | null {
  if (isNegated(name)) return without(name.replace(negation, ''));
  const saved = gist.details.find((detail) => detail.value !== undefined)?.value ?? '';
  const turned = off.test(saved) ? 'off' : on.test(saved) ? 'on' : undefined;
  const [verb = '', ...rest] = name.split(' ');
  const acts = rest.length > 0 && (/^(?:show|hide)$/.test(verb) || (isVerb(verb) && !isNounLike(verb)));
  const isSwitch = box || (turned !== undefined && last && place === undefined && !acts && name !== '');
  if (!isSwitch) return turned && !last ? [] : null;
  const where = commands.find(
    (other) => other.name !== '' && other.name !== name && !other.box && other.telling > 0.3,
  )?.name;
  const what = name === '' ? (place === undefined ? (value ?? '') : asPlace(place)) : name;
  const all = turned ? actSayings[turned] : [...actSayings.on.slice(0, 4), ...actSayings.off.slice(0, 4)];
  const placed = ['', ` in the ${where}`, '', ` on the ${where}`, ` among the ${where}`];
  const done = turned === 'off' ? without(name) : [capital(name), `Please ${name}`];
  return [
    ...(acts ? done : []),
    ...all.map((text, i) => text.replace(/\bC\b/, `${what}${where ? placed[i % placed.length] : ''}`)),
  ];
}
