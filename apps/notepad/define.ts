import type { Family, Params } from '#lamwright';
import type { NotepadState } from './state.ts';

/** A family over the saved state of Notepad. See families/words.ts for finished ones. */
export function defineNotepadFamily<P extends Params>(family: Family<NotepadState, P>): Family<NotepadState, P> {
  return family;
}
