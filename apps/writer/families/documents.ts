import type { SampleContext } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { allParagraphs } from '../edits.ts';
import { anything, expectChange } from '../expect-change.ts';
import { menuPlan, okStep, saveStep } from '../plan-words.ts';
import { type Block, type PageStyle, paragraphText, type WriterState } from '../state.ts';
import { click, fill, menu, ok, press, save, tab } from '../steps.ts';

type Text = { text: string };

const line = (style: string, text: string): Block[] => [
  { kind: 'paragraph', style, format: {}, runs: [{ text, format: {} }] },
];
const page = (document: { pages: Record<string, PageStyle> }): PageStyle => document.pages.Standard!;

/** What concerns the document as a whole: its pages and its properties. */
export const documentFamilies = [
  defineWriterFamily<Text>({
    name: 'document-title',
    wordings: [
      'Set the title in the document properties to "{text}"',
      'Enter {text} as the title in the properties of the document',
      'Please write “{text}” into the title field of the document properties',
      'The document properties should have the title {text}',
      'Could you give the document the title "{text}" in its properties?',
      'I want {text} as the title in the properties',
      'Open the properties and set the title to {text}',
      'Fill in the title "{text}" under File, Properties',
      'Put {text} as title into the description of the document',
      'Let the title of the document properties be “{text}”',
      'The title is missing in the document properties, it is {text}',
      'In the properties of this document, enter the title "{text}"',
      "Record {text} as this file's title",
    ],
    sample: ({ words }) => ({ text: words.title() }),
    free: ['text'],
    plan: ({ text }) => [
      ...menuPlan('File', 'Properties'),
      'Click the "Description" tab.',
      `Type "${text}" in the "Title" box.`,
      okStep,
      saveStep,
    ],
    solve: ({ text }) => [
      ...menu('File', 'Properties'),
      tab('Description'),
      fill('Title', text, { container: 'Description' }),
      ok(),
      save(),
    ],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        document.properties.title = text;
      }),
  }),
  defineWriterFamily<Text>({
    name: 'document-subject',
    wordings: [
      'Set the subject in the document properties to "{text}"',
      'Enter {text} as the subject in the properties of the document',
      'Please write “{text}” into the subject field of the document properties',
      'The document properties should have the subject {text}',
      'Could you give the document the subject "{text}" in its properties?',
      'I want {text} as the subject in the properties',
      'Open the properties and set the subject to {text}',
      'Fill in the subject "{text}" under File, Properties',
      'Put {text} as subject into the description of the document',
      'Let the subject of the document properties be “{text}”',
      'The subject is missing in the document properties, it is {text}',
      'In the properties of this document, enter the subject "{text}"',
      "Record {text} as this file's subject",
    ],
    sample: ({ words }) => ({ text: words.title() }),
    free: ['text'],
    plan: ({ text }) => [
      ...menuPlan('File', 'Properties'),
      'Click the "Description" tab.',
      `Type "${text}" in the "Subject" box.`,
      okStep,
      saveStep,
    ],
    solve: ({ text }) => [
      ...menu('File', 'Properties'),
      tab('Description'),
      fill('Subject', text, { container: 'Description' }),
      ok(),
      save(),
    ],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        document.properties.subject = text;
      }),
  }),
  defineWriterFamily<Text>({
    name: 'document-keywords',
    heldOut: true,
    wordings: [
      'Set the keywords in the document properties to "{text}"',
      'Enter {text} as the keywords in the properties of the document',
      'Please write “{text}” into the keywords field of the document properties',
      'The document properties should have the keywords {text}',
      'Could you give the document the keywords "{text}" in its properties?',
      'I want {text} as the keywords in the properties',
      'Open the properties and set the keywords to {text}',
      'Fill in the keywords "{text}" under File, Properties',
      'Put {text} as keywords into the description of the document',
      'Let the keywords of the document properties be “{text}”',
      'The keywords is missing in the document properties, it is {text}',
      'In the properties of this document, enter the keywords "{text}"',
      "Record {text} as this file's keywords",
    ],
    sample: ({ words }) => ({ text: words.title() }),
    free: ['text'],
    plan: ({ text }) => [
      ...menuPlan('File', 'Properties'),
      'Click the "Description" tab.',
      `Type "${text}" in the "Keywords" box.`,
      okStep,
      saveStep,
    ],
    solve: ({ text }) => [
      ...menu('File', 'Properties'),
      tab('Description'),
      fill('Keywords', text, { container: 'Description' }),
      ok(),
      save(),
    ],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        document.properties.keywords = text;
      }),
  }),
  defineWriterFamily<Text>({
    name: 'header-text',
    wordings: [
      'Add a header that says "{text}"',
      'Insert the header {text}',
      'Please give the pages a header with the text “{text}”',
      'The document should have a header that reads {text}',
      'Could you put "{text}" into a header?',
      'I want {text} in the header of every page',
      'Switch the header on and write {text} into it',
      'Set up a header with the words "{text}"',
      'Create a header, its text is {text}',
      'Let every page carry the header “{text}”',
      'The pages lack a header: {text}',
      'Make a header and type "{text}" in it',
      'Print {text} at the top of each page',
    ],
    sample: ({ words }) => ({ text: words.phrase(2, 4) }),
    free: ['text'],
    plan: ({ text }) => [
      ...menuPlan('Insert', 'Header and Footer', 'Header', 'Default Page Style'),
      `Type "${text}".`,
      saveStep,
    ],
    solve: ({ text }) => [...menu('Insert', 'Header and Footer', 'Header', 'Default Page Style'), press(text), save()],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        page(document).header = line('Header', text);
      }),
  }),
  defineWriterFamily<Text>({
    name: 'footer-text',
    heldOut: true,
    wordings: [
      'Add a footer that says "{text}"',
      'Insert the footer {text}',
      'Please give the pages a footer with the text “{text}”',
      'The document should have a footer that reads {text}',
      'Could you put "{text}" into a footer?',
      'I want {text} in the footer of every page',
      'Switch the footer on and write {text} into it',
      'Set up a footer with the words "{text}"',
      'Create a footer, its text is {text}',
      'Let every page carry the footer “{text}”',
      'The pages lack a footer: {text}',
      'Make a footer and type "{text}" in it',
      'Print {text} at the bottom of each page',
    ],
    sample: ({ words }) => ({ text: words.phrase(2, 4) }),
    free: ['text'],
    plan: ({ text }) => [
      ...menuPlan('Insert', 'Header and Footer', 'Footer', 'Default Page Style'),
      `Type "${text}".`,
      saveStep,
    ],
    solve: ({ text }) => [...menu('Insert', 'Header and Footer', 'Footer', 'Default Page Style'), press(text), save()],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        page(document).footer = line('Footer', text);
      }),
  }),
  defineWriterFamily<Text>({
    name: 'watermark',
    wordings: [
      'Add the watermark "{text}"',
      'Insert a watermark that says {text}',
      'Please put the watermark “{text}” on the pages',
      'The pages should have the watermark {text}',
      'Could you set a watermark with the text "{text}"?',
      'I want {text} as a watermark behind the text',
      'Give the document the watermark {text}',
      'Set up a watermark reading "{text}"',
      'Create a watermark, its text is {text}',
      'Let every page carry the watermark “{text}”',
      'The document lacks a watermark: {text}',
      'Make a watermark out of "{text}"',
      'Show {text} pale and slanting across each page',
    ],
    sample: ({ words }) => ({ text: words.word() }),
    free: ['text'],
    plan: ({ text }) => [...menuPlan('Format', 'Watermark'), `Type "${text}" in the "Text" box.`, okStep, saveStep],
    solve: ({ text }) => [...menu('Format', 'Watermark'), fill(/^Text$|watermark text/, text), ok(), save()],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        const shape = { name: 'PowerPlusWaterMarkObject', text };
        page(document).header = [
          { kind: 'paragraph', style: 'Header', format: {}, runs: [{ text: '', format: {}, shape }] },
        ];
      }),
  }),
  defineWriterFamily<{ count: string }>({
    name: 'page-columns',
    wordings: [
      'Set the text in {count} columns',
      'Arrange the page in {count} columns',
      'Please format the document with {count} columns',
      'The pages should have {count} columns',
      'Could you switch to {count} columns?',
      'I want the text in {count} columns',
      'Use {count} columns on the page',
      'Divide the text into {count} columns',
      'Lay the document out in {count} columns',
      'Let the text run in {count} columns',
      'The number of columns should be {count}',
      'Format the pages so that they have {count} columns',
      'Split every page into {count} vertical strips of text',
    ],
    sample: ({ rng }) => ({ count: String(rng.int(2, 6)) }),
    free: [],
    plan: ({ count }) => [...menuPlan('Format', 'Columns'), `Type "${count}" in the "Columns" box.`, okStep, saveStep],
    solve: ({ count }) => [...menu('Format', 'Columns'), fill('Columns', count, { type: 'Spinner' }), ok(), save()],
    verify: ({ before, after, params: { count } }) =>
      expectChange({ before, after }, (document) => {
        page(document).columns = Number(count);
        // A table is as wide as the column that it stands in.
        for (const block of document.body)
          if (block.kind === 'table') block.format = anything as unknown as typeof block.format;
      }),
  }),
  defineWriterFamily<{ old: string; text: string }>({
    name: 'replace-all',
    wordings: [
      'Replace every "{old}" in the document with "{text}"',
      'Change {old} to {text} everywhere',
      'Please replace all occurrences of “{old}” by “{text}”',
      'Wherever the document says {old}, it should say {text}',
      'Could you replace "{old}" with "{text}" throughout?',
      'I want all {old} in the text replaced by {text}',
      'Find {old} and replace it with {text} in the whole document',
      'Use find and replace to turn "{old}" into "{text}"',
      'Substitute {text} for {old} in the entire text',
      'Let “{text}” stand everywhere in place of “{old}”',
      'Search for {old} and put {text} instead, all at once',
      'Exchange all "{old}" for "{text}"',
      'No {old} is to be left, {text} comes in its place each time',
    ],
    sample: drawFrequent,
    free: ['old', 'text'],
    plan: ({ old, text }) => [
      ...menuPlan('Edit', 'Find and Replace'),
      `Type "${old}" in the "Find" box.`,
      `Type "${text}" in the "Replace" box.`,
      'Click "Replace All".',
      'Click "Close".',
      saveStep,
    ],
    solve: ({ old, text }) => [
      press('{Control+h}'),
      fill('Find', old),
      fill('Replace', text),
      click('Replace All'),
      { ...ok(), optional: true },
      click('Close'),
      save(),
    ],
    verify: ({ before, after, params: { old, text } }) =>
      expectChange({ before, after }, (document) => {
        for (const paragraph of allParagraphs(document.body))
          for (const run of paragraph.runs) run.text = run.text.replaceAll(old, text);
      }),
  }),
];

/** A word of small letters that is in the text, and no part of a longer one or written otherwise. */
function drawFrequent({ rng, state, words }: SampleContext<WriterState>): { old: string; text: string } | null {
  const all = allParagraphs(state.document.body).map(paragraphText).join('\n');
  const found = [...new Set(all.match(/(?<!\p{L})[a-z]{4,}(?!\p{L})/gu) ?? [])].filter(
    (word) => all.toLowerCase().split(word).length === all.split(new RegExp(`\\b${word}\\b`)).length,
  );
  return found.length > 0 ? { old: rng.pick(found), text: words.word() } : null;
}
