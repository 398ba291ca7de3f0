import type { ReferenceStep, SampleContext } from '#lamwright';
import { defineWikiFamily } from '../define.ts';
import { newTitle } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { createPlan, editPlan } from '../plan-words.ts';
import { userTiddlers, userTitles, type WikiState } from '../state.ts';
import { addTag, confirm, edit, newTiddler, openBySearch, typeText, typeTitle } from '../steps.ts';
import { pickTwo, textOf } from '../text-parts.ts';

type Two = { first: string; second: string };

const create = (title: string, text?: string): ReferenceStep[] => [
  newTiddler(),
  typeTitle(title),
  ...(text === undefined ? [] : [typeText(text)]),
  confirm(),
];

const tagPlan = (title: string, tag: string) =>
  editPlan(title, `Type "${tag}" in the "tag name" box.`, 'Click the "add" button.');
const tagIt = (title: string, tag: string): ReferenceStep[] => [
  ...openBySearch(title),
  edit(title),
  ...addTag(tag),
  confirm(),
];

/** Two titles that are not taken. */
function drawNewTwo(context: SampleContext<WikiState>): Two | null {
  const [first, second] = [newTitle(context), newTitle(context)];
  return first === second ? null : { first, second };
}

export const bulkFamilies = [
  defineWikiFamily<Two>({
    name: 'create-two',
    wordings: [
      'Create two tiddlers called "{first}" and "{second}"',
      'Make the new tiddlers {first} and {second}',
      'Add an empty tiddler {first} and another one, {second}',
      'I need two new tiddlers. Titles: {first} and {second}',
      'Could you set up a pair of empty pages titled "{first}" and "{second}"?',
      'Two tiddlers are missing: {first} and also {second}. Please create both without text',
      "I'd like a blank note “{first}” and then a second blank note “{second}”",
      'Start a new tiddler {first}, save it, then do the same for {second}',
      'Both "{first}" and "{second}" should exist as new tiddlers',
      'Let there be two fresh entries, one named {first} and the other {second}',
      'Please add a couple of new pages to the wiki, “{first}” followed by “{second}”',
      'The wiki needs one new tiddler with the title {first} and one with the title {second}',
      'Set up blank entries for “{first}” and for “{second}”',
    ],
    sample: drawNewTwo,
    free: ['first', 'second'],
    plan: ({ first, second }) => [...createPlan(first), ...createPlan(second)],
    solve: ({ first, second }) => [...create(first), ...create(second)],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, created: { [params.first]: {}, [params.second]: {} } }),
  }),
  defineWikiFamily<Two>({
    name: 'create-linked-pair',
    heldOut: true,
    wordings: [
      'Create the tiddlers "{first}" and "{second}", and let the first contain a link to the second',
      'Make a new tiddler {first} that links to {second}, then make the tiddler {second} too',
      'Add a tiddler {first} whose text is a link to {second}, and an empty tiddler {second}',
      'Start “{first}” with just a link to “{second}”, which has to be created as well',
    ],
    sample: drawNewTwo,
    free: ['first', 'second'],
    plan: ({ first, second }) => [
      ...createPlan(first, `Type "[[${second}]]" in the text area.`),
      ...createPlan(second),
    ],
    solve: ({ first, second }) => [...create(first, `[[${second}]]`), ...create(second)],
    verify: ({ before, after, params }) =>
      expectChanges({
        before,
        after,
        created: { [params.first]: { text: textOf(`[[${params.second}]]`) }, [params.second]: {} },
      }),
  }),
  defineWikiFamily<Two & { tag: string }>({
    name: 'tag-two',
    wordings: [
      'Add the tag "{tag}" to the tiddlers "{first}" and "{second}"',
      'Tag {first} and {second} with {tag}',
      'Both {first} and {second} should get the tag {tag}',
      'Put the tag {tag} on {first}, and on {second} as well',
      'Could you label both "{first}" and "{second}" with "{tag}"?',
      "I'd like {tag} added to the tags of {first} and also of {second}",
      'Attach the label “{tag}” to two pages, “{first}” and “{second}”',
      'The notes {first} and {second} still lack the tag {tag}, so please add it to each',
      'Let the existing tiddlers "{first}" and "{second}" share the tag "{tag}"',
      'First give {first} the tag {tag}, then do the same to {second}',
      '“{first}” and “{second}” belong under the tag “{tag}”, so tag the two of them accordingly',
      'With the tag {tag}, please mark the entry {first} as well as the entry {second}',
      'File “{first}” and “{second}” under {tag}',
    ],
    sample: ({ rng, state, words }) => {
      const two = pickTwo(rng, userTitles(state));
      const tag = words.word();
      if (!two || two.some((title) => state.tiddlers[title]?.tags.includes(tag))) return null;
      return { first: two[0], second: two[1], tag };
    },
    free: ['first', 'second', 'tag'],
    plan: ({ first, second, tag }) => [...tagPlan(first, tag), ...tagPlan(second, tag)],
    solve: ({ first, second, tag }) => [...tagIt(first, tag), ...tagIt(second, tag)],
    verify: ({ before, after, params: { first, second, tag } }) => {
      const withTag = (title: string) => ({ tags: [...(before.tiddlers[title]?.tags ?? []), tag] });
      return expectChanges({ before, after, changed: { [first]: withTag(first), [second]: withTag(second) } });
    },
  }),
  defineWikiFamily<{ title: string; text: string; tag: string }>({
    name: 'rewrite-and-tag',
    wordings: [
      'Change the text of "{title}" to "{text}" and tag it with "{tag}"',
      'Edit {title}: set its text to {text} and add the tag {tag}',
      'The tiddler {title} should say {text} and carry the tag {tag}',
      'In {title}, replace the text with {text}; then add the tag {tag}',
      'Could you overwrite the content of “{title}” with “{text}” and label the page “{tag}” too?',
      'I want "{title}" to read only "{text}" and to get the additional tag "{tag}"',
      'Tag the page {title} with {tag} and swap its whole text for {text}',
      'Let “{text}” be the new text of the existing tiddler “{title}”, and put the label “{tag}” on it',
      'The note {title} needs two things: the label {tag}, and in place of its old text: {text}',
      'What "{title}" says is outdated; write "{text}" instead, then attach the tag "{tag}"',
      'Give the existing entry {title} the tag {tag}, throw out its old content and write: {text}',
      'Besides getting the tag {tag}, the tiddler {title} must be rewritten to say {text}',
      'Let “{title}” read “{text}” from now on, filed under {tag}',
    ],
    sample: ({ rng, state, words }) => {
      const tiddlers = userTiddlers(state);
      if (tiddlers.length === 0) return null;
      const tiddler = rng.pick(tiddlers);
      const tag = words.word();
      return tiddler.tags.includes(tag) ? null : { title: tiddler.title, text: words.phrase(3, 7), tag };
    },
    free: ['title', 'text', 'tag'],
    plan: ({ title, text, tag }) =>
      editPlan(
        title,
        `Type "${text}" in the text area.`,
        `Type "${tag}" in the "tag name" box.`,
        'Click the "add" button.',
      ),
    solve: ({ title, text, tag }) => [...openBySearch(title), edit(title), typeText(text), ...addTag(tag), confirm()],
    verify: ({ before, after, params: { title, text, tag } }) =>
      expectChanges({
        before,
        after,
        changed: { [title]: { text: textOf(text), tags: [...(before.tiddlers[title]?.tags ?? []), tag] } },
      }),
  }),
];
