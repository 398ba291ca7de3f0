import type { Family, Params } from '#lamwright';
import type { WikiState } from './state.ts';

/** A family over wiki states. See families/tiddlers.ts for finished ones. */
export function defineWikiFamily<P extends Params>(family: Family<WikiState, P>): Family<WikiState, P> {
  return family;
}
