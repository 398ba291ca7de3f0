import { isDeepStrictEqual } from 'node:util';
import { defineNotepadFamily } from '../define.ts';
import { expectFile } from '../expect-note.ts';
import { saveAsPlan } from '../plan-words.ts';
import type { Encoding } from '../state.ts';
import { saveAs } from '../steps.ts';

type Name = { name: string };

/** What makes another file of the note: the same lines, written in one of these ways. */
const copyFamily = (task: {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  /** As the list of the dialog calls it; the one that is chosen already where there is none. */
  encoding?: string;
  written?: Encoding[];
}) => {
  const { encoding, written, ...told } = task;
  return defineNotepadFamily<Name>({
    ...told,
    sample: ({ words }) => ({ name: `${words.word()}.txt` }),
    free: ['name'],
    plan: ({ name }) => saveAsPlan(name, encoding),
    solve: ({ name }) => saveAs(name, encoding),
    verify: ({ before, after, params: { name } }) =>
      expectFile({ before, after }, name, (file) => {
        if (file.kind !== 'note' || !isDeepStrictEqual(file.lines, before.note.lines)) return false;
        return (written ?? [before.note.encoding]).includes(file.encoding);
      }),
  });
};

/** The names of the encodings in the dialog: Windows' own are shorter than Wine's. */
const choices =
  process.platform === 'win32'
    ? { utf8: 'UTF-8', utf16: 'UTF-16 LE', utf16be: 'UTF-16 BE' }
    : { utf8: 'Unicode (UTF-8)', utf16: 'Unicode (UTF-16)', utf16be: 'Unicode (UTF-16 big-endian)' };

/** What makes files. */
export const fileFamilies = [
  copyFamily({
    name: 'save-copy',
    wordings: [
      'Save the note under the name {name}',
      'Save this text as {name}',
      'Please save a copy of the note called “{name}”',
      'The note should be there as {name}, too',
      'Could you save it as "{name}"?',
      'I want a copy of this file with the name {name}',
      'Make a second file named {name} from the note',
      'Use Save As with the file name "{name}"',
      'Keep a copy of the note in {name}',
      'Let the note be saved as “{name}”',
      '{name} is the name under which the text is to be stored',
      'Store the note once more, as "{name}"',
      'Another file, {name}, with the same lines is what I need',
    ],
  }),
  copyFamily({
    name: 'save-as-utf8',
    encoding: choices.utf8,
    written: ['utf-8 mark', 'utf-8'],
    wordings: [
      'Save the note as {name} in UTF-8',
      'Save this text with the encoding UTF-8 under the name {name}',
      'Please store the note as “{name}”, encoded in UTF-8',
      'The file {name} should hold the note in UTF-8',
      'Could you save it as "{name}" with UTF-8 encoding?',
      'I want a UTF-8 copy of this file named {name}',
      'Make a UTF-8 file {name} from the note',
      'Use Save As, choose UTF-8, and call the file "{name}"',
      'Write the note to {name} as UTF-8',
      'Let the note be saved in UTF-8 as “{name}”',
      'UTF-8 is the encoding that {name} has to be saved in',
      'Convert the note to UTF-8 and name the file "{name}"',
      'A server takes nothing but UTF-8, so give it {name}',
    ],
  }),
  copyFamily({
    name: 'save-as-utf16',
    encoding: choices.utf16,
    written: ['utf-16le mark'],
    wordings: [
      'Save the note as {name} in UTF-16',
      'Save this text with the encoding UTF-16 under the name {name}',
      'Please store the note as “{name}”, encoded in UTF-16',
      'The file {name} should hold the note in UTF-16',
      'Could you save it as "{name}" with UTF-16 encoding?',
      'I want a UTF-16 copy of this file named {name}',
      'Make a UTF-16 file {name} from the note',
      'Use Save As, choose UTF-16, and call the file "{name}"',
      'Write the note to {name} as UTF-16',
      'Let the note be saved in UTF-16 as “{name}”',
      'UTF-16 is the encoding that {name} has to be saved in',
      'Convert the note to UTF-16 and name the file "{name}"',
      'Two bytes a letter, UTF-16, is what {name} is to be written in',
    ],
  }),
  copyFamily({
    name: 'save-as-utf16-big-endian',
    heldOut: true,
    encoding: choices.utf16be,
    written: ['utf-16be mark'],
    wordings: [
      'Save the note as {name} in big-endian UTF-16',
      'Save this text with the encoding UTF-16 big-endian under the name {name}',
      'Please store the note as “{name}”, encoded in UTF-16 with the high byte first',
      'The file {name} should hold the note in big-endian Unicode',
      'Could you save it as "{name}" with UTF-16 BE encoding?',
      'I want a big-endian copy of this file named {name}',
      'Make a big-endian UTF-16 file {name} from the note',
      'Use Save As, choose UTF-16 big-endian, and call the file "{name}"',
      'Write the note to {name} as Unicode big-endian',
      'Let the note be saved in UTF-16 big-endian as “{name}”',
      'Big-endian UTF-16 is the encoding that {name} has to be saved in',
      'Convert the note to UTF-16 BE and name the file "{name}"',
      'An old machine reads the high byte first: give it {name}',
    ],
  }),
];
