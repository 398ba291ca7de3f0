import { defineWikiFamily } from '../define.ts';
import { drawExisting, type Existing, reach, reachPlan } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { confirmStep, editStep } from '../plan-words.ts';
import { tagsInUse } from '../state.ts';
import { addTag, click, confirm, edit } from '../steps.ts';

const addPlan = (tag: string) => [`Type "${tag}" in the "tag name" box.`, 'Click the "add" button.'];
const removePlan = (tag: string) => `Click the "remove tag ${tag}" button.`;
/** As the documentation has it: it does not say of which tiddler, and takes the first for granted. */
const anyEditPlan = 'Click the "edit" button.';
const anyRemovePlan = 'Click the "remove tag" button.';
const removeTag = (tag: string) => click(`remove tag ${tag}`);

export const tagFamilies = [
  defineWikiFamily<Existing & { tag: string }>({
    name: 'add-tag',
    wordings: [
      'Add the tag "{tag}" to the tiddler "{title}"',
      'Tag {title} with {tag}',
      'Give “{title}” the tag “{tag}”',
      'The tiddler {title} should also be tagged {tag}',
      'Could you label the existing page "{title}" with "{tag}"?',
      "I'd like {tag} among the tags of {title}",
      'Put the label “{tag}” on the note “{title}”',
      'The tag {tag} is still missing from the tiddler {title}, so please add it',
      'Let "{title}" carry one more tag, namely "{tag}"',
      'To the tags that {title} already has, add {tag}',
      'Please attach “{tag}” as a tag to the entry “{title}”',
      '{title} belongs under the tag {tag} too, so label it that way',
      'Put "{title}" under "{tag}" as well',
    ],
    sample: (context) => {
      const tag = context.words.word();
      const found = drawExisting(context, (tiddler) => !tiddler.tags.includes(tag));
      return found && { title: found.title, at: found.at, tag };
    },
    free: ['title', 'tag'],
    plan: (params) => [...reachPlan(params), editStep(params.title), ...addPlan(params.tag), confirmStep],
    solve: (params) => [...reach(params), edit(params.title), ...addTag(params.tag), confirm()],
    verify: ({ before, after, params }) => {
      const tags = [...(before.tiddlers[params.title]?.tags ?? []), params.tag];
      return expectChanges({ before, after, changed: { [params.title]: { tags } } });
    },
  }),
  defineWikiFamily<Existing & { tag: string; second: string }>({
    name: 'add-two-tags',
    wordings: [
      'Add the tags "{tag}" and "{second}" to the tiddler "{title}"',
      'Tag {title} with {tag} and {second}',
      'Give “{title}” two more tags: “{tag}” and “{second}”',
      'Could you label "{title}" with "{tag}" and also with "{second}"?',
      "I'd like {tag} and {second} as additional tags on the page {title}",
      '“{title}” should carry the tags “{tag}” and “{second}” as well',
      'Put two more labels on the note "{title}", namely "{tag}" and "{second}"',
      'The entry {title} lacks the tags {tag} and {second}; please supply both',
      'To the tags of “{title}”, append both “{tag}” and “{second}”',
      'Let {tag} and {second} join the tags of the tiddler {title}',
      'Both {tag} and {second} are missing as labels on {title}, so attach them',
      '"{title}" belongs under "{tag}", and under "{second}" too',
    ],
    sample: (context) => {
      const [tag, second] = [context.words.word(), context.words.word()];
      const found = drawExisting(context, ({ tags }) => !tags.includes(tag) && !tags.includes(second));
      return found && tag !== second ? { title: found.title, at: found.at, tag, second } : null;
    },
    free: ['title', 'tag', 'second'],
    plan: (params) => [
      ...reachPlan(params),
      anyEditPlan,
      ...addPlan(params.tag),
      ...addPlan(params.second),
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      edit(params.title),
      ...addTag(params.tag),
      ...addTag(params.second),
      confirm(),
    ],
    verify: ({ before, after, params }) => {
      const tags = [...(before.tiddlers[params.title]?.tags ?? []), params.tag, params.second];
      return expectChanges({ before, after, changed: { [params.title]: { tags } } });
    },
  }),
  defineWikiFamily<Existing & { tag: string }>({
    name: 'remove-tag',
    wordings: [
      'Remove the tag "{tag}" from the tiddler "{title}"',
      'Untag {title}: it is no longer {tag}',
      'Delete the tag “{tag}” of “{title}”',
      'The tiddler {title} should not be tagged {tag} any more',
      'Could you take the label "{tag}" off the page "{title}"?',
      '{title} no longer needs its tag {tag}, so drop it',
      "I'd like “{title}” to lose the tag “{tag}”",
      'Get rid of the label {tag} on the note {title}',
      '"{tag}" should not be among the tags of "{title}" any longer',
      'The tag {tag} is wrong for the entry {title}. Please strip it off',
      'Let the tiddler “{title}” be without the tag “{tag}” it has now',
      'Edit the tags of {title} and throw out {tag}',
      'Take "{title}" out of "{tag}"',
    ],
    sample: (context) => {
      const found = drawExisting(context, (tiddler) => tiddler.tags.length > 0);
      return found && { title: found.title, at: found.at, tag: context.rng.pick(found.tiddler.tags) };
    },
    free: ['title', 'tag'],
    plan: (params) => [...reachPlan(params), editStep(params.title), anyRemovePlan, confirmStep],
    solve: (params) => [...reach(params), edit(params.title), removeTag(params.tag), confirm()],
    verify: ({ before, after, params }) => {
      const tags = (before.tiddlers[params.title]?.tags ?? []).filter((tag) => tag !== params.tag);
      return expectChanges({ before, after, changed: { [params.title]: { tags } } });
    },
  }),
  defineWikiFamily<Existing & { old: string; tag: string }>({
    name: 'replace-tag',
    heldOut: true,
    wordings: [
      'Replace the tag "{old}" of the tiddler "{title}" with "{tag}"',
      'Change the tag {old} of {title} to {tag}',
      'Retag “{title}” from “{old}” to “{tag}”',
      'Move "{title}" out of "{old}" and into "{tag}"',
    ],
    sample: (context) => {
      const tag = context.words.word();
      const found = drawExisting(context, ({ tags }) => tags.length > 0 && !tags.includes(tag));
      return found && { title: found.title, at: found.at, old: context.rng.pick(found.tiddler.tags), tag };
    },
    free: ['title', 'old', 'tag'],
    plan: (params) => [
      ...reachPlan(params),
      editStep(params.title),
      removePlan(params.old),
      ...addPlan(params.tag),
      confirmStep,
    ],
    solve: (params) => [...reach(params), edit(params.title), removeTag(params.old), ...addTag(params.tag), confirm()],
    verify: ({ before, after, params }) => {
      const kept = (before.tiddlers[params.title]?.tags ?? []).filter((tag) => tag !== params.old);
      return expectChanges({ before, after, changed: { [params.title]: { tags: [...kept, params.tag] } } });
    },
  }),
  defineWikiFamily<Existing & { tag: string }>({
    name: 'choose-tag-from-list',
    wordings: [
      'Choose the existing tag "{tag}" from the tag list for the tiddler "{title}"',
      'Pick {tag} in the list of tags of {title}',
      'Select the tag “{tag}” from the drop-down list for “{title}”',
      'Could you pick "{tag}" from the drop-down of existing tags and give it to "{title}"?',
      'I want the tag {tag} chosen out of the tag list for the page {title}',
      'For the note “{title}”, open the list of tags and click “{tag}”',
      "{title} needs the tag {tag}; don't type it, take it from the list",
      'Tag "{title}" by selecting "{tag}" in the tag list',
      'The tag drop-down already offers {tag}, so select it there for {title}',
      'Let “{title}” get the existing label “{tag}” by way of the tag list',
      'Use the tag list to choose {tag} for the entry {title}',
      'Let "{title}" have the tag "{tag}"; it is in the drop-down already',
    ],
    sample: (context) => {
      const tag = context.rng.pick(tagsInUse(context.state));
      const found = drawExisting(context, (tiddler) => !tiddler.tags.includes(tag));
      return found && { title: found.title, at: found.at, tag };
    },
    free: ['title'],
    plan: (params) => [
      ...reachPlan(params),
      editStep(params.title),
      'Click the "tag list" button.',
      `Click "${params.tag}" in the list.`,
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      edit(params.title),
      click('tag list'),
      click(params.tag, { container: `Draft of '${params.title}'` }),
      confirm(),
    ],
    verify: ({ before, after, params }) => {
      const tags = [...(before.tiddlers[params.title]?.tags ?? []), params.tag];
      return expectChanges({ before, after, changed: { [params.title]: { tags } } });
    },
  }),
];
