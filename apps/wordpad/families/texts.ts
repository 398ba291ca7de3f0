import type { RichParagraph } from '#lamwright';
import { defineWordpadFamily } from '../define.ts';
import { drawFrequent } from '../draw.ts';
import { expectDocument } from '../expect-document.ts';
import { menuPlan, okStep, saveStep, typeStep } from '../plan-words.ts';
import { paragraphText } from '../state.ts';
import { button, fill, menu, ok, press, save } from '../steps.ts';
import { writersWordings } from './writers-wordings.ts';

type Text = { text: string };

const paragraph = (text: string): RichParagraph => ({
  align: 'left',
  left: 0,
  right: 0,
  first: 0,
  tabs: [],
  runs: [{ text, font: '', size: 12, color: 'auto', bold: false, italic: false, underline: false, strike: false }],
});

/** A date in figures or words, as any of the formats of the dialog. */
const date = /^(?=.*\d)[\p{L}\d ,./:-]{4,40}$/u;

/** Texts that are added or changed; how added ones look is left to the document. */
export const textFamilies = [
  defineWordpadFamily<Text>({
    name: 'add-last-paragraph',
    wordings: [
      'Add the paragraph "{text}" at the end of the document',
      'Write {text} below everything else',
      'Please append “{text}” as a new paragraph',
      'The document should end with the paragraph {text}',
      'Could you put "{text}" at the very bottom?',
      'I want {text} as the last paragraph',
      'Go to the end and type {text}',
      'One more paragraph at the foot of the document: "{text}"',
      'Attach {text} after the last paragraph',
      'Let “{text}” close the document',
      'At the bottom of the text, {text} is still missing',
      'Finish the document with "{text}"',
      'After all that is there already comes {text}',
    ],
    sample: ({ words }) => ({ text: words.phrase(3, 6) }),
    free: ['text'],
    plan: ({ text }) => ['Press Ctrl+End.', 'Press Enter.', typeStep(text), saveStep],
    solve: ({ text }) => [press('{Control+End}'), press('{Enter}'), press(text), save()],
    verify: ({ before, after, params: { text } }) =>
      expectDocument({ before, after }, (document) => document.paragraphs.push(paragraph(text)), false),
  }),
  defineWordpadFamily<Text>({
    name: 'add-title',
    wordings: [
      'Give the document the title "{text}", above the first paragraph',
      'Write {text} on top, as a paragraph of its own',
      'Please put “{text}” before everything else',
      'The document should begin with {text}',
      'Could you set "{text}" as a heading at the very top?',
      'I want {text} as the first paragraph',
      'Go to the beginning and type {text} on its own line',
      'A new first paragraph, please: "{text}"',
      'Place {text} in front of the first paragraph',
      'Let “{text}” open the document',
      'At the head of the text, {text} is still missing',
      'Start the document with "{text}"',
      'Before all that is there already comes {text}',
    ],
    sample: ({ words }) => ({ text: words.title() }),
    free: ['text'],
    plan: ({ text }) => ['Press Ctrl+Home.', typeStep(text), 'Press Enter.', saveStep],
    solve: ({ text }) => [press('{Control+Home}'), press(text), press('{Enter}'), save()],
    verify: ({ before, after, params: { text } }) =>
      expectDocument({ before, after }, (document) => document.paragraphs.unshift(paragraph(text)), false),
  }),
  defineWordpadFamily<Text & { old: string }>({
    name: 'replace-all',
    wordings: writersWordings('replace-all'),
    sample: (context) => {
      const old = drawFrequent(context);
      return old === null ? null : { old, text: context.words.word() };
    },
    free: ['old', 'text'],
    plan: ({ old, text }) => [
      'Press Ctrl+H.',
      `Type "${old}" in the "Find What" box.`,
      `Type "${text}" in the "Replace With" box.`,
      'Click "Replace All".',
      okStep,
      'Click "Cancel".',
      saveStep,
    ],
    solve: ({ old, text }) => [
      press('{Control+h}'),
      fill(/^Find What/i, old),
      fill(/^Replace With/i, text),
      button('Replace All'),
      { ...ok(), optional: true },
      { ...button('Cancel'), optional: true },
      save(),
    ],
    verify: ({ before, after, params: { old, text } }) => {
      const all = new RegExp(old, 'gi');
      return expectDocument({ before, after }, (document) => {
        for (const { runs } of document.paragraphs)
          for (const run of runs) run.text = run.text.replace(all, () => text);
      });
    },
  }),
  defineWordpadFamily<Record<string, never>>({
    name: 'date-at-end',
    wordings: [
      'Put the date at the end of the document',
      'Insert the date of today below everything else',
      'Please date the document at the bottom',
      'The last paragraph should be the date',
      'Could you add the current date at the very end?',
      'I want to see when this was written, a date under the text',
      'Add a date after the last paragraph',
      'Note down the date of today at the foot of the document',
      'Append the date',
      'Let the document end with the current date',
      'The date, please, under the text',
      'Close the document with the date',
      'Whoever reads to the end should find what day it was',
    ],
    sample: () => ({}),
    free: [],
    plan: () => ['Press Ctrl+End.', 'Press Enter.', ...menuPlan('Insert', 'Date and time...'), okStep, saveStep],
    solve: () => [press('{Control+End}'), press('{Enter}'), ...menu('Insert', 'Date and time...'), ok(), save()],
    verify: ({ before, after }) => {
      const last = after.document.paragraphs.at(-1);
      const stamp = last ? paragraphText(last) : '';
      if (!date.test(stamp)) return { pass: false, reason: `the document ends with "${stamp}", which is no date` };
      return expectDocument({ before, after }, (document) => document.paragraphs.push(paragraph(stamp)), false);
    },
  }),
];
