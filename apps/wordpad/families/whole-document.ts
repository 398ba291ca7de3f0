import type { ReferenceStep, RichDocument } from '#lamwright';
import { defineWordpadFamily } from '../define.ts';
import { expectDocument } from '../expect-document.ts';
import { saveStep } from '../plan-words.ts';
import { press, save } from '../steps.ts';

/** What is done to everything at once. */
const wholeFamily = (task: {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  plan: string[];
  steps: ReferenceStep[];
  edit: (document: RichDocument) => void;
}) => {
  const { plan, steps, edit, ...told } = task;
  return defineWordpadFamily<Record<string, never>>({
    ...told,
    sample: () => ({}),
    free: [],
    plan: () => ['Press Ctrl+A.', ...plan, saveStep],
    solve: () => [press('{Control+a}'), ...steps, save()],
    verify: ({ before, after }) => expectDocument({ before, after }, edit),
  });
};

/** The whole document at once. */
export const wholeDocumentFamilies = [
  wholeFamily({
    name: 'center-all',
    wordings: [
      'Centre the whole document',
      'Center all paragraphs',
      'Please put the entire text in the middle',
      'Every paragraph should be centred',
      'Could you centre everything?',
      'I want the complete text centred',
      'Align all of the document to the centre',
      'Set each paragraph in the middle of the page',
      'Move everything to the centre',
      'Let all paragraphs be centred',
      'Nothing should be left-aligned any more, centre it all',
      'Give the whole text centre alignment',
      'From the first to the last line, the same room on both sides',
    ],
    plan: ['Press Ctrl+E.'],
    steps: [press('{Control+e}')],
    edit: ({ paragraphs }) => {
      for (const paragraph of paragraphs) paragraph.align = 'center';
    },
  }),
  wholeFamily({
    name: 'italic-all',
    heldOut: true,
    wordings: [
      'Set the whole document in italics',
      'Make all of the text italic',
      'Please italicise everything',
      'Every word should be in italics',
      'Could you turn the entire text into italics?',
      'I want the complete document in italic type',
      'Apply italics to all paragraphs',
      'Format each word as italic',
      'Slant the letters of the whole text',
      'Let all text appear in italics',
      'Nothing should stand upright any more, all italics',
      'Give the whole document italic letters',
      'From the first to the last line, cursive type',
    ],
    plan: ['Press Ctrl+I.'],
    steps: [press('{Control+i}')],
    edit: ({ paragraphs }) => {
      for (const { runs } of paragraphs) for (const run of runs) run.italic = true;
    },
  }),
];
