import { defineWikiFamily } from '../define.ts';
import { drawExisting, type Existing, newFieldName, reach, reachPlan } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { confirmStep, editStep } from '../plan-words.ts';
import { isClockField, type Tiddler } from '../state.ts';
import { addField, addTag, click, confirm, edit, setText } from '../steps.ts';

/** As the documentation has it: it does not say of which tiddler, and takes the first for granted. */
const anyEditPlan = 'Click the "edit" button.';
const addPlan = (field: string, value: string) => [
  `Type "${field}" in the "field name" box.`,
  `Type "${value}" in the "field value" box.`,
  'Press Enter in the "field value" box.',
];
const ownFields = (tiddler: Tiddler) => Object.keys(tiddler.fields).filter((name) => !isClockField(name));

export const fieldFamilies = [
  defineWikiFamily<Existing & { field: string; value: string }>({
    name: 'add-field',
    wordings: [
      'Add a field "{field}" with the value "{value}" to the tiddler "{title}"',
      'Create a field {field} on {title} and write {value} in it',
      'Set a new field “{field}” of “{title}” to “{value}”',
      'The tiddler {title} needs the field {field}: {value}',
      'Could you put a new field “{field}” on the page “{title}” and fill it with “{value}”?',
      'I want "{title}" to have an extra field "{field}" that holds "{value}"',
      'Let {value} be the content of a new field {field} in the tiddler {title}',
      'The note “{title}” has no field “{field}” yet; create it and enter “{value}”',
      'Store "{value}" on the entry "{title}", in a new field by the name of "{field}"',
      'On {title}, introduce the field {field} and make it equal {value}',
      'A field called {field} is missing from the page {title}; its value should be {value}',
      'Extend {title} by one more field. Name of the field: {field}. Value: {value}',
      'Note in a field of "{title}" that its "{field}" is "{value}"',
    ],
    sample: (context) => {
      const field = newFieldName(context);
      const found = drawExisting(context, (tiddler) => !(field in tiddler.fields));
      return found && { title: found.title, at: found.at, field, value: context.words.phrase(1, 3) };
    },
    free: ['title', 'field', 'value'],
    plan: (params) => [editStep(params.title), ...addPlan(params.field, params.value), confirmStep],
    solve: (params) => [...reach(params), edit(params.title), ...addField(params.field, params.value), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, changed: { [params.title]: { fields: { [params.field]: params.value } } } }),
  }),
  defineWikiFamily<Existing & { field: string; value: string }>({
    name: 'change-field',
    wordings: [
      'Change the field "{field}" of the tiddler "{title}" to "{value}"',
      'Set the {field} of {title} to {value}',
      'The field “{field}” of “{title}” should be “{value}”',
      'Update {title}: {field} is now {value}',
      'Could you give the existing field "{field}" in "{title}" the new value "{value}"?',
      'I want {value} as the new value of the field {field} on the page {title}',
      'In the note “{title}”, overwrite what the field “{field}” holds with “{value}”',
      'The value in field {field} of the entry {title} is out of date. It has to be {value}',
      '"{value}" should replace the present value of the "{field}" field in the tiddler "{title}"',
      'Let the field {field} read {value} from now on in {title}',
      'Go to “{title}” and edit its “{field}” field so that it says “{value}”',
      'Please alter the tiddler {title}, whose field {field} must now contain {value}',
      'For "{title}", correct "{field}": it is "{value}"',
    ],
    sample: (context) => {
      const found = drawExisting(context, (tiddler) => ownFields(tiddler).length > 0);
      if (!found) return null;
      const field = context.rng.pick(ownFields(found.tiddler));
      return { title: found.title, at: found.at, field, value: context.words.phrase(1, 3) };
    },
    free: ['title', 'value'],
    plan: (params) => [
      ...reachPlan(params),
      editStep(params.title),
      `Type "${params.value}" in the "${params.field}" field.`,
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      edit(params.title),
      setText(`field ${params.field}:`, params.value),
      confirm(),
    ],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, changed: { [params.title]: { fields: { [params.field]: params.value } } } }),
  }),
  defineWikiFamily<Existing & { field: string }>({
    name: 'remove-field',
    wordings: [
      'Remove the field "{field}" from the tiddler "{title}"',
      'Delete the field {field} of {title}',
      'Take the field “{field}” away from “{title}”',
      'The tiddler {title} should not have the field {field} any more',
      'Could you get rid of the field "{field}" in "{title}"?',
      "I'd like {title} to lose its {field} field",
      'In the note “{title}”, drop the “{field}” field',
      'The field {field} is no longer needed in the page {title}, so take it out',
      'Let the entry "{title}" be without the field "{field}" from now on',
      'Please strip {title} of the field {field}',
      '“{title}” has a “{field}” field that should go',
      'Throw the {field} field out of the tiddler {title}',
      '"{title}" can do without its "{field}" entry; drop that field',
    ],
    sample: (context) => {
      const found = drawExisting(context, (tiddler) => ownFields(tiddler).length > 0);
      return found && { title: found.title, at: found.at, field: context.rng.pick(ownFields(found.tiddler)) };
    },
    free: ['title'],
    plan: (params) => [editStep(params.title), `Click the "remove field ${params.field}" button.`, confirmStep],
    solve: (params) => [...reach(params), edit(params.title), click(`remove field ${params.field}:`), confirm()],
    verify: ({ before, after, params }) =>
      expectChanges({ before, after, changed: { [params.title]: { fields: { [params.field]: null } } } }),
  }),
  defineWikiFamily<Existing & { tag: string; field: string; value: string }>({
    name: 'tag-and-add-field',
    heldOut: true,
    wordings: [
      'Tag the tiddler "{title}" with "{tag}" and add the field "{field}" with the value "{value}"',
      'Give {title} the tag {tag} and a field {field} with the value {value}',
      'Edit “{title}”: new tag “{tag}”, new field “{field}” set to “{value}”',
      'File "{title}" under "{tag}" and note that its "{field}" is "{value}"',
    ],
    sample: (context) => {
      const [tag, field] = [context.words.word(), newFieldName(context)];
      const found = drawExisting(context, (tiddler) => !tiddler.tags.includes(tag) && !(field in tiddler.fields));
      return found && { title: found.title, at: found.at, tag, field, value: context.words.phrase(1, 2) };
    },
    free: ['title', 'tag', 'field', 'value'],
    plan: (params) => [
      ...reachPlan(params),
      anyEditPlan,
      `Type "${params.tag}" in the "tag name" box.`,
      'Click the "add" button.',
      ...addPlan(params.field, params.value),
      confirmStep,
    ],
    solve: (params) => [
      ...reach(params),
      edit(params.title),
      ...addTag(params.tag),
      ...addField(params.field, params.value),
      confirm(),
    ],
    verify: ({ before, after, params }) => {
      const tags = [...(before.tiddlers[params.title]?.tags ?? []), params.tag];
      const fields = { [params.field]: params.value };
      return expectChanges({ before, after, changed: { [params.title]: { tags, fields } } });
    },
  }),
];
