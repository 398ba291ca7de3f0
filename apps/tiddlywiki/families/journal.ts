import type { Verdict } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { drawOpen, newTitle } from '../existing.ts';
import { diffStates, expectChanges, type TiddlerExpectation } from '../expect-changes.ts';
import { journalTitle } from '../journal-title.ts';
import { confirmStep } from '../plan-words.ts';
import type { WikiState } from '../state.ts';
import { addTag, click, confirm, more, typeText, typeTitle } from '../steps.ts';

const journalPlan = ['Click the "Tools" tab in the sidebar.', 'Click the "new journal" button.'];
const newJournal = () => [click('Tools', { type: 'TabItem' }), click('new journal', { type: 'Button' })];

/** One new tiddler whose title is today's date, which no request can name. */
function expectJournal(before: WikiState, after: WikiState, expectation: TiddlerExpectation): Verdict {
  const [title, second] = diffStates(before, after).created;
  if (title === undefined || second !== undefined) return { pass: false, reason: 'there is not one new tiddler' };
  if (title !== journalTitle(before, after.tiddlers[title]!))
    return { pass: false, reason: `"${title}" is not the date of today` };
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
      'Could you jot down "{text}" in a new journal entry?',
      "I'd like to note {text} as a new journal tiddler for today",
      "Today's journal page should be started and read “{text}”",
      'Begin a journal tiddler for today and put this in it: {text}',
      'Let "{text}" be the text of a new journal entry',
      'For the journal, today: {text}',
      'Please open a fresh journal page and enter “{text}” there',
      'I need a journal note made today with these words: {text}',
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
      'Could you start a journal entry titled “{title}” that reads “{text}”?',
      'I\'d like to write "{text}" in a new journal page named "{title}"',
      'There should be a new journal tiddler {title} whose content is {text}',
      'For the journal: a new note under the name “{title}”, with “{text}” as its content',
      'Begin a fresh journal note. Title: {title}. Text: {text}',
      'Put "{text}" into a new journal entry, and let that entry be named "{title}"',
      'My journal needs a new entry that says {text}; its name should be {title}',
      'Set up a journal page by the name of {title} and fill in {text}',
      'For the diary: "{text}", with "{title}" as the title of the entry',
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
      'Could you start a new journal here from "{title}" and write "{text}" in it?',
      "I'd like {text} noted in a new journal entry that belongs to the tiddler {title}",
      'The page “{title}” needs a journal of its own for today, reading “{text}”',
      'From the tiddler {title}, begin a new journal here and type {text}',
      'Put "{text}" into a fresh journal entry that carries the tag "{title}"',
      'A new journal tagged with {title} should exist, and its text should be {text}',
      'Write “{text}” in a diary entry attached to the tiddler “{title}” as its tag',
      'Let there be a new journal for {title} whose text says {text}',
      'Note for today about "{title}" in the journal, tagged with it: "{text}"',
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
      'Could you use "new here" on "{title}" to add a page named "{newTitle}"?',
      "I'd like a new tiddler under {title}, tagged with it and called {newTitle}",
      'Starting from the tiddler “{title}”, create a new one here with the title “{newTitle}”',
      'Let {newTitle} be a new child tiddler of {title}',
      '"{title}" needs another child; name the new page "{newTitle}"',
      'The existing page {title} should serve as the tag of a brand-new note {newTitle}',
      'Please start the new note “{newTitle}” from “{title}”, so that it carries that title as its tag',
      'Under the parent tiddler {title}, make a new entry titled {newTitle}',
      'A new page "{newTitle}" should hang below "{title}" as its child',
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
      'Could you start a child note of “{title}”, named “{newTitle}”, that reads “{text}”?',
      'I\'d like a new page tagged with the page "{title}"; its name is "{newTitle}" and its content "{text}"',
      'From {title}, use new here for an entry named {newTitle} with the text {text}',
      'The tiddler “{title}” should get a new child “{newTitle}” whose content is “{text}”',
      'Write "{text}" in a new note "{newTitle}" that is a child of the note "{title}"',
      'A child page is missing under {title}: name it {newTitle} and let it say {text}',
      'Let {newTitle} be a new entry tagged with the tiddler {title} and containing {text}',
      'Here at the open page {title}, begin a new child. Title: {newTitle}. Text: {text}',
      'Below "{title}" there should be a page "{newTitle}" as its child, saying "{text}"',
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
