import type { Paragraph } from '../state.ts';
import { click, press } from '../steps.ts';
import { paragraphFamily } from './paragraph-family.ts';

const aligned = (side: string) => (paragraph: Paragraph) => [
  { ...paragraph, format: { ...paragraph.format, 'text-align': side, 'justify-single-word': 'false' } },
];

/** The side that the lines of a paragraph stand at. */
export const alignmentFamilies = [
  paragraphFamily({
    name: 'center-paragraph',
    wordings: [
      'Move the paragraph that begins with "{start}" to the centre',
      'Center the paragraph starting {start}',
      'Please centre the paragraph “{start}…”',
      'The paragraph beginning {start} should be centred',
      'Could you centre the paragraph that starts with "{start}"?',
      'I want the paragraph {start} … in the middle of the page',
      'Set the paragraph starting with {start} in the centre',
      'Align the paragraph "{start}" to the centre',
      'Apply centred alignment to the paragraph beginning with {start}',
      'Let the paragraph “{start}” be centred',
      'In the text, the paragraph from {start} on needs centring',
      'Give the paragraph that begins "{start}" a centred alignment',
      'Bring the lines that open with {start} to the middle',
    ],
    plan: ['Press **Ctrl+E**.'],
    steps: [press('{Control+e}')],
    edit: aligned('center'),
  }),
  paragraphFamily({
    name: 'right-paragraph',
    wordings: [
      'Align the paragraph that begins with "{start}" to the right',
      'Right-align the paragraph starting {start}',
      'Please move the paragraph “{start}…” to the right margin',
      'The paragraph beginning {start} should be right-aligned',
      'Could you align the paragraph that starts with "{start}" on the right?',
      'I want the paragraph {start} … flush right',
      'Set the paragraph starting with {start} flush right',
      'Put the paragraph "{start}" against the right margin',
      'Apply right alignment to the paragraph beginning with {start}',
      'Let the paragraph “{start}” be aligned right',
      'In the text, the paragraph from {start} on needs right alignment',
      'Give the paragraph that begins "{start}" a right alignment',
      'Push the lines that open with {start} over to the right edge',
    ],
    plan: ['Click the "Right" button in the "Formatting" toolbar.'],
    steps: [click('Right', { container: 'Formatting' })],
    edit: aligned('end'),
  }),
  paragraphFamily({
    name: 'justify-paragraph',
    heldOut: true,
    wordings: [
      'Justify the paragraph that begins with "{start}"',
      'Set the paragraph starting {start} justified',
      'Please justify the paragraph “{start}…”',
      'The paragraph beginning {start} should be justified',
      'Could you justify the paragraph that starts with "{start}"?',
      'I want the paragraph {start} … justified on both sides',
      'Use full justification for the paragraph starting with {start}',
      'Align the paragraph "{start}" to both margins',
      'Apply justified alignment to the paragraph beginning with {start}',
      'Let the paragraph “{start}” be justified',
      'In the text, the paragraph from {start} on needs justifying',
      'Give the paragraph that begins "{start}" a justified alignment',
      'Stretch the lines that open with {start} to both edges',
    ],
    plan: ['Click the "Justified" button in the "Formatting" toolbar.'],
    steps: [click('Justified', { container: 'Formatting' })],
    edit: aligned('justify'),
  }),
];
