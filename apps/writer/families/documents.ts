import type { SampleContext } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { allParagraphs } from '../edits.ts';
import { anything, expectChange } from '../expect-change.ts';
import { capitalised, menuPlan, okStep, saveStep } from '../plan-words.ts';
import { type PageStyle, paragraphText, type WriterState } from '../state.ts';
import { click, fill, menu, ok, press, save, tab } from '../steps.ts';

type Text = { text: string };

const page = (document: { pages: Record<string, PageStyle> }): PageStyle => document.pages.Standard!;

const propertyFamily = (property: 'title' | 'subject' | 'keywords', heldOut: { heldOut?: true } = {}) => {
  const label = capitalised(property);
  return defineWriterFamily<Text>({
    name: `document-${property}`,
    ...heldOut,
    wordings: [
      `Set the ${property} in the document properties to "{text}"`,
      `Enter {text} as the ${property} in the properties of the document`,
      `Please write “{text}” into the ${property} field of the document properties`,
      `The document properties should have the ${property} {text}`,
      `Could you give the document the ${property} "{text}" in its properties?`,
      `I want {text} as the ${property} in the properties`,
      `Open the properties and set the ${property} to {text}`,
      `Fill in the ${property} "{text}" under File, Properties`,
      `Put {text} as ${property} into the description of the document`,
      `Let the ${property} of the document properties be “{text}”`,
      `The ${property} field of the document properties is empty, it needs {text}`,
      `In the properties of this document, enter the ${property} "{text}"`,
      `Record {text} as this file's ${property}`,
    ],
    sample: ({ words }) => ({ text: words.title() }),
    free: ['text'],
    plan: ({ text }) => [
      ...menuPlan('File', 'Properties'),
      'Click the "Description" tab.',
      `Type "${text}" in the "${label}" box.`,
      okStep,
      saveStep,
    ],
    solve: ({ text }) => [
      ...menu('File', 'Properties'),
      tab('Description'),
      fill(label, text, { container: 'Description' }),
      ok(),
      save(),
    ],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        document.properties[property] = text;
      }),
  });
};

/** Header and footer of the pages. */
const bandFamily = (band: 'header' | 'footer', side: 'top' | 'bottom', heldOut: { heldOut?: true } = {}) => {
  const style = capitalised(band);
  const path = ['Insert', 'Header and Footer', style, 'Default Page Style'] as const;
  return defineWriterFamily<Text>({
    name: `${band}-text`,
    ...heldOut,
    wordings: [
      `Add a ${band} that says "{text}"`,
      `Insert the ${band} {text}`,
      `Please give the pages a ${band} with the text “{text}”`,
      `The document should have a ${band} that reads {text}`,
      `Could you put "{text}" into a ${band}?`,
      `I want {text} in the ${band} of every page`,
      `Switch the ${band} on and write {text} into it`,
      `Set up a ${band} with the words "{text}"`,
      `Create a ${band}, its text is {text}`,
      `Let every page carry the ${band} “{text}”`,
      `The pages lack a ${band}: {text}`,
      `Make a ${band} and type "{text}" in it`,
      `Print {text} at the ${side} of each page`,
    ],
    sample: ({ words }) => ({ text: words.phrase(2, 4) }),
    free: ['text'],
    plan: ({ text }) => [...menuPlan(...path), `Type "${text}".`, saveStep],
    solve: ({ text }) => [...menu(...path), press(text), save()],
    verify: ({ before, after, params: { text } }) =>
      expectChange({ before, after }, (document) => {
        page(document)[band] = [{ kind: 'paragraph', style, format: {}, runs: [{ text, format: {} }] }];
      }),
  });
};

/** What concerns the document as a whole: its pages and its properties. */
export const documentFamilies = [
  propertyFamily('title'),
  propertyFamily('subject'),
  propertyFamily('keywords', { heldOut: true }),
  bandFamily('header', 'top'),
  bandFamily('footer', 'bottom', { heldOut: true }),
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
        for (const block of document.body) if (block.kind === 'table') block.format = anything;
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
