import { defineWriterFamily } from '../define.ts';
import { drawWord, isLatin, isOrdinary } from '../draw.ts';
import { editWords, paragraphOf } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { saveStep, selectStep } from '../plan-words.ts';
import type { Run } from '../state.ts';
import { fill, press, save, select } from '../steps.ts';
import { withFormat } from './word-family.ts';

type Word = { word: string; paragraph: string };

/** A word is given one of some values in a box of the toolbar; the parameter for it is called `value`. */
const boxFamily = <Value extends string>(options: {
  name: string;
  value: Value;
  box: string;
  choices: readonly string[];
  format: (value: string) => Run['format'];
  wordings: string[];
}) =>
  defineWriterFamily<Word & Record<Value, string>>({
    name: options.name,
    wordings: options.wordings,
    sample: (context) => {
      const drawn = drawWord(context, (word, paragraph) => isLatin(word) && isOrdinary(paragraph));
      return (
        drawn && ({ ...drawn, [options.value]: context.rng.pick(options.choices) } as Word & Record<Value, string>)
      );
    },
    free: ['word'],
    plan: (params) => [
      selectStep(params.word),
      `Type "${params[options.value]}" in the "${options.box}" box.`,
      saveStep,
    ],
    solve: (params) => [select(params.paragraph, params.word), fill(options.box, params[options.value]), save()],
    verify: ({ before, after, params }) =>
      expectChange({ before, after }, (document) =>
        editWords(
          paragraphOf(document, params.paragraph),
          params.word,
          withFormat(options.format(params[options.value])),
        ),
      ),
  });

/** What is done to a word with a value of its own: font, size, other words. */
export const wordValueFamilies = [
  boxFamily({
    name: 'font-of-word',
    value: 'font',
    box: 'Font Name',
    choices: ['Liberation Sans', 'Liberation Mono', 'DejaVu Sans', 'DejaVu Sans Mono', 'DejaVu Serif'],
    format: (font) => ({ 'font-name': font }),
    wordings: [
      'Set the word "{word}" in the font "{font}"',
      'Switch {word} over to the font {font}',
      'Please use the font “{font}” for the word “{word}”',
      'The word {word} should be in {font}',
      'Could you put "{word}" in "{font}"?',
      'I want {word} set in the typeface {font}',
      'Apply the font {font} to the word {word}',
      'Format "{word}" with the font "{font}"',
      'Use {font} as the font of the word {word}',
      'Let “{word}” appear in “{font}”',
      'In the text, {word} needs the font {font}',
      'Give the word "{word}" the font {font}',
      'Have {word} printed in {font} letters',
    ],
  }),
  boxFamily({
    name: 'size-of-word',
    value: 'size',
    box: 'Font Size',
    choices: ['8', '9', '10', '14', '15', '16', '18', '20', '22', '24', '28', '32', '36', '40'],
    format: (size) => ({ 'font-size': `${size}pt` }),
    wordings: [
      'Set the word "{word}" in size {size}',
      'Change the font size of {word} to {size}',
      'Please make “{word}” {size} points high',
      'The word {word} should have the font size {size}',
      'Could you set "{word}" to {size} points?',
      'I want {word} in letters of {size} points',
      'Apply the size {size} to the word {word}',
      'Format "{word}" with the font size {size}',
      'Use {size} as the font size of the word {word}',
      'Let “{word}” appear in {size} points',
      'In the text, {word} needs the size {size}',
      'Give the word "{word}" the font size {size}',
      'Scale {word} to {size} points',
    ],
  }),
  defineWriterFamily<Word & { text: string }>({
    name: 'retype-word',
    wordings: [
      'Replace the word "{word}" with "{text}"',
      'Write {text} instead of {word}',
      'Please change “{word}” to “{text}”',
      'The word {word} should read {text}',
      'Could you put "{text}" in place of "{word}"?',
      'I want {word} to be replaced by {text}',
      'Overwrite the word {word} with {text}',
      'Exchange "{word}" for "{text}"',
      'Change the wording from {word} to {text}',
      'Let “{text}” stand where “{word}” is now',
      'In the text, {word} is wrong, it must be {text}',
      'Correct "{word}" to "{text}"',
      'Swap {word} out, {text} goes in',
    ],
    sample: (context) => {
      const drawn = drawWord(context);
      return drawn && { ...drawn, text: context.words.phrase(1, 3) };
    },
    free: ['word', 'text'],
    plan: ({ word, text }) => [selectStep(word), `Type "${text}".`, saveStep],
    solve: ({ word, paragraph, text }) => [select(paragraph, word), press(text), save()],
    verify: ({ before, after, params: { word, paragraph, text } }) =>
      expectChange({ before, after }, (document) =>
        editWords(paragraphOf(document, paragraph), word, (run) => ({ ...run, text })),
      ),
  }),
];
