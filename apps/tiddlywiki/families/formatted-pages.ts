import { defineWikiFamily } from '../define.ts';
import { newTitle } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan } from '../plan-words.ts';
import { confirm, newTiddler, typeText, typeTitle } from '../steps.ts';
import { textOf } from '../text-parts.ts';

const blankless = (text: string) => text.trim().replace(/\n\s*\n/g, '\n');

/** New tiddlers whose text has a format. */
export const formattedPageFamilies = [
  defineWikiFamily<{ title: string; heading: string; text: string }>({
    name: 'create-with-heading',
    wordings: [
      'Create a tiddler called "{title}" with the heading "{heading}" and the text "{text}" below it',
      'Make a new tiddler {title} with {heading} as the heading, then {text}',
      'Add a tiddler {title} that has the heading “{heading}” over the text “{text}”',
      'New tiddler {title}. Heading: {heading}. Text: {text}',
      'Could you start a page called "{title}" that opens with the headline "{heading}" and goes on with "{text}"?',
      "I'd like a new note {title} in which {text} stands under the heading {heading}",
      'Under the heading “{heading}”, write “{text}” in a new tiddler titled “{title}”',
      'A new entry {title} should begin with the heading {heading} and continue with the text {text}',
      'Put the text "{text}" below a heading "{heading}" on a brand-new page named "{title}"',
      'The wiki needs a new tiddler {title}: first a headline saying {heading}, after it the text {text}',
      'Let “{heading}” be the heading and “{text}” the paragraph beneath it in a new page, “{title}”',
      'Please write a new tiddler with title {title}, heading {heading} and body text {text}',
      'Write down "{text}" under the headline "{heading}" and call the whole thing "{title}"',
    ],
    sample: (context) => ({
      title: newTitle(context),
      heading: context.words.title(),
      text: context.words.phrase(3, 6),
    }),
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
      'Could you start a new page titled "{title}" and write "{text}" there in bold?',
      "I'd like a new note {title} whose whole text is {text} in bold letters",
      'In bold type, put “{text}” into a new tiddler called “{title}”',
      "Set up an entry that doesn't exist yet, {title}, and let it read, in bold: {text}",
      'A new tiddler "{title}" should say "{text}", set in boldface',
      'Let there be a fresh page {title} with this text in bold: {text}',
      'Please write “{text}” as bold text and save it as a new note named “{title}”',
      'We need a new page called {title} that has the bold words {text} as its text',
      'In heavy letters, write {text} in a tiddler titled {title}',
    ],
    sample: (context) => ({ title: newTitle(context), text: context.words.phrase(2, 5) }),
    free: ['title', 'text'],
    plan: ({ title, text }) => createPlan(title, `Type "''${text}''" in the text area.`),
    solve: ({ title, text }) => [newTiddler(), typeTitle(title), typeText(`''${text}''`), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(`''${params.text}''`) } } }),
  }),
];
