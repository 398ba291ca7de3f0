import { defineWikiFamily } from '../define.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan, okStep } from '../plan-words.ts';
import { userTitles } from '../state.ts';
import { confirm, newTiddler, typeText, typeTitle } from '../steps.ts';
import { textOf } from '../text-parts.ts';

type Row = { title: string; left: string; right: string };
type Table = { title: string; heading: string; other: string; left: string; right: string };

const rowText = ({ left, right }: Row) => `|${left}|${right}|`;
const tableText = ({ heading, other, left, right }: Table) => `|!${heading}|!${other}|\n|${left}|${right}|`;

const plan = (title: string, text: string) =>
  createPlan(title, `Type the table "${text}" in the text area.`, okStep);
const solve = (title: string, text: string) => [newTiddler(), typeTitle(title), typeText(text), confirm()];

export const tableFamilies = [
  defineWikiFamily<Row>({
    name: 'create-table-row',
    wordings: [
      'Create a tiddler called "{title}" with a table row of {left} and {right}',
      'Make a one-row table titled {title} with the cells {left} and {right}',
      'Add a tiddler {title} that holds a table with {left} on the left and {right} on the right',
      'New tiddler “{title}”: a table with the cells {left}, {right}',
      'Put {left} next to {right} in a little table that goes by the name of {title}',
    ],
    sample: ({ state, words }) => {
      const title = words.title();
      return userTitles(state).includes(title) ? null : { title, left: words.word(), right: words.word() };
    },
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
      'In a table named {title}, list {left} under {heading} and {right} under {other}',
    ],
    sample: ({ state, words }) => {
      const title = words.title();
      const cells = { heading: words.word(), other: words.word(), left: words.word(), right: words.word() };
      return userTitles(state).includes(title) ? null : { title, ...cells };
    },
    free: ['title', 'heading', 'other', 'left', 'right'],
    plan: (params) => plan(params.title, tableText(params)),
    solve: (params) => solve(params.title, tableText(params)),
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(tableText(params)) } } }),
  }),
];
