import { addWordings, type Family } from '#lamwright';
import { fileFamilies } from './families/files.ts';
import { lineEndFamilies } from './families/line-ends.ts';
import { linePlaceFamilies } from './families/line-places.ts';
import { newLineFamilies } from './families/new-lines.ts';
import { wholeNoteFamilies } from './families/whole-note.ts';
import { wordFamilies } from './families/words.ts';
import type { NotepadState } from './state.ts';
import testWordings from './test-wordings.json' with { type: 'json' };
import moreWordings from './wordings.json' with { type: 'json' };

/** Every kind of task of this pack. */
// biome-ignore lint/suspicious/noExplicitAny: families have different parameter types
const written: Family<NotepadState, any>[] = [
  ...wordFamilies,
  ...newLineFamilies,
  ...lineEndFamilies,
  ...linePlaceFamilies,
  ...wholeNoteFamilies,
  ...fileFamilies,
];

/** With further wordings, which were written without sight of those that are kept for tests, and one more of these, in another voice. */
export const families = addWordings(written, moreWordings, testWordings);
