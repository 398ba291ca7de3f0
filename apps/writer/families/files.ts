import { defineWriterFamily } from '../define.ts';
import { drawParagraph, drawWord } from '../draw.ts';
import { editWords, paragraphOf, plainRun } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { isInPdf, isInWord } from '../exports.ts';
import { pictures } from '../pictures.ts';
import { cursorStep, menuPlan, saveStep, selectStep } from '../plan-words.ts';
import type { Run } from '../state.ts';
import { click, fill, menu, press, save, select } from '../steps.ts';

type Name = { name: string };

/** What makes or takes files, and what is recorded. */
export const fileFamilies = [
  defineWriterFamily<Name>({
    name: 'save-as-docx',
    wordings: [
      'Save the document as a Word document under the name {name}',
      'Save this text as a Word document, file name {name}',
      'Please save the document as a Word document called “{name}”',
      'The document should be there as a Word document named {name}',
      'Could you save it as a Word document "{name}"?',
      'I want this document as a Word document with the name {name}',
      'Make a Word document named {name} from the document',
      'Create a Word document with the file name "{name}"',
      'Get a Word document called {name} out of this document',
      'Let the document be saved as a Word document “{name}”',
      '{name} is the name under which the document is to be stored as a Word document',
      'Produce a Word document from this text and name it "{name}"',
      'A colleague has only Word and needs this text as {name}',
    ],
    sample: ({ words }) => ({ name: `${words.word()}.docx` }),
    free: ['name'],
    plan: ({ name }) => [
      ...menuPlan('File', 'Save As'),
      `Type "${name}" in the "Name" box.`,
      'Click "Save".',
      'Click "Use Word 2007–365 Format".',
    ],
    solve: ({ name }) => [
      ...menu('File', 'Save As'),
      fill('Name', name),
      click('Save', { container: 'Save' }),
      click(/^Use Word/),
    ],
    verify: ({ before, after, params: { name } }) =>
      expectChange({ before, after }, () => {}, {
        [name]: (file) => file.kind === 'docx' && isInWord(before.document, file),
      }),
  }),
  defineWriterFamily<Name>({
    name: 'export-pdf',
    wordings: [
      'Export the document as a PDF file under the name {name}',
      'Export this text as a PDF file, file name {name}',
      'Please export the document as a PDF file called “{name}”',
      'The document should be there as a PDF file named {name}',
      'Could you export it as a PDF file "{name}"?',
      'I want this document as a PDF file with the name {name}',
      'Make a PDF file named {name} from the document',
      'Create a PDF file with the file name "{name}"',
      'Get a PDF file called {name} out of this document',
      'Let the document be exported as a PDF file “{name}”',
      '{name} is the name under which the document is to be stored as a PDF file',
      'Produce a PDF file from this text and name it "{name}"',
      'A copy that anybody can open and nobody can change, {name}, is wanted',
    ],
    sample: ({ words }) => ({ name: `${words.word()}.pdf` }),
    free: ['name'],
    plan: ({ name }) => [
      ...menuPlan('File', 'Export As', 'Export Directly as PDF'),
      `Type "${name}" in the "Name" box.`,
      'Click "Export".',
    ],
    solve: ({ name }) => [
      ...menu('File', 'Export As', 'Export Directly as PDF'),
      fill('Name', name),
      click('Export', { container: 'Export' }),
    ],
    verify: ({ before, after, params: { name } }) =>
      expectChange({ before, after }, () => {}, {
        [name]: (file) => file.kind === 'pdf' && isInPdf(before.document, file),
      }),
  }),
  defineWriterFamily<Name>({
    name: 'save-under-name',
    heldOut: true,
    wordings: [
      'Save the document as an ODF text document under the name {name}',
      'Save this text as an ODF text document, file name {name}',
      'Please save the document as an ODF text document called “{name}”',
      'The document should be there as an ODF text document named {name}',
      'Could you save it as an ODF text document "{name}"?',
      'I want this document as an ODF text document with the name {name}',
      'Make an ODF text document named {name} from the document',
      'Create an ODF text document with the file name "{name}"',
      'Get an ODF text document called {name} out of this document',
      'Let the document be saved as an ODF text document “{name}”',
      '{name} is the name under which the document is to be stored as an ODF text document',
      'Produce an ODF text document from this text and name it "{name}"',
      'Keep a second edition of this file beside it, {name}',
    ],
    sample: ({ words }) => ({ name: `${words.word()}.odt` }),
    free: ['name'],
    plan: ({ name }) => [...menuPlan('File', 'Save As'), `Type "${name}" in the "Name" box.`, 'Click "Save".'],
    solve: ({ name }) => [...menu('File', 'Save As'), fill('Name', name), click('Save', { container: 'Save' })],
    verify: ({ before, after, params: { name } }) =>
      expectChange({ before, after }, () => {}, {
        [name]: (file) =>
          file.kind === 'document' &&
          expectChange(
            { before: { ...before, others: {} }, after: { document: file.document, others: { same: anyFile } } },
            () => {},
            {
              same: () => true,
            },
          ).pass,
      }),
  }),
  defineWriterFamily<{ start: string; paragraph: string; picture: string }>({
    name: 'insert-picture',
    wordings: [
      'Insert the picture {picture} at the end of the paragraph that begins with "{start}"',
      'Put the image {picture} at the end of the paragraph starting {start}',
      'Please add the picture “{picture}” to the end of “{start}…”',
      'The paragraph beginning {start} should have the picture {picture} at its end',
      'Could you add the image file "{picture}" at the end of the paragraph opening with "{start}"?',
      'I want the picture {picture} at the end of {start} …',
      'Place the image file {picture} at the end of the paragraph starting with {start}',
      'Insert the file {picture} as an image at the end of "{start}"',
      'Add the image {picture} to the end of the paragraph beginning with {start}',
      'Let the picture “{picture}” stand at the end of the paragraph “{start}”',
      'The paragraph from {start} on needs the picture {picture} at its end',
      'Bring the image "{picture}" into the text at the end of "{start}"',
      'Illustrate the lines that open with {start} by {picture}',
    ],
    sample: (context) => {
      const drawn = drawParagraph(context);
      return drawn && { ...drawn, picture: context.rng.pick(pictures) };
    },
    free: ['start'],
    plan: ({ start, picture }) => [
      cursorStep(start),
      ...menuPlan('Insert', 'Image'),
      'Press **Ctrl+L**.',
      `Type "${picture}".`,
      'Press **Enter**.',
      saveStep,
    ],
    solve: ({ paragraph, picture }) => [
      press('{End}', paragraph),
      ...menu('Insert', 'Image'),
      press('{Control+l}'),
      press(picture),
      press('{Enter}'),
      save(),
    ],
    verify: ({ before, after, params: { paragraph, picture } }) => {
      const file = before.others[picture];
      const isPicture = (actual: Run['image']) => file?.kind === 'other' && actual?.bytes === file.bytes;
      const run = { ...plainRun(''), image: isPicture as unknown as Run['image'] };
      // Not every wording says at which end.
      return expectChange({ before, after }, [
        (document) => paragraphOf(document, paragraph).runs.push(run),
        (document) => paragraphOf(document, paragraph).runs.unshift(run),
      ]);
    },
  }),
  defineWriterFamily<{ word: string; paragraph: string }>({
    name: 'tracked-deletion',
    wordings: [
      'Record changes and delete the word "{word}"',
      'Turn on change tracking, then delete {word}',
      'Please take “{word}” out while changes are recorded',
      'The word {word} should be deleted as a tracked change',
      'Could you start recording changes and remove "{word}"?',
      'I want {word} deleted, but as a recorded change',
      'Switch on the recording of changes and take {word} out',
      'Delete "{word}" in such a way that the change is tracked',
      'With changes being recorded, erase the word {word}',
      'Let the deletion of “{word}” be recorded as a change',
      'Track changes from now on and drop the word {word}',
      'Remove the word "{word}", changes recorded',
      'Propose to leave out {word}, so that the author can decide',
    ],
    sample: (context) => drawWord(context),
    free: ['word'],
    plan: ({ word }) => [
      ...menuPlan('Edit', 'Track Changes', 'Record'),
      selectStep(word),
      'Press **Delete**.',
      saveStep,
    ],
    solve: ({ word, paragraph }) => [
      ...menu('Edit', 'Track Changes', 'Record'),
      select(paragraph, word),
      press('{Delete}'),
      save(),
    ],
    verify: ({ before, after, params: { word, paragraph } }) =>
      expectChange({ before, after }, (document) => {
        document.recording = true;
        document.changes = [{ kind: 'deletion', text: word }];
        editWords(paragraphOf(document, paragraph), word, (run) => ({ ...run, text: '', change: 'deletion' }));
      }),
  }),
];

const anyFile = { kind: 'other', bytes: 0 } as const;
