import { defineWikiFamily } from '../define.ts';
import { drawExisting, type Existing, newTitle, reach, reachPlan } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { confirmStep, newPlan } from '../plan-words.ts';
import { click, confirm, edit, more, newTiddler, setText, typeText, typeTitle } from '../steps.ts';

export const tiddlerFamilies = [
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
