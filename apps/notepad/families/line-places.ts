import { steps } from '#lamwright';
import { defineNotepadFamily } from '../define.ts';
import { tellingLines } from '../draw.ts';
import { expectLines } from '../expect-note.ts';
import { saveStep, typeStep } from '../plan-words.ts';
import { press, save } from '../steps.ts';
import { lineFamily, newLineFamily } from './line-family.ts';

const atEnd = (lines: string[], line: string): string[][] => {
  const told = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  return [
    [...told, line],
    [...told, line, ''],
  ];
};

/** Lines as a whole: moved, copied, written anew, marked. */
export const linePlaceFamilies = [
  lineFamily({
    name: 'move-line-to-end',
    wordings: [
      'Move the line "{line}" to the end of the note',
      'Put the line {line} last',
      'Please shift “{line}” down to the bottom',
      'The line {line} belongs at the end',
      'Could you take "{line}" from where it is and make it the last line?',
      'I want the line {line} behind all the others',
      'Cut the line {line} and paste it at the end',
      'Bring the line "{line}" to the foot of the note',
      'Send {line} to the bottom of the file',
      'Let the line “{line}” come last',
      'In the note, {line} stands too early, move it to the very end',
      'Relocate the line "{line}" to the bottom',
      'All other lines go before {line} from now on',
    ],
    plan: ['Press Ctrl+X.', 'Press Delete.', 'Press Ctrl+End.', 'Press Ctrl+V.'],
    steps: [press('{Control+x}'), press('{Delete}'), press('{Control+End}'), press('{Control+v}')],
    edit: (lines, at) => atEnd(lines.toSpliced(at, 1), lines[at]!),
    fits: ({ note: { lines } }, at) => at < lines.length - 2,
  }),
  lineFamily({
    name: 'duplicate-line',
    heldOut: true,
    wordings: [
      'Duplicate the line "{line}"',
      'Write the line {line} twice, the copy right below',
      'Please repeat “{line}” on the next line',
      'The line {line} should be there a second time, under the first',
      'Could you copy "{line}" to a new line beneath it?',
      'I want a copy of the line {line} directly after it',
      'Double the line {line}',
      'Make a second "{line}" under the first one',
      'Copy the line {line} and paste it below',
      'Let the line “{line}” appear two times in a row',
      'In the note, {line} needs a twin on the following line',
      'Repeat the line "{line}" once',
      'Say {line} again, one line further down',
    ],
    plan: ['Press Ctrl+C.', 'Press End.', 'Press Enter.', 'Press Ctrl+V.'],
    steps: [press('{Control+c}'), press('{End}'), press('{Enter}'), press('{Control+v}')],
    edit: (lines, at) => lines.toSpliced(at, 0, lines[at]!),
  }),
  newLineFamily({
    name: 'rewrite-line',
    wordings: [
      'Replace the whole line "{line}" with "{text}"',
      'Instead of the line {line}, write {text}',
      'Please rewrite the line “{line}” as “{text}”',
      'The line {line} should become {text}',
      'Could you change the line "{line}" to "{text}"?',
      'I want {text} on the line that says {line} now',
      'Overwrite the line {line} with {text}',
      'Put "{text}" in place of the line "{line}"',
      'The line that reads {line} is to read {text}',
      'Let the line “{line}” give way to “{text}”',
      'In the note, the line {line} is out of date, it is {text} now',
      'Swap the line "{line}" for "{text}"',
      'Where all of {line} stands, nothing but {text} is to be read',
    ],
    plan: [],
    steps: [],
    edit: (lines, at, text) => lines.toSpliced(at, 1, text),
  }),
  defineNotepadFamily<{ number: string; text: string }>({
    name: 'mark-line-number',
    wordings: [
      'Write "{text}" at the beginning of line {number}',
      'Go to line {number} and put {text} in front of it',
      'Please begin line number {number} with “{text}”',
      'Line {number} should start with {text}',
      'Could you add "{text}" before the first letter of line {number}?',
      'I want {text} ahead of what line {number} says',
      'Jump to line {number} and type {text} there',
      'Prefix line {number} with "{text}"',
      'At the start of line {number}, insert {text}',
      'Let line {number} open with “{text}”',
      'In the note, line number {number} needs {text} before it',
      'Set "{text}" before line {number}, on the same line',
      'Counting from the top, the line with number {number} gets {text} as its beginning',
    ],
    sample: ({ rng, state, words }) => {
      const found = tellingLines(state);
      return found.length > 1 ? { number: String(rng.pick(found).at + 1), text: words.word() } : null;
    },
    free: ['text'],
    plan: ({ number, text }) => [
      'Press Ctrl+G.',
      `Type "${number}" in the "Line number" box.`,
      'Click "Go To".',
      typeStep(text),
      saveStep,
    ],
    solve: ({ number, text }) => [
      press('{Control+g}'),
      steps.setText(/^Line number/i, number),
      steps.click(/^(?:OK|Go To)$/i, { type: 'Button' }),
      press(text),
      save(),
    ],
    verify: ({ before, after, params: { number, text } }) => {
      const at = Number(number) - 1;
      const { lines } = before.note;
      return expectLines(
        { before, after },
        ...['', ' '].map((between) => lines.toSpliced(at, 1, `${text}${between}${lines[at]}`)),
      );
    },
  }),
];
