import type { ReferenceStep } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { editPlan } from '../plan-words.ts';
import { click, confirm, edit, openBySearch, typeText } from '../steps.ts';
import { pickLineWord, pickWord, prefixLine, proseTiddlers, textOf } from '../text-parts.ts';

type Word = { title: string; word: string };

/** Selects this text in the editor, as a mouse does. */
const select = (text: string): ReferenceStep => ({ ...typeText(text), function: 'select_text' });

/** A family that selects a word of a tiddler and clicks a button of the editor toolbar. */
const wordFamily = (family: {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  /** The word stands for its whole line. */
  line?: boolean;
  /** How the button's name begins. */
  button: string;
  /** The whole text afterwards. */
  result: (text: string, word: string) => string;
}) =>
  defineWikiFamily<Word>({
    name: family.name,
    ...(family.heldOut ? { heldOut: true } : {}),
    wordings: family.wordings,
    sample: ({ rng, state }) => {
      const tiddlers = proseTiddlers(state);
      if (tiddlers.length === 0) return null;
      const { title, text } = rng.pick(tiddlers);
      const word = family.line ? pickLineWord(rng, text) : pickWord(rng, text);
      return word === null ? null : { title, word };
    },
    free: ['title', 'word'],
    plan: ({ title, word }) =>
      editPlan(title, `Select "${word}" in the text area.`, `Click the "${family.button}" button.`),
    solve: ({ title, word }) => [
      ...openBySearch(title),
      edit(title),
      select(word),
      click(new RegExp(`^${family.button}`), { type: 'Button' }),
      confirm(),
    ],
    verify: ({ before, after, params: { title, word } }) => {
      const old = before.tiddlers[title]?.text ?? '';
      return expectChanges({ before, after, changed: { [title]: { text: textOf(family.result(old, word)) } } });
    },
  });

const wrap = (before: string, after: string) => (text: string, word: string) =>
  text.replace(word, `${before}${word}${after}`);

export const formattingFamilies = [
  wordFamily({
    name: 'bold-word',
    button: 'Apply bold formatting',
    result: wrap("''", "''"),
    wordings: [
      'Make the word "{word}" bold in the tiddler "{title}"',
      'Apply bold formatting to {word} in {title}',
      'In {title}, set the word {word} in bold',
      'The tiddler {title} should have “{word}” in bold type',
      'Could you embolden "{word}" where it stands in the page "{title}"?',
      'I want the word {word} to stand out in bold in the text of {title}',
      'Open the note “{title}” for editing and put “{word}” in bold letters',
      'Let {word} be bold in the entry {title}',
      'In the text of "{title}", the word "{word}" should appear in bold',
      'The word {word} is still in plain type in {title}. Give it bold type',
      'Select “{word}” in the tiddler “{title}” and format it as bold',
      'Please use a heavy, bold face for the word {word} within the tiddler {title}',
      'I want {word} to stand out in heavy letters when I read {title}',
    ],
  }),
  wordFamily({
    name: 'italic-word',
    button: 'Apply italic formatting',
    result: wrap('//', '//'),
    wordings: [
      'Make the word "{word}" italic in the tiddler "{title}"',
      'Apply italic formatting to {word} in {title}',
      'In {title}, set the word {word} in italics',
      'The tiddler {title} should have “{word}” in italic type',
      'Could you put "{word}" in italics in the note "{title}"?',
      "I'd like the word {word} on the page {title} to be italic",
      'Let “{word}” appear in italic letters within “{title}”',
      'Italicise {word} in the tiddler {title}',
      'In the text of "{title}", "{word}" should stand in slanted, italic type',
      'The page {title} has the word {word} in upright letters; change it to italics',
      'Please go to “{title}” and format “{word}” as italic',
      'Use italics for the word {word} where it occurs in the entry {title}',
      'I want {word} in slanted letters when I read {title}',
    ],
  }),
  wordFamily({
    name: 'underline-word',
    button: 'Apply underline formatting',
    result: wrap('__', '__'),
    wordings: [
      'Underline the word "{word}" in the tiddler "{title}"',
      'Apply underline formatting to {word} in {title}',
      'In {title}, underline {word}',
      'The tiddler {title} should have “{word}” underlined',
      'Could you give “{word}” an underline in the page “{title}”?',
      'I\'d like "{word}" to be underlined in the text of "{title}"',
      'Within the note {title}, draw an underline beneath the word {word}',
      'Let {word} appear with underlining in {title}',
      'Format “{word}” as underlined text in the entry “{title}”',
      '"{title}" contains "{word}", which ought to be underlined',
      'The word {word} in the page {title} needs underlining',
      'Edit {title} so that the word {word} gets underlined',
      'Draw a line beneath {word} where {title} mentions it',
    ],
  }),
  wordFamily({
    name: 'strike-word',
    heldOut: true,
    button: 'Apply strikethrough formatting',
    result: wrap('~~', '~~'),
    wordings: [
      'Strike through the word "{word}" in the tiddler "{title}"',
      'Apply strikethrough formatting to {word} in {title}',
      'In {title}, strike out {word}',
      'Cross out {word} where {title} mentions it',
    ],
  }),
  wordFamily({
    name: 'link-word',
    button: 'Wrap selection in square brackets',
    result: wrap('[[', ']]'),
    wordings: [
      'Turn the word "{word}" into a link in the tiddler "{title}"',
      'Wrap {word} in square brackets in {title}',
      'In {title}, make a wiki link of the word {word}',
      'The tiddler {title} should link to “{word}” where it says so',
      'Could you make "{word}" clickable as a wiki link in the text of "{title}"?',
      "I'd like the word {word} to become a link where it stands in {title}",
      'Put double square brackets around the word “{word}” in the page “{title}”',
      'Let {word} be a link within the existing text of the note {title}',
      'In the entry "{title}", the word "{word}" is plain text. It should be a link',
      'Edit {title} and select the word {word} to link it',
      'The word “{word}” in the tiddler “{title}” should be enclosed in link brackets',
      'Please linkify the word {word} that already appears in the tiddler {title}',
      'Let me click on {word} whenever I read {title}',
    ],
  }),
  wordFamily({
    name: 'heading-line',
    line: true,
    button: 'Apply heading level 1 formatting',
    result: (text, word) => prefixLine(text, word, '! '),
    wordings: [
      'Make the line with "{word}" a level 1 heading in the tiddler "{title}"',
      'Apply heading level 1 formatting to the line with {word} in {title}',
      'In {title}, turn the line that says {word} into a heading 1',
      'The tiddler {title} should have the line with “{word}” as its heading 1',
      'Could you format the line containing "{word}" in the note "{title}" as a heading of level 1?',
      "I'd like {title} to show its line with {word} as a level 1 headline",
      'Let the line “{word}” in the page “{title}” become a first-level heading',
      'The line with {word} should be a heading 1 in the entry {title}',
      'In the tiddler "{title}", style the line where "{word}" stands as an H1 heading',
      'Please promote the line of {title} that has {word} in it to a level 1 heading',
      '“{title}” lacks a heading 1; use the line with “{word}” for it',
      'Find the line with {word} on the page {title} and give it heading level 1',
      'Show the line with {word} as a big first headline in {title}',
    ],
  }),
  wordFamily({
    name: 'bullet-line',
    line: true,
    button: 'Apply bulleted list formatting',
    result: (text, word) => prefixLine(text, word, '* '),
    wordings: [
      'Make the line with "{word}" a bulleted list item in the tiddler "{title}"',
      'Apply bulleted list formatting to the line with {word} in {title}',
      'In {title}, turn the line that says {word} into a bulleted list',
      'The tiddler {title} should have the line with “{word}” as a bullet point',
      'Could you put a bullet in front of the line containing “{word}” in the page “{title}”?',
      'I\'d like the line in "{title}" that has "{word}" in it to be a bullet list item',
      'Within the note {title}, bullet the line where {word} occurs',
      'Let the line holding {word} become a bullet point in {title}',
      '“{title}” has a line with “{word}”, which ought to be bulleted',
      'Format as a bulleted list entry the line of "{title}" in which "{word}" stands',
      'The line mentioning {word} in the entry {title} needs a bullet',
      'Edit {title}: the line with the word {word} is to start with a list bullet',
      'Put a bullet in front of the line with {word} in {title}',
    ],
  }),
];
