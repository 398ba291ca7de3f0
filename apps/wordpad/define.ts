import type { Family, Params } from '#lamwright';
import type { WordpadState } from './state.ts';

/** A family over the saved state of WordPad. See families/words.ts for finished ones. */
export function defineWordpadFamily<P extends Params>(family: Family<WordpadState, P>): Family<WordpadState, P> {
  return family;
}
