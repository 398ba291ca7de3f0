import type { Noise } from '../../../effects/noise/effect-of.ts';
import type { Effect, Segment } from '../../../records/episode/effect.ts';

/** What programs call the places where they keep what was last shown, and how. */
const shown =
  /(?<![a-z])(?:state|session|recents?|geometry|scroll|viewport|cursor|folded|collapsed|expanded)(?![a-z])/i;

/**
 * The noise with the places that keep what is shown as bookkeeping: it counts where nothing else was changed. They are known by the name of the file, or
 * of the key of a page's storage; deeper down a field of content may be called so.
 */
export function withInterfaceState(noise: Noise, effects: readonly Effect[]): Noise {
  const found = new Map<string, Segment[]>();
  for (const { path } of effects.flat()) {
    const depth = String(path[0]).startsWith('(') ? 1 : 0;
    const name = path[depth];
    if (typeof name !== 'string') continue;
    const match = shown.exec(name.replace(/_/g, ' '));
    if (!match) continue;
    const place = [...path.slice(0, depth), `${name.slice(0, match.index + match[0].length)}*`];
    found.set(JSON.stringify(place), place);
  }
  return { ...noise, side: [...noise.side, ...found.values()] };
}
