import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { userTitles } from '../state.ts';
import { confirm, newTiddler, typeText, typeTitle } from '../steps.ts';

export const tiddlerFamilies = [
  defineWikiFamily<{ title: string; text: string }>({
    name: 'create-with-text',
    wordings: [
      'Create a tiddler called "{title}" with the text "{text}"',
      'Make a new tiddler {title} that says {text}',
      'Add a tiddler named “{title}” containing “{text}”',
      'I need a new tiddler. Title: {title}. Text: {text}',
      'Write down "{text}" under the title "{title}"',
    ],
    sample: ({ state, words }) => {
      const title = words.title();
      return userTitles(state).includes(title) ? null : { title, text: words.phrase(3, 7) };
    },
    free: ['title', 'text'],
    plan: ({ title, text }) => [
      'Click the "new tiddler" button in the sidebar.',
      `Type "${title}" in the "title" box.`,
      `Type "${text}" in the text area.`,
      'Click the "Confirm changes" button.',
    ],
    solve: ({ title, text }) => [newTiddler(), typeTitle(title), typeText(text), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: params.text } } }),
  }),
];
