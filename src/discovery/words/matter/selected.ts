import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import { placesOf } from '../plain-words.ts';

/** What a command works on: the text at a place, or the paragraph or line that it stands in. */
export type Selected = { place: string; is: 'word' | 'paragraph' };

/** What was selected, or where the cursor was put, before a family's commands. A text is changed where it stands itself in what changes; else what it stands in. */
export function selectedOf({
  acts,
  effect,
  parameters,
}: Pick<DiscoveredFamily, 'acts' | 'effect' | 'parameters'>): Selected | undefined {
  const within = new Set(parameters.flatMap(({ name, word }) => (word ? [name] : [])));
  const place = acts
    .flatMap(({ function: act, args, control }) => [
      ...(act === 'select_text' ? placesOf(String(args.text ?? '')) : []),
      ...placesOf(control?.name ?? '').filter((name) => within.has(name)),
    ])
    .at(0);
  if (place === undefined) return undefined;
  const sign = `{${place}}`;
  const around = (text: string) => {
    const at = text.indexOf(sign);
    return text.slice(Math.max(0, at - 1), at) + text.slice(at + sign.length, at + sign.length + 1);
  };
  // What was selected as a whole is a paragraph or a line.
  const isWhole = parameters.some(({ name, kind, word }) => name === place && kind === 'object' && !word);
  const isWord =
    !isWhole &&
    effect.some(({ path, before, after }) => {
      if (JSON.stringify(path).includes(sign)) return true;
      // Between what stands before and behind it there are signs of its own.
      if (typeof after === 'string' && /\{(?:head|tail)\}/.test(after) && after.includes(sign))
        return /[^\s{}]/.test(around(after.replace(/\{(?:head|tail)\}/g, ' ')));
      if (typeof before !== 'string' || typeof after !== 'string' || !before.includes(sign)) return false;
      if (after.endsWith(before) || after.includes('{before}')) return false;
      return !after.includes(sign) || (before.trim() !== sign && around(before) !== around(after));
    });
  return { place, is: isWord ? 'word' : 'paragraph' };
}
