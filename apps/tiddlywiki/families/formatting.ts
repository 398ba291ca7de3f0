import type { ReferenceStep } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan, editPlan } from '../plan-words.ts';
import { userTitles } from '../state.ts';
import { click, confirm, edit, newTiddler, openBySearch, typeText, typeTitle } from '../steps.ts';
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
      'Show the sentence with {word} as a big first headline in {title}',
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
      'Put a bullet in front of the sentence with {word} in {title}',
    ],
  }),
  defineWikiFamily<{ title: string; heading: string; text: string }>({
    name: 'create-with-heading',
    wordings: [
      'Create a tiddler called "{title}" with the heading "{heading}" and the text "{text}" below it',
      'Make a new tiddler {title} with {heading} as the heading, then {text}',
      'Add a tiddler {title} that has the heading “{heading}” over the text “{text}”',
      'New tiddler {title}. Heading: {heading}. Text: {text}',
      'Write down "{text}" under the headline "{heading}" and call the whole thing "{title}"',
    ],
    sample: ({ state, words }) => {
      const title = words.title();
      return userTitles(state).includes(title) ? null : { title, heading: words.title(), text: words.phrase(3, 6) };
    },
    free: ['title', 'heading', 'text'],
    plan: ({ title, heading, text }) => createPlan(title, `Type "! ${heading}\n\n${text}" in the text area.`),
    solve: ({ title, heading, text }) => [
      newTiddler(),
      typeTitle(title),
      typeText(`! ${heading}\n\n${text}`),
      confirm(),
    ],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: {
          [params.title]: { text: (now) => blankless(now) === `! ${params.heading}\n${params.text}` },
        },
      }),
  }),
  defineWikiFamily<{ title: string; text: string }>({
    name: 'create-with-bold-text',
    wordings: [
      'Create a tiddler called "{title}" with the text "{text}" in bold',
      'Make a new tiddler {title} that says {text} in bold type',
      'Add a tiddler named “{title}” containing “{text}”, all of it bold',
      'New tiddler {title}. Bold text: {text}',
      'In heavy letters, write {text} in a tiddler titled {title}',
    ],
    sample: ({ state, words }) => {
      const title = words.title();
      return userTitles(state).includes(title) ? null : { title, text: words.phrase(2, 5) };
    },
    free: ['title', 'text'],
    plan: ({ title, text }) => createPlan(title, `Type "''${text}''" in the text area.`),
    solve: ({ title, text }) => [newTiddler(), typeTitle(title), typeText(`''${text}''`), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(`''${params.text}''`) } } }),
  }),
];

const blankless = (text: string) => text.trim().replace(/\n\s*\n/g, '\n');
