import { pathText } from '../../../effects/difference/paths.ts';
import type { Change, Effect, Tree } from '../../../records/episode/effect.ts';

/** An effect for a person to read, a line a change. */
export const effectInWords = (effect: Effect): string[] => effect.map(changeInWords);

export function changeInWords({ path, kind, from, after }: Change): string {
  const place = pathText(path);
  if (kind === 'removed') return `${place} is removed`;
  if (kind === 'moved') return `${from ? pathText(from) : 'something'} becomes ${place}`;
  return `${place} ${kind === 'added' ? 'is added' : 'becomes'} ${shortly(after)}`;
}

const shortly = (value: Tree | undefined): string => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value ?? null);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
};
