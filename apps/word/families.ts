import { documentFamilies } from './families/documents.ts';
import { paragraphFamilies } from './families/paragraphs.ts';
import { tableFamilies } from './families/tables.ts';
import { wordFamilies } from './families/words.ts';

/** Families of the pack `writer` that a Word document can be judged by, done in Word. */
export const families = [...wordFamilies, ...paragraphFamilies, ...tableFamilies, ...documentFamilies];
