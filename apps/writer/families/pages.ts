import { defineWriterFamily } from '../define.ts';
import { letTablesFit, pageOf } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { capitalised, menuPlan, okStep, saveStep } from '../plan-words.ts';
import { fill, menu, ok, press, save } from '../steps.ts';

type Text = { text: string };

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
        pageOf(document)[band] = [{ kind: 'paragraph', style, format: {}, runs: [{ text, format: {} }] }];
      }),
  });
};

/** The pages: header and footer, what is behind the text, columns. */
export const pageFamilies = [
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
        pageOf(document).header = [
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
        pageOf(document).columns = Number(count);
        letTablesFit(document);
      }),
  }),
];
