import type { Matter } from '../matter/matter.ts';
import { asPlace } from '../plain-words.ts';
import { actSayings } from './sayings/act-sayings.ts';

/** One text put in the place of another, by two fields that say so: "find", "replace with"; or a word that was typed over or taken out. */
export function ofReplacing({ commands, replaced }: Matter): string[] {
  if (replaced) {
    const { part, made } = replaced;
    const all = made === '' ? actSayings.takeOut : actSayings.typeOver;
    return all.map((text) => text.replace(/\b[VR]\b/g, (sign) => (sign === 'V' ? asPlace(part) : quoted(made))));
  }
  const field = (name: RegExp) =>
    commands.find((command) => command.place !== undefined && name.test(command.name))?.place;
  const [old, fresh] = [field(/^(?:find|search)\b/), field(/^replace\b/)];
  if (old === undefined || fresh === undefined) return [];
  return actSayings.replace.map((text) => text.replace(/\b[VR]\b/g, (sign) => asPlace(sign === 'V' ? old : fresh)));
}

const quoted = (made: string) => (/^\{\w+\}$/.test(made) ? `"${made}"` : made);
