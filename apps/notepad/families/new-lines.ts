import { defineNotepadFamily } from '../define.ts';
import { appended } from '../draw.ts';
import { expectLines } from '../expect-note.ts';
import { saveStep, typeStep } from '../plan-words.ts';
import { press, save } from '../steps.ts';
import { newLineFamily } from './line-family.ts';

type Text = { text: string };

/** Lines that are added. */
export const newLineFamilies = [
  defineNotepadFamily<Text>({
    name: 'add-last-line',
    wordings: [
      'Add the line "{text}" at the end of the note',
      'Write {text} below everything else',
      'Please append “{text}” to the note',
      'The note should end with the line {text}',
      'Could you put "{text}" at the very bottom?',
      'I want {text} as the last line',
      'Go to the end and type {text}',
      'One more line at the foot of the file: "{text}"',
      'Attach {text} after the last line',
      'Let “{text}” close the note',
      'At the bottom of the text, {text} is still missing',
      'Finish the note with "{text}"',
      'After all that is there already comes {text}',
    ],
    sample: ({ words }) => ({ text: words.phrase(2, 4) }),
    free: ['text'],
    plan: ({ text }) => ['Press Ctrl+End.', typeStep(text), saveStep],
    solve: ({ text }) => [press('{Control+End}'), press(text), save()],
    verify: ({ before, after, params: { text } }) =>
      expectLines({ before, after }, ...appended(before.note.lines, text)),
  }),
  defineNotepadFamily<Text>({
    name: 'add-first-line',
    wordings: [
      'Add the line "{text}" at the top of the note',
      'Write {text} above everything else',
      'Please put “{text}” before the first line',
      'The note should begin with the line {text}',
      'Could you give the note the heading "{text}"?',
      'I want {text} as the first line',
      'Go to the beginning and type {text} on a line of its own',
      'One more line at the head of the file: "{text}"',
      'Place {text} in front of the first line',
      'Let “{text}” open the note',
      'At the top of the text, {text} is still missing',
      'Start the note with "{text}"',
      'Before all that is there already comes {text}',
    ],
    sample: ({ words }) => ({ text: words.title() }),
    free: ['text'],
    plan: ({ text }) => ['Press Ctrl+Home.', typeStep(text), 'Press Enter.', saveStep],
    solve: ({ text }) => [press('{Control+Home}'), press(text), press('{Enter}'), save()],
    verify: ({ before, after, params: { text } }) => expectLines({ before, after }, [text, ...before.note.lines]),
  }),
  newLineFamily({
    name: 'line-below',
    wordings: [
      'Insert the line "{text}" below the line "{line}"',
      'Under {line}, write {text} on a line of its own',
      'Please add “{text}” right after the line “{line}”',
      'The line {line} should be followed by {text}',
      'Could you put "{text}" beneath "{line}"?',
      'I want {text} on a new line under {line}',
      'After the line {line}, a line that says {text} comes in',
      'Squeeze "{text}" in behind the line "{line}"',
      'Add a line {text} directly after {line}',
      'Let “{text}” stand one line below “{line}”',
      'In the note, {line} needs the line {text} beneath it',
      'Following "{line}", insert "{text}"',
      'Once {line} has been said, {text} is to be the next thing',
    ],
    plan: ['Press End.', 'Press Enter.'],
    steps: [press('{End}'), press('{Enter}')],
    edit: (lines, at, text) => lines.toSpliced(at + 1, 0, text),
  }),
  newLineFamily({
    name: 'line-above',
    heldOut: true,
    wordings: [
      'Insert the line "{text}" above the line "{line}"',
      'Over {line}, write {text} on a line of its own',
      'Please add “{text}” right before the line “{line}”',
      'The line {line} should have {text} ahead of it',
      'Could you put "{text}" on top of "{line}"?',
      'I want {text} on a new line over {line}',
      'Before the line {line}, a line that says {text} comes in',
      'Squeeze "{text}" in ahead of the line "{line}"',
      'Add a line {text} directly before {line}',
      'Let “{text}” stand one line above “{line}”',
      'In the note, {line} needs the line {text} over it',
      'Preceding "{line}", insert "{text}"',
      'Nobody should get to {line} without reading {text} first',
    ],
    plan: ['Press Home.', 'Press Enter.', 'Press Up.'],
    steps: [press('{Home}'), press('{Enter}'), press('{Up}')],
    edit: (lines, at, text) => lines.toSpliced(at, 0, text),
  }),
];
