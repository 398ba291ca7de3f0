import { expect, test } from 'vitest';
import { objection } from './clean.ts';

const app = { title: 'Notes', vocabulary: ['note', 'tag'] };
const judge = (task: string, plan: string[], page: { title?: string; tags?: string[] } = {}) =>
  objection(
    { task, plan, page: 'p', rule: 'heading-list' },
    { app, page: { id: 'p', title: 'Notes', text: '', format: 'tiddlywiki', ...page } },
  );

test('keeps instructions for the application', () => {
  expect(judge('Delete a note', ['Click the "delete" button', 'Choose "Yes"'])).toBeNull();
});

test('says why a candidate goes', () => {
  const click = ['Click the "delete" button'];
  expect({
    german: judge('Delete die Notiz', [
      'Click die Schaltfläche und dann wählen Sie bitte den nächsten Eintrag der Liste aus',
    ]),
    endless: judge(
      'Delete a note',
      Array.from({ length: 13 }, () => 'Click the "delete" button'),
    ),
    deprecated: judge('Delete a note', click, { tags: ['Deprecated'] }),
    outdated: judge('Delete a note with the legacy editor', click),
    elsewhere: judge('Delete a note from the command line', click),
    foreign: judge('Start the engine', ['Turn the handle']),
    dangling: judge('Remove that note', click),
    cutOff: judge('Delete a note', ['Click the following']),
    statement: judge('Delete a note', ['Notes are kept for ever']),
    echo: judge('Delete a note', ['Delete a note']),
  }).toMatchInlineSnapshot(`
    {
      "cutOff": "vague",
      "dangling": "vague",
      "deprecated": "stale",
      "echo": "instruction",
      "elsewhere": "relevance",
      "endless": "length",
      "foreign": "relevance",
      "german": "language",
      "outdated": "stale",
      "statement": "instruction",
    }
  `);
});
