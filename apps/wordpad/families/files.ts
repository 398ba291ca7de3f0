import { isDeepStrictEqual } from 'node:util';
import type { RichDocument } from '#lamwright';
import { defineWordpadFamily } from '../define.ts';
import { expectFile } from '../expect-document.ts';
import { menuPlan } from '../plan-words.ts';
import { paragraphText, type SavedFile } from '../state.ts';
import { button, choose, menu } from '../steps.ts';

type Name = { name: string };

/** As the dialog calls the list of kinds: Windows' own and Wine's. */
const kindBox = process.platform === 'win32' ? 'Save as type' : 'Files of type';

/** The lines of a document as a text file has them, with a line end after the last or without. */
const isTextOf = ({ paragraphs }: RichDocument, lines: string[]): boolean => {
  const own = paragraphs.map(paragraphText);
  return isDeepStrictEqual(lines, own) || isDeepStrictEqual(lines, [...own, '']);
};

/** What makes another file of the document. */
const fileFamily = (task: {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  ending: string;
  /** As the dialog calls the kind of file; the one that is chosen already where there is none. */
  kind?: string;
  fits: (document: RichDocument, file: SavedFile) => boolean;
}) => {
  const { ending, kind, fits, ...told } = task;
  return defineWordpadFamily<Name>({
    ...told,
    sample: ({ words }) => ({ name: `${words.word()}${ending}` }),
    free: ['name'],
    plan: ({ name }) => [
      ...menuPlan('File', 'Save as...'),
      `Type "${name}" in the "File name" box.`,
      ...(kind ? [`Choose "${kind}" in the "${kindBox}" list.`] : []),
      'Click "Save".',
      ...(kind ? ['Click "Yes".'] : []),
    ],
    solve: ({ name }) => [
      ...menu('File', 'Save as...'),
      choose(/^File name/i, name),
      ...(kind ? [choose(/^(?:Save as type|Files of type)/i, kind)] : []),
      button('Save'),
      { ...button('Yes'), optional: true },
    ],
    verify: ({ before, after, params: { name } }) =>
      expectFile({ before, after }, name, (file) => fits(before.document, file)),
  });
};

/** What makes files. */
export const fileFamilies = [
  fileFamily({
    name: 'save-copy',
    ending: '.rtf',
    fits: (document, file) => file.kind === 'rtf' && isDeepStrictEqual(file.paragraphs, document.paragraphs),
    wordings: [
      'Save the document under the name {name}',
      'Save this text as {name}',
      'Please save a copy of the document called “{name}”',
      'The document should be there as {name}, too',
      'Could you save it as "{name}"?',
      'I want a copy of this document with the name {name}',
      'Make a second file named {name} from the document',
      'Use Save As with the file name "{name}"',
      'Keep a copy of the document in {name}',
      'Let the document be saved as “{name}”',
      '{name} is the name under which the document is to be stored',
      'Store the document once more, as "{name}"',
      'Another file, {name}, with the same contents is what I need',
    ],
  }),
  fileFamily({
    name: 'save-as-text',
    ending: '.txt',
    kind: 'Text documents (*.txt)',
    fits: (document, file) => file.kind === 'text' && file.encoding === 'ansi' && isTextOf(document, file.lines),
    wordings: [
      'Save the document as a plain text file under the name {name}',
      'Save this without any formatting as {name}',
      'Please store the document as plain text in “{name}”',
      'The document should be there as a text document named {name}',
      'Could you save it as the text file "{name}"?',
      'I want the bare text of this document in a file called {name}',
      'Make a plain text file {name} from the document',
      'Use Save As, choose text document, and call the file "{name}"',
      'Write the text alone to {name}',
      'Let the document be saved as a text document “{name}”',
      '{name} is the text file that the document is to be stored in',
      'Convert the document to plain text and name the file "{name}"',
      'Somebody without a word processor needs {name}, letters only',
    ],
  }),
  fileFamily({
    name: 'save-as-unicode-text',
    heldOut: true,
    ending: '.txt',
    kind: 'Unicode text documents (*.txt)',
    fits: (document, file) => file.kind === 'text' && file.encoding === 'utf-16le' && isTextOf(document, file.lines),
    wordings: [
      'Save the document as a Unicode text file under the name {name}',
      'Save this as Unicode text in {name}',
      'Please store the document as a Unicode text document “{name}”',
      'The document should be there as Unicode text named {name}',
      'Could you save it as the Unicode text file "{name}"?',
      'I want the bare text in Unicode in a file called {name}',
      'Make a Unicode text file {name} from the document',
      'Use Save As, choose Unicode text document, and call the file "{name}"',
      'Write the text alone to {name}, as Unicode',
      'Let the document be saved as a Unicode text document “{name}”',
      '{name} is the Unicode text file that the document is to be stored in',
      'Convert the document to Unicode text and name the file "{name}"',
      'Letters of every language, and nothing but letters, are wanted in {name}',
    ],
  }),
];
