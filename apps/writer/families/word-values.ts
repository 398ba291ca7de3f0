import { defineWriterFamily } from '../define.ts';
import { drawWord, isOrdinary } from '../draw.ts';
import { editWords, paragraphOf, plainRun } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { menuPlan, okStep, saveStep, selectStep } from '../plan-words.ts';
import type { Paragraph, Run } from '../state.ts';
import { click, fill, menu, ok, press, save, select } from '../steps.ts';
import { withFormat } from './word-family.ts';

type Word = { word: string; paragraph: string };

const isLatin = (word: string) => /^[A-Za-z]+$/.test(word);

/** Puts marks on both sides of a word. */
const enclose = (paragraph: Paragraph, word: string, start: Partial<Run>, end: Partial<Run>) =>
  editWords(paragraph, word, (run) => [{ ...plainRun(''), ...start }, run, { ...plainRun(''), ...end }]);

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

/** What is done to a word with a value of its own: font, size, link, other words. */
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
  defineWriterFamily<Word & { address: string }>({
    name: 'link-word',
    wordings: [
      'Turn the word "{word}" into a link to {address}',
      'Link {word} to {address}',
      'Please make “{word}” a hyperlink to {address}',
      'The word {word} should lead to {address}',
      'Could you link "{word}" to "{address}"?',
      'I want {word} to be a link that opens {address}',
      'Add a hyperlink to {address} on the word {word}',
      'Insert a link on "{word}", its address is {address}',
      'Put the address {address} behind the word {word}',
      'Let “{word}” point to {address}',
      'In the text, {word} needs a link to {address}',
      'Give the word "{word}" the web address {address}',
      'Who clicks {word} is to get to {address}',
    ],
    sample: (context) => {
      const drawn = drawWord(context);
      return drawn && { ...drawn, address: `https://${context.words.word()}.example/${context.words.word()}` };
    },
    free: ['word', 'address'],
    plan: ({ word, address }) => [
      selectStep(word),
      'Press **Ctrl+K**.',
      `Type "${address}" in the "URL" box.`,
      okStep,
      saveStep,
    ],
    solve: ({ word, paragraph, address }) => [
      select(paragraph, word),
      press('{Control+k}'),
      fill('URL', address),
      ok(),
      save(),
    ],
    verify: ({ before, after, params: { word, paragraph, address } }) =>
      expectChange({ before, after }, (document) =>
        editWords(paragraphOf(document, paragraph), word, (run) => ({ ...run, link: address })),
      ),
  }),
  defineWriterFamily<Word & { text: string }>({
    name: 'comment-on-word',
    wordings: [
      'Comment on the word "{word}" with "{text}"',
      'Add the comment {text} to {word}',
      'Please attach the comment “{text}” to the word “{word}”',
      'The word {word} should get the comment {text}',
      'Could you leave the remark "{text}" as a comment on "{word}"?',
      'I want a comment at {word} that says {text}',
      'Insert a comment at the word {word}: {text}',
      'Write "{text}" as a comment on "{word}"',
      'Put the comment {text} on the word {word}',
      'Let “{word}” have a comment, namely “{text}”',
      'In the text, {word} needs the comment {text}',
      'Annotate "{word}" with the comment "{text}"',
      'Note {text} in the margin beside {word}',
    ],
    sample: (context) => {
      const drawn = drawWord(context, isLatin);
      return drawn && { ...drawn, text: context.words.phrase(2, 5) };
    },
    free: ['word', 'text'],
    plan: ({ word, text }) => [selectStep(word), 'Press **Ctrl+Alt+C**.', `Type "${text}".`, saveStep],
    solve: ({ word, paragraph, text }) => [select(paragraph, word), press('{Control+Alt+c}'), press(text), save()],
    verify: ({ before, after, params: { word, paragraph, text } }) =>
      expectChange({ before, after }, (document) => {
        enclose(paragraphOf(document, paragraph), word, { comment: text }, { end: 'comment' });
      }),
  }),
  defineWriterFamily<Word & { name: string }>({
    name: 'bookmark-word',
    heldOut: true,
    wordings: [
      'Set a bookmark named "{name}" on the word "{word}"',
      'Bookmark {word} as {name}',
      'Please put the bookmark “{name}” on “{word}”',
      'The word {word} should be bookmarked as {name}',
      'Could you insert a bookmark "{name}" at "{word}"?',
      'I want a bookmark called {name} on the word {word}',
      'Add the bookmark {name} to the word {word}',
      'Insert the bookmark "{name}" for "{word}"',
      'Mark the word {word} with a bookmark, {name}',
      'Let “{word}” carry the bookmark “{name}”',
      'In the text, {word} needs a bookmark named {name}',
      'Give the word "{word}" the bookmark "{name}"',
      'Make it possible to jump to {word} by the bookmark {name}',
    ],
    sample: (context) => {
      const drawn = drawWord(context);
      return drawn && { ...drawn, name: context.words.word() };
    },
    free: ['word', 'name'],
    plan: ({ word, name }) => [
      selectStep(word),
      ...menuPlan('Insert', 'Bookmark'),
      `Type "${name}" in the "Name" box.`,
      'Click "Insert".',
      saveStep,
    ],
    solve: ({ word, paragraph, name }) => [
      select(paragraph, word),
      ...menu('Insert', 'Bookmark'),
      fill('Name', name, { container: 'Bookmark' }),
      click('Insert'),
      save(),
    ],
    verify: ({ before, after, params: { word, paragraph, name } }) =>
      expectChange({ before, after }, (document) => {
        enclose(paragraphOf(document, paragraph), word, { bookmark: name }, { end: 'bookmark' });
      }),
  }),
];
