import { defineWikiFamily } from '../define.ts';
import { drawExisting, type Existing, newFieldName, newTitle, reach, reachPlan } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { confirmStep } from '../plan-words.ts';
import { addField, addTag, click, confirm, edit, more, newTiddler, setText, typeText, typeTitle } from '../steps.ts';

const newPlan = (title: string) => [
  'Click the "new tiddler" button in the sidebar.',
  `Type "${title}" in the "title" box.`,
];

export const tiddlerFamilies = [
  defineWikiFamily<{ title: string }>({
    name: 'create-empty',
    wordings: [
      'Create a tiddler called "{title}"',
      'Make a new tiddler named {title}',
      'Add an empty tiddler with the title “{title}”',
      'New tiddler: {title}',
      "I'd like a fresh page titled “{title}”, blank for now",
      'Could you start a new, empty note under the name "{title}"?',
      'There should be a new tiddler {title} with nothing in it yet',
      'Let there be a blank new entry by the name of “{title}”',
      'We have no page "{title}" yet; set one up without any content',
      'Please begin a new entry and title it {title}, nothing more',
      'Put {title} into the wiki as a new page; it can stay empty',
      '{title} is to be the name of a new, still empty tiddler',
      'Please start a page for {title}; it may stay empty for now',
    ],
    sample: (context) => ({ title: newTitle(context) }),
    free: ['title'],
    plan: ({ title }) => [...newPlan(title), confirmStep],
    solve: ({ title }) => [newTiddler(), typeTitle(title), confirm()],
    verify: ({ before, after, params }) => expectChanges({ before, after, created: { [params.title]: { text: '' } } }),
  }),
  defineWikiFamily<{ title: string; text: string }>({
    name: 'create-with-text',
    wordings: [
      'Create a tiddler called "{title}" with the text "{text}"',
      'Start a new tiddler {title} and type {text} into it',
      'Add a tiddler named “{title}” containing “{text}”',
      'I need a new tiddler. Title: {title}. Text: {text}',
      'Could you start a fresh page named "{title}" and write "{text}" in it?',
      'The wiki lacks a note called “{title}”. Please write one whose body reads “{text}”',
      "I'd like {text} written down in a new entry titled {title}",
      'Put the words "{text}" into a brand-new tiddler with the title "{title}"',
      'A new note, {title}, should exist and its text should read {text}',
      'Jot down “{text}” on a new page and title it “{title}”',
      'Let there be a new page {title} with {text} as its content',
      'Please set up a new entry with title {title} and body {text}',
      'Write down "{text}" under the title "{title}"',
    ],
    sample: (context) => ({ title: newTitle(context), text: context.words.phrase(3, 7) }),
    free: ['title', 'text'],
    plan: ({ title, text }) => [...newPlan(title), `Type "${text}" in the text area.`, confirmStep],
    solve: ({ title, text }) => [newTiddler(), typeTitle(title), typeText(text), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: params.text } } }),
  }),
  defineWikiFamily<{ title: string; tag: string }>({
    name: 'create-with-tag',
    wordings: [
      'Create a tiddler called "{title}" and tag it "{tag}"',
      'Make a new tiddler {title} with the tag {tag}',
      'Add a tiddler “{title}” tagged “{tag}”',
      'New tiddler {title}, tag {tag}',
      'Could you start a fresh page named "{title}" and label it "{tag}"?',
      "I'd like a brand-new note, {title}, carrying the tag {tag}",
      'Under the tag “{tag}”, set up a new entry with the title “{title}”',
      'There is no tiddler {title} yet. Please create one and give it the tag {tag}',
      '"{title}" should come into being as a new tiddler with "{tag}" as its tag',
      'Let there be a new page {title}, labelled {tag}',
      'We still lack a note called “{title}”; write one and put the label “{tag}” on it',
      'With {tag} for its tag, begin a new tiddler titled {title}',
      'Start a page "{title}" that belongs to the tag "{tag}"',
    ],
    sample: (context) => ({ title: newTitle(context), tag: context.words.word() }),
    free: ['title', 'tag'],
    plan: ({ title, tag }) => [
      ...newPlan(title),
      `Type "${tag}" in the "tag name" box.`,
      'Click the "add" button.',
      confirmStep,
    ],
    solve: ({ title, tag }) => [newTiddler(), typeTitle(title), ...addTag(tag), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: '', tags: [params.tag] } } }),
  }),
  defineWikiFamily<{ title: string; text: string; tag: string }>({
    name: 'create-with-text-and-tag',
    wordings: [
      'Create a tiddler called "{title}" with the text "{text}" and the tag "{tag}"',
      'Make a new tiddler {title} tagged {tag} that says {text}',
      'Add a tiddler “{title}” containing “{text}” and tag it “{tag}”',
      'I need a new tiddler. Title: {title}. Tag: {tag}. Text: {text}',
      'Could you write a new note “{title}” that reads “{text}” and has the label “{tag}”?',
      'I\'d like a fresh page tagged "{tag}" with the title "{title}"; its content is "{text}"',
      'With the tag {tag}, start a new entry named {title} and write in it: {text}',
      'There should be a new tiddler “{title}”, labelled “{tag}”, whose text is “{text}”',
      'Please put "{text}" into a new page, which gets the name "{title}" and the label "{tag}"',
      'New note wanted. Name: {title}. Content: {text}. Label: {tag}',
      'We have no page {title} yet; set one up, tag it {tag} and let its text be {text}',
      'Write {text} in a new tiddler, to be known as {title} and filed under the tag {tag}',
      'Note "{text}" on a fresh page "{title}" and file it under "{tag}"',
    ],
    sample: (context) => ({ title: newTitle(context), text: context.words.phrase(3, 6), tag: context.words.word() }),
    free: ['title', 'text', 'tag'],
    plan: ({ title, text, tag }) => [
      ...newPlan(title),
      `Type "${tag}" in the "tag name" box.`,
      'Click the "add" button.',
      `Type "${text}" in the text area.`,
      confirmStep,
    ],
    solve: ({ title, text, tag }) => [newTiddler(), typeTitle(title), ...addTag(tag), typeText(text), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: params.text, tags: [params.tag] } } }),
  }),
  defineWikiFamily<{ title: string; field: string; value: string }>({
    name: 'create-with-field',
    heldOut: true,
    wordings: [
      'Create a tiddler called "{title}" with a field "{field}" set to "{value}"',
      'Make a new tiddler {title} whose field {field} is {value}',
      'Add a tiddler “{title}” and give it the field “{field}” with the value “{value}”',
      'Start a page "{title}"; its "{field}" should read "{value}"',
    ],
    sample: (context) => ({
      title: newTitle(context),
      field: newFieldName(context),
      value: context.words.phrase(1, 3),
    }),
    free: ['title', 'field', 'value'],
    plan: ({ title, field, value }) => [
      ...newPlan(title),
      `Type "${field}" in the "field name" box.`,
      `Type "${value}" in the "field value" box.`,
      'Press Enter in the "field value" box.',
      confirmStep,
    ],
    solve: ({ title, field, value }) => [newTiddler(), typeTitle(title), ...addField(field, value), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: { [params.title]: { text: '', fields: { [params.field]: params.value } } },
      }),
  }),
  defineWikiFamily<Existing & { newTitle: string }>({
    name: 'rename',
    wordings: [
      'Rename the tiddler "{title}" to "{newTitle}"',
      'Change the title of {title} to {newTitle}',
      'Give “{title}” the new title “{newTitle}”',
      'Could you retitle the page "{title}" as "{newTitle}"?',
      'I want {newTitle} as the title of the existing tiddler that is now called {title}',
      '“{title}” is a bad name for that note. Call it “{newTitle}” instead',
      'Let the entry {title} go by the name {newTitle} from now on',
      'Replace the name "{title}" of the existing page by "{newTitle}"',
      'What is titled {title} today should bear the title {newTitle}',
      '“{newTitle}” would be a better title for the tiddler “{title}”, so please change it',
      'Please edit the name of the note {title} so that it becomes {newTitle}',
      '"{title}" is the wrong name; from now on it is "{newTitle}"',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && { title: found.title, at: found.at, newTitle: newTitle(context) };
    },
    free: ['title', 'newTitle'],
    plan: (params) => [
      `Click the "edit" button of the tiddler "${params.title}".`,
      `Type "${params.newTitle}" in the "title" box.`,
      confirmStep,
    ],
    solve: (params) => [...reach(params), edit(params.title), typeTitle(params.newTitle), confirm()],
    verify: ({ before, after, params }) => {
      const old = before.tiddlers[params.title]!;
      const created = {
        [params.newTitle]: { text: old.text, tags: old.tags, type: old.type ?? null, fields: old.fields },
      };
      return expectChanges({ before, after, created, deleted: [params.title] });
    },
  }),
  defineWikiFamily<Existing & { newTitle: string }>({
    name: 'clone',
    wordings: [
      'Make a copy of the tiddler "{title}" called "{newTitle}"',
      'Clone {title} as {newTitle}',
      'Duplicate “{title}” under the title “{newTitle}”',
      'I need a second tiddler like {title}, with the title {newTitle}',
      'Could you copy "{title}" and name the copy "{newTitle}"?',
      "I'd like {newTitle} to be a duplicate of {title}",
      'Let “{newTitle}” be a clone of the existing note “{title}”',
      'Copy the page {title} to a new page {newTitle}',
      'A new entry "{newTitle}" should hold the same things as "{title}", which stays as it is',
      'Please replicate {title}; the replica goes by the name {newTitle}',
      'Take “{title}”, duplicate it, and save the result as “{newTitle}”',
      'We want the page {title} twice, the second time under the name {newTitle}',
      'Use "{title}" as the pattern for a new page "{newTitle}"',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && { title: found.title, at: found.at, newTitle: newTitle(context) };
    },
    free: ['title', 'newTitle'],
    plan: (params) => [
      ...reachPlan(params),
      `Click the "more" button of the tiddler "${params.title}".`,
      'Click "Clone this tiddler".',
      `Type "${params.newTitle}" in the "title" box.`,
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      more(params.title),
      click('Clone this tiddler'),
      typeTitle(params.newTitle),
      confirm(),
    ],
    verify: ({ before, after, params }) => {
      const old = before.tiddlers[params.title]!;
      const created = {
        [params.newTitle]: { text: old.text, tags: old.tags, type: old.type ?? null, fields: old.fields },
      };
      return expectChanges({ before, after, created });
    },
  }),
  defineWikiFamily<{ title: string; text: string; type: string }>({
    name: 'create-typed',
    heldOut: true,
    wordings: [
      'Create a tiddler "{title}" of the type {type} with the text "{text}"',
      'Make a new tiddler {title} that says {text} and set its content type to {type}',
      'Add a {type} tiddler called “{title}” containing “{text}”',
      'Write "{text}" on a new page "{title}" and let its type be {type}',
    ],
    sample: (context) => ({
      title: newTitle(context),
      text: context.words.phrase(3, 6),
      type: context.rng.pick(['text/plain', 'text/markdown', 'text/csv']),
    }),
    free: ['title', 'text'],
    plan: ({ title, text, type }) => [
      ...newPlan(title),
      `Type "${text}" in the text area.`,
      `Type "${type}" in the "content type" box.`,
      confirmStep,
    ],
    solve: ({ title, text, type }) => [
      newTiddler(),
      typeTitle(title),
      typeText(text),
      setText('content type', type),
      confirm(),
    ],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: params.text, type: params.type } } }),
  }),
];
