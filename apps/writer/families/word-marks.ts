import { defineWriterFamily } from '../define.ts';
import { drawWord, isLatin } from '../draw.ts';
import { editWords, paragraphOf, plainRun } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { menuPlan, okStep, saveStep, selectStep } from '../plan-words.ts';
import type { Paragraph, Run } from '../state.ts';
import { click, fill, menu, ok, press, save, select } from '../steps.ts';

type Word = { word: string; paragraph: string };

/** Puts marks on both sides of a word. */
const enclose = (paragraph: Paragraph, word: string, start: Partial<Run>, end: Partial<Run>) =>
  editWords(paragraph, word, (run) => [{ ...plainRun(''), ...start }, run, { ...plainRun(''), ...end }]);

/** What is put on a word: link, comment, bookmark. */
export const wordMarkFamilies = [
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
