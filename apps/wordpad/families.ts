import { addWordings, type Family } from '#lamwright';
import { fileFamilies } from './families/files.ts';
import { indentFamilies } from './families/indents.ts';
import { paragraphFamilies } from './families/paragraphs.ts';
import { textFamilies } from './families/texts.ts';
import { wholeDocumentFamilies } from './families/whole-document.ts';
import { wordValueFamilies } from './families/word-values.ts';
import { wordFamilies } from './families/words.ts';
import type { WordpadState } from './state.ts';
import testWordings from './test-wordings.json' with { type: 'json' };
import moreWordings from './wordings.json' with { type: 'json' };

/** Every kind of task of this pack. */
// biome-ignore lint/suspicious/noExplicitAny: families have different parameter types
const written: Family<WordpadState, any>[] = [
  ...wordFamilies,
  ...wordValueFamilies,
  ...paragraphFamilies,
  ...indentFamilies,
  ...textFamilies,
  ...wholeDocumentFamilies,
  ...fileFamilies,
];

/** With further wordings, which were written without sight of those that are kept for tests, and one more of these, in another voice. */
export const families = addWordings(written, moreWordings, testWordings);
