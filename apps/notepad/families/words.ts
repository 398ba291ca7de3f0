import { defineNotepadFamily } from '../define.ts';
import { drawWord } from '../draw.ts';
import { expectLines } from '../expect-note.ts';
import { saveStep, selectStep, typeStep } from '../plan-words.ts';
import { press, save, select } from '../steps.ts';

type Word = { word: string };

const changed = (lines: readonly string[], from: string, to: string) =>
  lines.map((line) => line.replace(from, () => to));

/** One word that stands once in the note. */
export const wordFamilies = [
  defineNotepadFamily<Word & { text: string }>({
    name: 'replace-word',
    wordings: [
      'Replace the word "{word}" with "{text}"',
      'Write {text} where the note says {word}',
      'Please put “{text}” in place of the word “{word}”',
      'It should read {text} there, not {word}',
      'Could you turn the word "{word}" into "{text}"?',
      'I want {word} swapped for {text}',
      'Exchange the single word {word} for {text}',
      'Correct "{word}" to "{text}"',
      'Overwrite the word {word} with {text}',
      'Let “{text}” stand instead of “{word}”',
      'In that sentence, {word} is wrong, it is {text}',
      'Retype the word "{word}" as "{text}"',
      'Not {word} but {text} is what I meant to write',
    ],
    sample: (context) => {
      const drawn = drawWord(context);
      return drawn && { ...drawn, text: context.words.word() };
    },
    free: ['word', 'text'],
    plan: ({ word, text }) => [selectStep(word), typeStep(text), saveStep],
    solve: ({ word, text }) => [select(word), press(text), save()],
    verify: ({ before, after, params: { word, text } }) =>
      expectLines({ before, after }, changed(before.note.lines, word, text)),
  }),
  defineNotepadFamily<Word>({
    name: 'delete-word',
    wordings: [
      'Delete the word "{word}"',
      'Remove {word} from its line',
      'Please take the word “{word}” out',
      'The word {word} should go',
      'Could you strike out the word "{word}"?',
      'I want the word {word} removed',
      'Erase the single word {word}',
      'Cut the word "{word}" away',
      'Drop the word {word}',
      'Let the word “{word}” disappear',
      'In that line, {word} is one word too many',
      'Clear away the word "{word}"',
      'The line reads better without {word} in it',
    ],
    sample: (context) => drawWord(context),
    free: ['word'],
    plan: ({ word }) => [selectStep(word), 'Press Delete.', saveStep],
    solve: ({ word }) => [select(word), press('{Delete}'), save()],
    verify: ({ before, after, params: { word } }) =>
      // Who removes a word may close the gap that it leaves.
      expectLines(
        { before, after },
        ...[word, `${word} `, ` ${word}`].map((gone) => changed(before.note.lines, gone, '')),
      ),
  }),
  defineNotepadFamily<Word>({
    name: 'bracket-word',
    wordings: [
      'Put the word "{word}" in brackets',
      'Set {word} in parentheses',
      'Please enclose the word “{word}” in brackets',
      'The word {word} should stand in parentheses',
      'Could you bracket "{word}"?',
      'I want round brackets around {word}',
      'Add parentheses around the word {word}',
      'Surround "{word}" with brackets',
      'Write the word {word} between parentheses',
      'Let “{word}” have a bracket on either side',
      'In that line, {word} needs parentheses',
      'Wrap the word "{word}" in brackets',
      'A round sign on both sides of {word} would be right',
    ],
    sample: (context) => drawWord(context),
    free: ['word'],
    plan: ({ word }) => [selectStep(word), typeStep(`(${word})`), saveStep],
    solve: ({ word }) => [select(word), press(`(${word})`), save()],
    verify: ({ before, after, params: { word } }) =>
      expectLines({ before, after }, changed(before.note.lines, word, `(${word})`)),
  }),
  defineNotepadFamily<Word>({
    name: 'break-before-word',
    heldOut: true,
    wordings: [
      'Begin a new line before the word "{word}"',
      'Break the line in front of {word}',
      'Please start a fresh line at “{word}”',
      'The word {word} should be the first of its own line',
      'Could you split the line before "{word}"?',
      'I want a line break in front of the word {word}',
      'Insert a line break before {word}',
      'Cut the line in two at "{word}", which opens the second half',
      'Move {word} and what follows it to the next line',
      'Let a new line start with “{word}”',
      'In that line, {word} and the rest belong one line down',
      'Press the line apart just before "{word}"',
      'What comes from {word} on deserves a line of its own',
    ],
    sample: (context) => drawWord(context, (word, line) => line.indexOf(word) > 3),
    free: ['word'],
    plan: ({ word }) => [selectStep(word), 'Press Enter.', typeStep(word), saveStep],
    solve: ({ word }) => [select(word), press('{Enter}'), press(word), save()],
    verify: ({ before, after, params: { word } }) => {
      const broken = (space: RegExp) =>
        before.note.lines.flatMap((line) => {
          const at = line.indexOf(word);
          return at < 0 ? [line] : [line.slice(0, at).replace(space, ''), line.slice(at)];
        });
      return expectLines({ before, after }, broken(/(?!)/), broken(/ $/));
    },
  }),
];
