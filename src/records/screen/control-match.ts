import type { Control, ControlTypeName } from './control.ts';

/**
 * Finds a control exactly: equal name (string) or matching name (RegExp), and type and container where given; `nth` is which of several
 * that match, from 0.
 */
export type ControlMatch = {
  name: string | RegExp;
  type?: ControlTypeName;
  container?: string | RegExp;
  nth?: number;
};

/** The controls that match, in their order on screen. */
export function matchingControls(controls: readonly Control[], match: ControlMatch): Control[] {
  const found = controls.filter(
    (control) =>
      (match.type === undefined || control.type === match.type) &&
      fits(control.name, match.name) &&
      (match.container === undefined || fits(control.container ?? '', match.container)),
  );
  return match.nth === undefined ? found : found.slice(match.nth, match.nth + 1);
}

function fits(text: string, wanted: string | RegExp): boolean {
  if (typeof wanted === 'string') return text === wanted;
  return new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).test(text);
}
