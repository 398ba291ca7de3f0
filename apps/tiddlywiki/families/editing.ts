import { defineWikiFamily } from '../define.ts';
import { drawExisting, type Existing, newTitle, reach, reachPlan } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { confirmStep, editStep } from '../plan-words.ts';
import { addTag, confirm, edit, press, setText, typeText, typeTitle } from '../steps.ts';

/** As the documentation has it: it does not say of which tiddler, and takes the first for granted. */
const anyEditPlan = 'Click the "edit" button.';

export const editingFamilies = [
  defineWikiFamily<Existing & { text: string }>({
    name: 'replace-text',
    wordings: [
      'Change the text of the tiddler "{title}" to "{text}"',
      'Replace the text of {title} with {text}',
      'Edit “{title}” so that it says “{text}”',
      'The tiddler {title} should read {text} and nothing else',
      'Could you overwrite everything in “{title}” with “{text}”?',
      'I want the page "{title}" to contain only "{text}" from now on',
      'Let "{text}" be the whole text of the existing tiddler "{title}"',
      'What the note {title} says is out of date; swap it for: {text}',
      'Throw out the old content of “{title}” and write “{text}” in its place',
      'Put {text} in place of the current content of {title}',
      'In the entry {title}, all the present wording must give way to {text}',
      'The content of the page {title} is wrong; make it read only {text}',
      'Overwrite what "{title}" says: "{text}"',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && { title: found.title, at: found.at, text: context.words.phrase(3, 7) };
    },
    free: ['title', 'text'],
    plan: (params) => [
      ...reachPlan(params),
      editStep(params.title),
      `Type "${params.text}" in the text area.`,
      confirmStep,
    ],
    solve: (params) => [...reach(params), edit(params.title), typeText(params.text), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, changed: { [params.title]: { text: params.text } } }),
  }),
  defineWikiFamily<Existing & { text: string }>({
    name: 'append-text',
    wordings: [
      'Add "{text}" at the end of the tiddler "{title}"',
      'Append {text} to the text of {title}',
      'Write “{text}” after the last word of “{title}”',
      'Keep the text of {title} and add {text} at its end',
      'Could you tack "{text}" on to the end of what "{title}" already says?',
      "I'd like the page {title} to end with the extra words {text} after everything it has now",
      'The existing note “{title}” should stay as it is, only with “{text}” following its last word',
      'Go to the very end of the text in {title} and type {text} there',
      'Extend the entry "{title}": after its present text comes "{text}"',
      'Something is missing at the bottom of {title}. Put {text} behind the existing text',
      'Let “{text}” be the closing words of “{title}”, without losing anything written there before',
      'Please continue the text of the tiddler {title} with {text}',
      'The page "{title}" needs one more remark after what it says: "{text}"',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && { title: found.title, at: found.at, text: context.words.phrase(2, 5) };
    },
    free: ['title', 'text'],
    plan: (params) => [
      ...reachPlan(params),
      anyEditPlan,
      'Press Ctrl+End in the text area.',
      `Press the keys "${params.text}" in the text area.`,
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      edit(params.title),
      press('{Control+End}', 'text'),
      press(params.text, 'text'),
      confirm(),
    ],
    verify: ({ before, after, params }) => {
      const old = before.tiddlers[params.title]?.text ?? '';
      const grown = (text: string) =>
        text.startsWith(old) && text.endsWith(params.text) && text.slice(old.length).trim() === params.text;
      return expectChanges({ before, after, changed: { [params.title]: { text: grown } } });
    },
  }),
  defineWikiFamily<Existing & { newTitle: string; text: string }>({
    name: 'rename-and-rewrite',
    heldOut: true,
    wordings: [
      'Rename the tiddler "{title}" to "{newTitle}" and change its text to "{text}"',
      'Change the title of {title} to {newTitle} and its text to {text}',
      'Edit “{title}”: new title “{newTitle}”, new text “{text}”',
      '"{title}" becomes "{newTitle}" and from now on says "{text}"',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      const text = context.words.phrase(3, 6);
      return found && { title: found.title, at: found.at, newTitle: newTitle(context), text };
    },
    free: ['title', 'newTitle', 'text'],
    plan: (params) => [
      ...reachPlan(params),
      editStep(params.title),
      `Type "${params.newTitle}" in the "title" box.`,
      `Type "${params.text}" in the text area.`,
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      edit(params.title),
      typeTitle(params.newTitle),
      typeText(params.text),
      confirm(),
    ],
    verify: ({ before, after, params }) => {
      const { tags, type = null, fields } = before.tiddlers[params.title]!;
      const created = { [params.newTitle]: { text: params.text, tags, type, fields } };
      return expectChanges({ before, after, created, deleted: [params.title] });
    },
  }),
  defineWikiFamily<Existing & { newTitle: string; tag: string }>({
    name: 'rename-and-tag',
    heldOut: true,
    wordings: [
      'Rename the tiddler "{title}" to "{newTitle}" and add the tag "{tag}"',
      'Change the title of {title} to {newTitle} and tag it {tag}',
      'Edit “{title}”: new title “{newTitle}”, additional tag “{tag}”',
      'Call "{title}" "{newTitle}" instead and put it under "{tag}" as well',
    ],
    sample: (context) => {
      const tag = context.words.word();
      const found = drawExisting(context, (tiddler) => !tiddler.tags.includes(tag));
      return found && { title: found.title, at: found.at, newTitle: newTitle(context), tag };
    },
    free: ['title', 'newTitle', 'tag'],
    plan: (params) => [
      ...reachPlan(params),
      editStep(params.title),
      `Type "${params.newTitle}" in the "title" box.`,
      `Type "${params.tag}" in the "tag name" box.`,
      'Click the "add" button.',
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      edit(params.title),
      typeTitle(params.newTitle),
      ...addTag(params.tag),
      confirm(),
    ],
    verify: ({ before, after, params }) => {
      const { text, tags, type = null, fields } = before.tiddlers[params.title]!;
      const created = { [params.newTitle]: { text, tags: [...tags, params.tag], type, fields } };
      return expectChanges({ before, after, created, deleted: [params.title] });
    },
  }),
  defineWikiFamily<Existing & { type: string }>({
    name: 'set-type',
    wordings: [
      'Set the content type of the tiddler "{title}" to {type}',
      'Change the type of {title} to {type}',
      'Give “{title}” the content type “{type}”',
      'The tiddler {title} should be of the type {type}',
      'Could you make "{type}" the content type of "{title}"?',
      'I want the page {title} to have {type} as its type',
      'Let the type of the note “{title}” be “{type}”',
      '{title} has the wrong content type; it needs {type}',
      'Enter "{type}" as the content type for the entry "{title}"',
      'Please switch {title} over to the content type {type}',
      'From now on “{title}” is to be treated as content of the type “{type}”',
      'Use {type} for the type of the tiddler {title}',
      'Let "{title}" be treated as {type}',
    ],
    sample: (context) => {
      const type = context.rng.pick(['text/plain', 'text/markdown', 'text/csv', 'text/html', 'application/json']);
      const found = drawExisting(context, (tiddler) => tiddler.type === undefined);
      return found && { title: found.title, at: found.at, type };
    },
    free: ['title'],
    plan: (params) => [
      ...reachPlan(params),
      anyEditPlan,
      `Type "${params.type}" in the "content type" box.`,
      confirmStep,
    ],
    solve: (params) => [...reach(params), edit(params.title), setText('content type', params.type), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, changed: { [params.title]: { type: params.type } } }),
  }),
];
