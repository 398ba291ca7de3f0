import type { RichParagraph } from '#lamwright';
import { isBody } from '../draw.ts';
import { twips } from '../expect-document.ts';
import { menuPlan, okStep } from '../plan-words.ts';
import { button, fill, menu, ok, press } from '../steps.ts';
import { paragraphFamily } from './paragraph-family.ts';

type Length = { length: string };

const lengths = ['1 cm', '1.5 cm', '2 cm', '2.5 cm', '3 cm', '4 cm'];

/** A length that the dialog "Paragraph format" takes in one of its boxes. */
const indentFamily = (task: {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  box: string;
  edit: (length: number) => Partial<RichParagraph>;
}) =>
  paragraphFamily<Length>({
    ...task,
    value: ({ rng }) => ({ length: rng.pick(lengths) }),
    plan: ({ length }) => [...menuPlan('Format', 'Paragraph...'), `Type "${length}" in the "${task.box}" box.`, okStep],
    steps: ({ length }) => [...menu('Format', 'Paragraph...'), fill(new RegExp(`^${task.box}`), `${length}`), ok()],
    edit: ({ length }) => task.edit(twips(Number.parseFloat(length))),
  });

/** Where the lines of a paragraph begin and end, and its tab stops. */
export const indentFamilies = [
  indentFamily({
    name: 'left-indent',
    box: 'Left',
    edit: (left) => ({ left }),
    wordings: [
      'Indent the paragraph that begins with "{start}" by {length} from the left',
      'Give the line starting with {start} a left indent of {length}',
      'Please move the paragraph “{start} …” in from the left by {length}',
      'The paragraph beginning {start} should be indented {length} on the left',
      'Could you set the left indentation of what starts with "{start}" to {length}?',
      'I want the paragraph with {start} at its beginning {length} away from the left margin',
      'Set a left indent of {length} for the paragraph that starts with {start}',
      'Left indentation {length}, please, for the paragraph "{start} …"',
      'Push the paragraph that opens with {start} {length} inwards on its left side',
      'Let the paragraph that begins “{start}” have {length} of room on the left',
      'The one that starts with {start} needs {length} of left indentation',
      'Change the left indent to {length} in the paragraph beginning with "{start}"',
      'Every line of the part that opens with {start} is to begin {length} further in',
    ],
  }),
  indentFamily({
    name: 'right-indent',
    box: 'Right',
    edit: (right) => ({ right }),
    wordings: [
      'Indent the paragraph that begins with "{start}" by {length} from the right',
      'Give the line starting with {start} a right indent of {length}',
      'Please keep the paragraph “{start} …” {length} away from the right margin',
      'The paragraph beginning {start} should be indented {length} on the right',
      'Could you set the right indentation of what starts with "{start}" to {length}?',
      'I want the lines of the paragraph with {start} at its beginning to end {length} before the right margin',
      'Set a right indent of {length} for the paragraph that starts with {start}',
      'Right indentation {length}, please, for the paragraph "{start} …"',
      'Push the right side of the paragraph that opens with {start} {length} inwards',
      'Let the paragraph that begins “{start}” have {length} of room on the right',
      'The one that starts with {start} needs {length} of right indentation',
      'Change the right indent to {length} in the paragraph beginning with "{start}"',
      'Every line of the part that opens with {start} is to stop {length} sooner',
    ],
  }),
  indentFamily({
    name: 'first-line-indent',
    heldOut: true,
    box: 'First line',
    edit: (first) => ({ first }),
    wordings: [
      'Indent the first line of the paragraph that begins with "{start}" by {length}',
      'Give the opening line that starts with {start} an indent of {length}, but not the lines after it',
      'Please move only the first line of the paragraph “{start} …” in by {length}',
      'The paragraph beginning {start} should have a first-line indent of {length}',
      'Could you set the first line of what starts with "{start}" {length} to the right?',
      'I want a first-line indentation of {length} in the paragraph with {start} at its beginning',
      'Set the first line indent to {length} for the paragraph that starts with {start}',
      'First line {length} in, please, for the paragraph "{start} …"',
      'Begin the first line of the paragraph that opens with {start} {length} further in',
      'Let the paragraph that begins “{start}” have its first line indented by {length}',
      'The one that starts with {start} needs {length} before its first line',
      'Change the indent of the first line to {length} in the paragraph beginning with "{start}"',
      'As in a novel, the opening of {start} is to stand {length} in',
    ],
  }),
  paragraphFamily<{ cm: string }>({
    name: 'tab-stop',
    wordings: [
      'Set a tab stop at {cm} cm in the paragraph that begins with "{start}"',
      'Give the line starting with {start} a tab stop at {cm} cm',
      'Please add a tab stop {cm} cm from the margin to the paragraph “{start} …”',
      'The paragraph beginning {start} should have a tab stop at {cm} cm',
      'Could you put a tabulator at {cm} cm into what starts with "{start}"?',
      'I want the Tab key to jump to {cm} cm in the paragraph with {start} at its beginning',
      'Insert a tab stop at {cm} cm for the paragraph that starts with {start}',
      'Tab stop at {cm} cm, please, for the paragraph "{start} …"',
      'Add {cm} cm to the tab stops of the paragraph that opens with {start}',
      'Let the paragraph that begins “{start}” have a tab at {cm} cm',
      'The one that starts with {start} needs a tab stop {cm} cm in',
      'Define a tabulator position of {cm} cm in the paragraph beginning with "{start}"',
      'A column at {cm} cm is wanted for {start}, by way of a tab stop',
    ],
    value: ({ rng }) => ({ cm: rng.pick(['3', '4', '5', '6', '7', '8']) }),
    plan: ({ cm }) => [...menuPlan('Format', 'Tabs...'), `Type "${cm}".`, 'Click "Add".', okStep],
    steps: ({ cm }) => [...menu('Format', 'Tabs...'), press(cm), button('Add'), ok()],
    edit: ({ cm }) => ({ tabs: [twips(Number(cm))] }),
    fits: isBody,
  }),
];
