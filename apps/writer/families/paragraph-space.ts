import { withBorders } from '../borders.ts';
import { about } from '../lengths.ts';
import { menuPlan, okStep } from '../plan-words.ts';
import { click, menu, ok, tab } from '../steps.ts';
import { paragraphFamily } from './paragraph-family.ts';

/** How far Writer moves a paragraph in by one step; it depends on the tab stops, so not to the hair. */
const indentStep = about('0.4925in', '0.12in');

/** The space in and around one paragraph, and its frame. */
export const paragraphSpaceFamilies = [
  paragraphFamily({
    name: 'wide-lines-paragraph',
    wordings: [
      'Set the line spacing of the paragraph that begins with "{start}" to 1.5',
      'Give the paragraph starting {start} one and a half line spacing',
      'Please space the lines of “{start}…” by 1.5',
      'The paragraph beginning {start} should have a line spacing of 1.5',
      'Could you put 1.5 line spacing on the paragraph that starts with "{start}"?',
      'I want the lines of the paragraph {start} … one and a half lines apart',
      'Apply a line spacing of 1.5 to the paragraph starting with {start}',
      'Change the line spacing of "{start}" to 1.5 lines',
      'Use 1.5 line spacing for the paragraph beginning with {start}',
      'Let the paragraph “{start}” have 1.5 line spacing',
      'In the text, the paragraph from {start} on needs 1.5 line spacing',
      'Format the paragraph that begins "{start}" with a line spacing of 1.5',
      'Let more air between the lines that open with {start}, half a line of it',
    ],
    plan: menuPlan('Format', 'Spacing', 'Line Spacing: 1.5'),
    steps: menu('Format', 'Spacing', 'Line Spacing: 1.5'),
    edit: (paragraph) => [{ ...paragraph, format: { ...paragraph.format, 'line-height': '150%' } }],
  }),
  paragraphFamily({
    name: 'indent-paragraph',
    wordings: [
      'Indent the paragraph that begins with "{start}"',
      'Increase the indent of the paragraph starting {start}',
      'Please indent the paragraph “{start}…”',
      'The paragraph beginning {start} should be indented',
      'Could you indent the paragraph that starts with "{start}"?',
      'I want the paragraph {start} … indented',
      'Apply a larger indent to the paragraph starting with {start}',
      'Give the paragraph "{start}" an indent',
      'Set the paragraph beginning with {start} further in by an indent',
      'Let the paragraph “{start}” be indented',
      'In the text, the paragraph from {start} on needs an indent',
      'Format the paragraph that begins "{start}" with an increased indent',
      'Move the lines that open with {start} one step inwards',
    ],
    plan: menuPlan('Format', 'Spacing', 'Increase Indent'),
    steps: menu('Format', 'Spacing', 'Increase Indent'),
    edit: (paragraph) => [
      {
        ...paragraph,
        format: {
          'margin-left': indentStep,
          'margin-right': '0in',
          'text-indent': '0in',
          'auto-text-indent': 'false',
        },
      },
    ],
  }),
  paragraphFamily({
    name: 'frame-paragraph',
    wordings: [
      'Put a border around the paragraph that begins with "{start}"',
      'Frame the paragraph starting {start}',
      'Please draw a border around the paragraph “{start}…”',
      'The paragraph beginning {start} should have a border on all sides',
      'Could you put a frame of lines around the paragraph that starts with "{start}"?',
      'I want the paragraph {start} … with a border all around',
      'Add borders on all four sides to the paragraph starting with {start}',
      'Give the paragraph "{start}" all four borders',
      'Set the paragraph beginning with {start} in a border',
      'Let the paragraph “{start}” be framed',
      'In the text, the paragraph from {start} on needs a border around it',
      'Format the paragraph that begins "{start}" with all four borders',
      'Box in the lines that open with {start}',
    ],
    plan: [
      ...menuPlan('Format', 'Paragraph'),
      'Click the "Borders" tab.',
      'Click "All Four Borders" in the list.',
      okStep,
    ],
    steps: [...menu('Format', 'Paragraph'), tab('Borders'), click('All Four Borders', { type: 'ListItem' }), ok()],
    edit: (paragraph) => [{ ...paragraph, format: withBorders(paragraph.format, 'All Four Borders') }],
  }),
];
