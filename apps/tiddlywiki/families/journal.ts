import type { Verdict } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { drawOpen, newTitle } from '../existing.ts';
import { diffStates, expectChanges, type TiddlerExpectation } from '../expect-changes.ts';
import { confirmStep } from '../plan-words.ts';
import type { WikiState } from '../state.ts';
import { addTag, click, confirm, more, typeText, typeTitle } from '../steps.ts';

const journalPlan = ['Click the "Tools" tab in the sidebar.', 'Click the "new journal" button.'];
const newJournal = () => [click('Tools', { type: 'TabItem' }), click('new journal', { type: 'Button' })];

/** One new tiddler whose title is today's date, which no request can name. */
function expectJournal(before: WikiState, after: WikiState, expectation: TiddlerExpectation): Verdict {
  const [title, second] = diffStates(before, after).created;
  if (title === undefined || second !== undefined) return { pass: false, reason: 'there is not one new tiddler' };
  if (!/\b20\d\d\b/.test(title)) return { pass: false, reason: `"${title}" is not a date` };
  return expectChanges({ before, after, created: { [title]: expectation } });
}

export const journalFamilies = [
  defineWikiFamily<{ text: string }>({
    name: 'new-journal',
    wordings: [
      'Create a journal entry that says "{text}"',
      'Make a new journal tiddler with the text {text}',
      'Write “{text}” in the journal of today',
      'New journal entry: {text}',
      'Dear diary, put down for today: "{text}"',
    ],
    sample: ({ words }) => ({ text: words.phrase(3, 7) }),
    free: ['text'],
    plan: ({ text }) => [...journalPlan, `Type "${text}" in the text area.`, confirmStep],
    solve: ({ text }) => [...newJournal(), typeText(text), confirm()],
    verify: ({ before, after, params }) => expectJournal(before, after, { text: params.text, tags: ['Journal'] }),
  }),
  defineWikiFamily<{ title: string; text: string }>({
    name: 'new-journal-titled',
    wordings: [
      'Create a journal tiddler with the title "{title}" and the text "{text}"',
      'Make a new journal entry, call it {title} and write {text}',
      'New journal tiddler “{title}” that says “{text}”',
      'For the diary: "{text}", under the heading "{title}"',
    ],
    sample: (context) => ({ title: newTitle(context), text: context.words.phrase(3, 6) }),
    free: ['title', 'text'],
    plan: ({ title, text }) => [
      ...journalPlan,
      `Type "${title}" in the "title" box.`,
      `Type "${text}" in the text area.`,
      confirmStep,
    ],
    solve: ({ title, text }) => [...newJournal(), typeTitle(title), typeText(text), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: params.text, tags: ['Journal'] } } }),
  }),
  defineWikiFamily<{ text: string; tag: string }>({
    name: 'new-journal-tagged',
    heldOut: true,
    wordings: [
      'Create a journal entry that says "{text}" and add the tag "{tag}" to it',
      'Make a new journal tiddler with the text {text} and the additional tag {tag}',
      'Write “{text}” in the journal of today and tag it “{tag}” too',
      'Put "{text}" into the diary and file that under "{tag}" as well',
    ],
    sample: ({ words }) => ({ text: words.phrase(3, 6), tag: words.word() }),
    free: ['text', 'tag'],
    plan: ({ text, tag }) => [
      ...journalPlan,
      `Type "${tag}" in the "tag name" box.`,
      'Click the "add" button.',
      `Type "${text}" in the text area.`,
      confirmStep,
    ],
    solve: ({ text, tag }) => [...newJournal(), ...addTag(tag), typeText(text), confirm()],
    verify: ({ before, after, params }) =>
      expectJournal(before, after, { text: params.text, tags: ['Journal', params.tag] }),
  }),
  defineWikiFamily<{ title: string; text: string }>({
    name: 'journal-here',
    wordings: [
      'Create a journal entry for the tiddler "{title}" that says "{text}"',
      'Add a new journal here at {title} with the text {text}',
      'Make a journal tiddler tagged with “{title}” that says “{text}”',
      'Note for today about "{title}" in the journal: "{text}"',
    ],
    sample: (context) => {
      const found = drawOpen(context);
      return found && { title: found.title, text: context.words.phrase(3, 6) };
    },
    free: ['title', 'text'],
    plan: ({ text }) => [
      'Click the "more" button.',
      'Click "new journal here".',
      `Type "${text}" in the text area.`,
      confirmStep,
    ],
    solve: ({ title, text }) => [more(title), click('new journal here'), typeText(text), confirm()],
    verify: ({ before, after, params }) =>
      expectJournal(before, after, { text: params.text, tags: ['Journal', params.title] }),
  }),
  defineWikiFamily<{ title: string; newTitle: string }>({
    name: 'new-here',
    wordings: [
      'Create a new tiddler "{newTitle}" that is tagged with "{title}"',
      'Make a new tiddler here at {title} and call it {newTitle}',
      'Add “{newTitle}” as a child of “{title}”',
      'A new page "{newTitle}" should hang below "{title}"',
    ],
    sample: (context) => {
      const found = drawOpen(context);
      return found && { title: found.title, newTitle: newTitle(context) };
    },
    free: ['title', 'newTitle'],
    plan: (params) => [
      'Click the "more" button.',
      'Click "new here".',
      `Type "${params.newTitle}" in the "title" box.`,
      confirmStep,
    ],
    solve: (params) => [more(params.title), click('new here'), typeTitle(params.newTitle), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.newTitle]: { text: '', tags: [params.title] } } }),
  }),
  defineWikiFamily<{ title: string; newTitle: string; text: string }>({
    name: 'new-here-with-text',
    wordings: [
      'Create a new tiddler "{newTitle}" tagged with "{title}" that says "{text}"',
      'Make a new tiddler here at {title}, call it {newTitle} and write {text}',
      'Add “{newTitle}” as a child of “{title}” with the text “{text}”',
      'Below "{title}" there should be a page "{newTitle}" saying "{text}"',
    ],
    sample: (context) => {
      const found = drawOpen(context);
      const text = context.words.phrase(3, 6);
      return found && { title: found.title, newTitle: newTitle(context), text };
    },
    free: ['title', 'newTitle', 'text'],
    plan: (params) => [
      `Click the "more" button of the tiddler "${params.title}".`,
      'Click "new here".',
      `Type "${params.newTitle}" in the "title" box.`,
      `Type "${params.text}" in the text area.`,
      confirmStep,
    ],
    solve: (params) => [
      more(params.title),
      click('new here'),
      typeTitle(params.newTitle),
      typeText(params.text),
      confirm(),
    ],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.newTitle]: { text: params.text, tags: [params.title] } } }),
  }),
];
