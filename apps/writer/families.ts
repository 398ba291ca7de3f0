import { addWordings, type Family } from '#lamwright';
import { deletedWordFamilies } from './families/deleted-words.ts';
import { documentFamilies } from './families/documents.ts';
import { fileFamilies } from './families/files.ts';
import { pageLayoutFamilies } from './families/page-layout.ts';
import { pageFamilies } from './families/pages.ts';
import { alignmentFamilies } from './families/paragraph-alignment.ts';
import { paragraphSpaceFamilies } from './families/paragraph-space.ts';
import { paragraphTextFamilies } from './families/paragraph-texts.ts';
import { paragraphFamilies } from './families/paragraphs.ts';
import { pictureFamilies } from './families/pictures.ts';
import { tableFamilies } from './families/tables.ts';
import { trackedChangeFamilies } from './families/tracked-changes.ts';
import { wordFormFamilies } from './families/word-forms.ts';
import { wordLanguageFamilies } from './families/word-language.ts';
import { wordMarkFamilies } from './families/word-marks.ts';
import { wordValueFamilies } from './families/word-values.ts';
import { wordFamilies } from './families/words.ts';
import type { WriterState } from './state.ts';
import testWordings from './test-wordings.json' with { type: 'json' };
import moreWordings from './wordings.json' with { type: 'json' };

/** Every kind of task of this pack. */
// biome-ignore lint/suspicious/noExplicitAny: families have different parameter types
const written: Family<WriterState, any>[] = [
  ...wordFamilies,
  ...deletedWordFamilies,
  ...wordFormFamilies,
  ...wordLanguageFamilies,
  ...wordValueFamilies,
  ...wordMarkFamilies,
  ...alignmentFamilies,
  ...paragraphFamilies,
  ...paragraphSpaceFamilies,
  ...paragraphTextFamilies,
  ...documentFamilies,
  ...pageFamilies,
  ...pageLayoutFamilies,
  ...tableFamilies,
  ...fileFamilies,
  ...pictureFamilies,
  ...trackedChangeFamilies,
];

/** With further wordings, which were written without sight of those that are kept for tests, and one more of these, written without sight of any other. */
export const families = addWordings(written, moreWordings, testWordings);
