import { deletedWordFamilies } from '../../writer/families/deleted-words.ts';
import { documentFamilies } from '../../writer/families/documents.ts';
import { wordFamilies } from '../../writer/families/words.ts';

const writers = [...wordFamilies, ...deletedWordFamilies, ...documentFamilies];

/** The wordings of Writer's family of this name: what is done alike in both programs is spoken of alike. */
export const writersWordings = (name: string): string[] => writers.find((family) => family.name === name)!.wordings;
