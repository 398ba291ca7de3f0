import { defineWriterFamily } from '../define.ts';
import { expectChange } from '../expect-change.ts';
import { isInPdf, isInWord } from '../exports.ts';
import { menuPlan } from '../plan-words.ts';
import { click, fill, menu } from '../steps.ts';

type Name = { name: string };

/** What makes files. */
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
];

const anyFile = { kind: 'other', bytes: 0 } as const;
