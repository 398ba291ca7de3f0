import type { Family, Params } from '#lamwright';
import type { WriterState } from './state.ts';

/** A family over the saved state of Writer. See families/words.ts for finished ones. */
export function defineWriterFamily<P extends Params>(family: Family<WriterState, P>): Family<WriterState, P> {
  return family;
}
