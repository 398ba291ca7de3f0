import { defineWikiFamily } from '../define.ts';
import { newTitle } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan, editPlan } from '../plan-words.ts';
import { userTitles } from '../state.ts';
import { confirm, edit, newTiddler, openBySearch, typeText, typeTitle } from '../steps.ts';
import { escapeRegExp, textOf } from '../text-parts.ts';

type Items = { title: string; first: string; second: string; third: string };

/** One item a line, each begun with the mark. */
const lines = (mark: string, { first, second, third }: Items) =>
  [first, second, third].map((item) => `${mark} ${item}`).join('\n');

/** A family that writes a new tiddler of three lines, each begun with `mark`. */
const listFamily = (family: { name: string; wordings: string[]; mark: string; kind: string }) => {
  const textFor = (items: Items) => lines(family.mark, items);
  return defineWikiFamily<Items>({
    name: family.name,
    wordings: family.wordings,
    sample: (context) => {
      const { words } = context;
      const [first, second, third] = [words.word(), words.word(), words.word()] as const;
      const distinct = new Set([first, second, third]).size === 3;
      return distinct ? { title: newTitle(context), first, second, third } : null;
    },
    free: ['title', 'first', 'second', 'third'],
    plan: (params) => createPlan(params.title, `Type the ${family.kind} "${textFor(params)}" in the text area.`),
    solve: (params) => [newTiddler(), typeTitle(params.title), typeText(textFor(params)), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.title]: { text: textOf(textFor(params)) } } }),
  });
};

const definitionOf = (term: string, definition: string) =>
  new RegExp(`^\\s*; ?${escapeRegExp(term)}\\n: ?${escapeRegExp(definition)}\\s*$`);

export const listFamilies = [
  listFamily({
    name: 'create-bulleted-list',
    kind: 'bulleted list',
    mark: '*',
    wordings: [
      'Create a tiddler called "{title}" with a bulleted list of {first}, {second} and {third}',
      'Make a bulleted list titled {title} with the items {first}, {second}, {third}',
      'Add a tiddler {title} whose text is the bulleted list: {first}; {second}; {third}',
      'New tiddler “{title}”: bullets for {first}, {second} and {third}',
      'Could you start a new page "{title}" with three bullet points: "{first}", "{second}" and "{third}"?',
      "I'd like {first}, {second} and {third} as bullets in a new note called {title}",
      'A new entry “{title}” should list “{first}”, “{second}” and “{third}”, each behind a bullet',
      'Put the bullet points {first}, {second}, {third} on a brand-new page named {title}',
      'The wiki needs a new tiddler "{title}". Its text is a bulleted list: "{first}", then "{second}", then "{third}"',
      'Write a bulleted list with {first} first, {second} next and {third} last, in a new tiddler titled {title}',
      'Let “{first}”, “{second}” and “{third}” be the bulleted items of a fresh tiddler, “{title}”',
      'Please set up a new tiddler {title} that has one bullet each for {first}, {second} and {third}',
      'Under the title {title}, note {first}, {second} and {third} as bullet points',
    ],
  }),
  listFamily({
    name: 'create-numbered-list',
    kind: 'numbered list',
    mark: '#',
    wordings: [
      'Create a tiddler called "{title}" with a numbered list of {first}, {second} and {third}',
      'Make a numbered list titled {title} with the items {first}, {second}, {third}',
      'Add a tiddler {title} whose text is the numbered list: {first}; {second}; {third}',
      'New tiddler “{title}”: numbers for {first}, {second} and {third}',
      'Could you start a new page "{title}" that lists, with numbers, "{first}", "{second}" and "{third}"?',
      "I'd like a new note called {title} with three numbered items: {first}, {second}, {third}",
      'Put “{first}”, “{second}” and “{third}” as a numbered list into a new tiddler named “{title}”',
      'Let a fresh entry {title} hold an ordered, numbered list: first {first}, second {second}, third {third}',
      '"{title}" should be a new tiddler in which "{first}", "{second}" and "{third}" are numbered in this order',
      'Number {first}, then {second}, then {third} in a list, and save it as the new page {title}',
      'We need a new page titled “{title}”; its numbered points are “{first}”, “{second}”, “{third}”',
      'Please write the list items {first}, {second} and {third}, numbered one to three, in a new note {title}',
      'Write the steps {first}, then {second}, then {third} in order in a tiddler named {title}',
    ],
  }),
  defineWikiFamily<{ title: string; term: string; definition: string }>({
    name: 'create-definition',
    heldOut: true,
    wordings: [
      'Create a tiddler called "{title}" with a definition list: the term {term}, defined as "{definition}"',
      'Make a definition list titled {title}: {term} means {definition}',
      'Add a tiddler {title} whose text is a definition list with the term "{term}" and the definition "{definition}"',
      'In a new tiddler {title}, explain {term} by a definition list: {definition}',
    ],
    sample: (context) => ({
      title: newTitle(context),
      term: context.words.word(),
      definition: context.words.phrase(3, 6),
    }),
    free: ['title', 'term', 'definition'],
    plan: ({ title, term, definition }) =>
      createPlan(title, `Type the definition "; ${term}\n: ${definition}" in the text area.`),
    solve: ({ title, term, definition }) => [
      newTiddler(),
      typeTitle(title),
      typeText(`; ${term}\n: ${definition}`),
      confirm(),
    ],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: { [params.title]: { text: definitionOf(params.term, params.definition) } },
      }),
  }),
  defineWikiFamily<Items>({
    name: 'replace-with-list',
    wordings: [
      'Replace the text of the tiddler "{title}" with a bulleted list of {first}, {second} and {third}',
      'Change the text of {title} to a bulleted list: {first}, {second}, {third}',
      'The tiddler {title} should be a bulleted list of {first}, {second} and {third} instead',
      'Rewrite “{title}” as bullets for {first}, {second} and {third}',
      'Could you overwrite the content of “{title}” with the bullet points “{first}”, “{second}” and “{third}”?',
      'I want the page "{title}" to consist only of three bullets: "{first}", "{second}" and "{third}"',
      'Let the bullets {first}, {second} and {third} take the place of everything in {title}',
      'Swap what is in the note {title} for a bullet list with {first}, {second} and {third}',
      'The old text of “{title}” can go; write “{first}”, “{second}” and “{third}” there as a bulleted list',
      '"{first}", "{second}" and "{third}" should be bullet points that make up the whole text of the existing tiddler "{title}"',
      'Throw out the content of the entry {title}; in its place, list {first}, {second}, {third} with bullets',
      'From now on the existing page {title} is to hold just a bulleted list, its items being {first}, {second} and {third}',
      'Throw away what stands in {title}; all it needs is {first}, {second} and {third} as bullet points',
    ],
    sample: ({ rng, state, words }) => {
      const [first, second, third] = [words.word(), words.word(), words.word()] as const;
      const titles = userTitles(state);
      const distinct = new Set([first, second, third]).size === 3;
      return distinct && titles.length > 0 ? { title: rng.pick(titles), first, second, third } : null;
    },
    free: ['title', 'first', 'second', 'third'],
    plan: (params) => editPlan(params.title, `Type the bulleted list "${lines('*', params)}" in the text area.`),
    solve: (params) => [...openBySearch(params.title), edit(params.title), typeText(lines('*', params)), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, changed: { [params.title]: { text: textOf(lines('*', params)) } } }),
  }),
];
