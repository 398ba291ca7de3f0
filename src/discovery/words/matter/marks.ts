import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { plainWords } from '../plain-words.ts';
import { lookOf } from './look.ts';
import { selectedOf } from './selected.ts';

/** How a text looks that stands between these signs. */
export type Marks = readonly { before: string; after: string; look: string }[];

/** The signs beside the first place of a text, in one line. */
function signsAround(text: string): { before: string; after: string } | undefined {
  const found = /([^\p{L}\p{N}{}\n]*)\{\w+\}([^\p{L}\p{N}{}\n]*)/u.exec(text);
  if (!found) return undefined;
  return { before: found[1]!.trim(), after: found[2]!.trim() };
}

/**
 * What marks within a text mean: a command that puts signs around the selected text, or before its line, tells by its name what they do ("apply bold formatting
 * to selection": `''…''`).
 */
export function marksOf(families: readonly DiscoveredFamily[]): Marks {
  return families.flatMap((family) => {
    const selected = selectedOf(family);
    const command = family.acts.findLast(
      ({ function: act, control }, i) =>
        act === 'click_input' && control?.type === 'Button' && family.acts[i - 1]?.function === 'select_text',
    );
    const look = command && lookOf(plainWords(command.control!.name));
    if (!selected || !look) return [];
    const sign = `{${selected.place}}`;
    return family.effect.flatMap(({ before, after }) => {
      if (typeof after !== 'string') return [];
      const inner = after.replace(/\{(?:head|tail)\}/g, '');
      if (typeof before !== 'string')
        return inner !== after && inner.includes(sign) ? [{ ...signsAround(inner)!, look }] : [];
      const line = /^([^\p{L}\p{N}{}]+)\{before\}$/u.exec(after)?.[1]?.trim();
      if (line) return [{ before: line, after: '', look }];
      if (!after.includes(sign)) return [];
      if (selected.is === 'word') return [{ ...signsAround(after.slice(Math.max(0, after.indexOf(sign) - 8)))!, look }];
      return [];
    });
  });
}

const textsIn = (tree: Tree | undefined): string[] =>
  typeof tree === 'string'
    ? tree.split('\n')
    : tree && typeof tree === 'object'
      ? Object.values(tree).flatMap((part) => textsIn(part as Tree))
      : [];

/** The look that a family writes a text with, by the signs around its place; of families that know no such command, none. */
export function markedIn({ effect }: Pick<DiscoveredFamily, 'effect'>, marks: Marks): string | undefined {
  for (const text of effect.flatMap(({ kind, after }) => (kind === 'removed' ? [] : textsIn(after)))) {
    const around = signsAround(text);
    if (!around || around.before === '' || text.includes('{before}')) continue;
    const [same] = marks.filter(({ before, after }) => before === around.before && after === around.after);
    if (same) return same.look;
  }
  return undefined;
}
