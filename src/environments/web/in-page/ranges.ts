import type { Registry } from './registry.ts';
import type { States } from './states.ts';

/** Where something that is moved stands, and between what; an end that it does not say is null. */
export type Range = { now: number; min: number | null; max: number | null; step: number | null; percent: boolean };

/**
 * Reads sliders and spinners of the page's own.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createRanges(states: States, registry: Registry) {
  /** Undefined where it says no number at all. */
  const range = (label: string): Range | undefined => {
    const element = registry.find(label);
    if (!element) return undefined;
    const number = (name: string) => {
      const value = Number.parseFloat(element.getAttribute(`aria-value${name}`) ?? '');
      return Number.isNaN(value) ? null : value;
    };
    const now = number('now');
    if (now !== null) return { now, min: number('min'), max: number('max'), step: null, percent: false };
    const place = states.placeOnTrack(element);
    return place === undefined ? undefined : { now: place, min: 0, max: 100, step: null, percent: true };
  };

  return { range };
}
