import { defineNotepadFamily } from '../define.ts';
import { appended } from '../draw.ts';
import { expectLines } from '../expect-note.ts';
import { saveStep, typeStep } from '../plan-words.ts';
import { press, save } from '../steps.ts';

/** Time and date as any system writes them: "9:41 AM 11/30/2026", "11/30/2026 09:41", "09:41 30.11.2026". */
const clock = /^(?=.*\d{1,2}:\d\d)(?=.*\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[\d:./\- ]+(?: ?[AP]M)?[\d:./\- ]*$/i;

/** The whole note at once. Replacing everywhere has no family: Notepad of Wine 8 ends with an error when it is told to. */
export const wholeNoteFamilies = [
  defineNotepadFamily<{ text: string }>({
    name: 'rewrite-note',
    wordings: [
      'Replace the whole text of the note with "{text}"',
      'Throw everything out and write {text} instead',
      'Please let the file contain nothing but “{text}”',
      'The note should say {text} and nothing else',
      'Could you overwrite all that is there with "{text}"?',
      'I want the entire contents replaced by {text}',
      'Select everything and type {text} over it',
      'Start over: the note is to read "{text}", only that',
      'Put {text} in place of the complete text',
      'Let “{text}” be all that is left in the file',
      'From top to bottom, the text gives way to {text}',
      'Clear the note and write "{text}"',
      'Of what stands there now nothing stays, {text} is the new contents',
    ],
    sample: ({ words }) => ({ text: words.phrase(2, 5) }),
    free: ['text'],
    plan: ({ text }) => ['Press Ctrl+A.', typeStep(text), saveStep],
    solve: ({ text }) => [press('{Control+a}'), press(text), save()],
    verify: ({ before, after, params: { text } }) => expectLines({ before, after }, [text], [text, '']),
  }),
  defineNotepadFamily<Record<string, never>>({
    name: 'date-at-end',
    wordings: [
      'Put the time and date at the end of the note',
      'Insert the current date and time below everything else',
      'Please stamp the note with the date and time at the bottom',
      'The last line should be the time and date',
      'Could you add the date and the time at the very end?',
      'I want to see when this was written, time and date on the last line',
      'Add a time stamp after the last line',
      'Note down the time and date of now at the foot of the file',
      'Append the time and date',
      'Let the note end with the current time and date',
      'Time and date, please, under the text',
      'Close the note with a date and time stamp',
      'Whoever reads to the end should find what day and hour it was',
    ],
    sample: () => ({}),
    free: [],
    plan: () => ['Press Ctrl+End.', 'Press F5.', saveStep],
    solve: () => [press('{Control+End}'), press('{F5}'), save()],
    verify: ({ before, after }) => expectLines({ before, after }, ...appended(before.note.lines, clock)),
  }),
  defineNotepadFamily<Record<string, never>>({
    name: 'empty-note',
    heldOut: true,
    wordings: [
      'Delete everything in the note',
      'Clear the whole text',
      'Please empty the file completely',
      'Nothing should be left in the note',
      'Could you erase all of the text?',
      'I want the note blank again',
      'Remove the entire contents',
      'Wipe all lines, but keep the file',
      'Make this an empty note',
      'Let the file have no text at all',
      'From the first to the last letter, all of it goes',
      'Take out every line there is',
      'A clean sheet is what I need here',
    ],
    sample: () => ({}),
    free: [],
    plan: () => ['Press Ctrl+A.', 'Press Delete.', saveStep],
    solve: () => [press('{Control+a}'), press('{Delete}'), save()],
    verify: ({ before, after }) => expectLines({ before, after }, [''], []),
  }),
];
