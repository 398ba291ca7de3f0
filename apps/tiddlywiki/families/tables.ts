import { defineWikiFamily } from '../define.ts';
import { newTitle } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan, okStep } from '../plan-words.ts';
import { confirm, newTiddler, typeText, typeTitle } from '../steps.ts';
import { textOf } from '../text-parts.ts';

type Row = { title: string; left: string; right: string };
type Table = { title: string; heading: string; other: string; left: string; right: string };

const rowText = ({ left, right }: Row) => `|${left}|${right}|`;
const tableText = ({ heading, other, left, right }: Table) => `|!${heading}|!${other}|\n|${left}|${right}|`;

const plan = (title: string, text: string) => createPlan(title, `Type the table "${text}" in the text area.`, okStep);
const solve = (title: string, text: string) => [newTiddler(), typeTitle(title), typeText(text), confirm()];

export const tableFamilies = [
  defineWikiFamily<Row>({
    name: 'create-table-row',
    wordings: [
      'Create a tiddler called "{title}" with a table row of {left} and {right}',
      'Make a one-row table titled {title} with the cells {left} and {right}',
      'Add a tiddler {title} that holds a table with {left} on the left and {right} on the right',
      'New tiddler “{title}”: a table with the cells {left}, {right}',
      'Could you start a new page “{title}” with a one-row table, “{left}” in the first cell and “{right}” in the second?',
      'I\'d like a fresh note named "{title}" that holds a table row: first "{left}", then "{right}"',
      'Put {left} and {right} side by side in a table row, in a new tiddler titled {title}',
      'There should be a new entry {title} containing a single table row, namely {left} and then {right}',
      'Let “{left}” and “{right}” form the one row of a table in a new page “{title}”',
      'A new note is wanted, "{title}", showing a table: left cell "{left}", right cell "{right}"',
      'We have no page {title} yet; set one up with a table of two adjacent cells, {left} followed by {right}',
      'Write a row of a table with the cells {left} and {right} into a new tiddler, which is named {title}',
      'Put {left} next to {right} in a little table that goes by the name of {title}',
    ],
    sample: (context) => ({ title: newTitle(context), left: context.words.word(), right: context.words.word() }),
    free: ['title', 'left', 'right'],
    plan: (params) => plan(params.title, rowText(params)),
    solve: (params) => solve(params.title, rowText(params)),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(rowText(params)) } } }),
  }),
  defineWikiFamily<Table>({
    name: 'create-table-with-header',
    wordings: [
      'Create a tiddler called "{title}" with a table: headings {heading} and {other}, and a row of {left} and {right}',
      'Make a table titled {title} with the header cells {heading} and {other} and the cells {left} and {right} below',
      'Add a tiddler {title} that holds a table with the columns {heading} and {other} and the row {left}, {right}',
      'New tiddler “{title}”: a table headed {heading}, {other}, then {left}, {right}',
      'Could you start a new page "{title}" with a table whose header is "{heading}", "{other}" and whose only row is "{left}", "{right}"?',
      "I'd like a new note {title} with a table that has {heading} and {other} on top and {left} and {right} underneath",
      'A new entry “{title}” should show a table: header row “{heading}” and “{other}”, second row “{left}” and “{right}”',
      'Put a table with the header cells {heading} and {other} over the cells {left} and {right} on a brand-new page named {title}',
      'Under the column headings "{heading}" and "{other}", list "{left}" and "{right}" in a table, in a new tiddler titled "{title}"',
      'The wiki needs a new tiddler {title}. Its text is a table with header {heading}, {other} and one row, {left}, {right}',
      'Let “{left}” and “{right}” be the table row below the header cells “{heading}” and “{other}” in a fresh tiddler, “{title}”',
      'Please write a new tiddler {title} with a two-column table, headed {heading} and {other}, containing {left} and {right}',
      'In a table named {title}, list {left} under {heading} and {right} under {other}',
    ],
    sample: (context) => {
      const { words } = context;
      const cells = { heading: words.word(), other: words.word(), left: words.word(), right: words.word() };
      return { title: newTitle(context), ...cells };
    },
    free: ['title', 'heading', 'other', 'left', 'right'],
    plan: (params) => plan(params.title, tableText(params)),
    solve: (params) => solve(params.title, tableText(params)),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(tableText(params)) } } }),
  }),
];
