import { defineWikiFamily } from '../define.ts';
import { drawExisting, type Existing, reach } from '../existing.ts';
import { expectChanges } from '../expect-changes.ts';
import { drafts } from '../state.ts';
import { acceptDialog, click, confirm, discard, draftOf, more } from '../steps.ts';

const draftsTab = () => [click('More', { type: 'TabItem' }), click('Drafts', { type: 'TabItem' })];
const draftsPlan = (title: string) => [
  'Click the "More" tab in the sidebar.',
  'Click the "Drafts" tab.',
  `Click "${draftOf(title)}".`,
];

export const deletingFamilies = [
  defineWikiFamily<Existing>({
    name: 'delete',
    wordings: [
      'Delete the tiddler "{title}"',
      'Remove {title} from the wiki',
      'Delete “{title}”',
      'I no longer need the tiddler {title}, delete it',
      'Get rid of “{title}” for good',
      'Could you throw away the page "{title}"?',
      'The page {title} is no longer needed, drop it altogether',
      "I'd like the note {title} gone from here forever",
      'The wiki should not contain the entry “{title}” any more',
      'Erase the tiddler {title} permanently',
      'Nobody has any use for "{title}" now; please bin it',
      'Scrap the whole page {title}, we can do without it',
      'Throw "{title}" away for good',
    ],
    sample: (context) => {
      const found = drawExisting(context);
      return found && { title: found.title, at: found.at };
    },
    free: ['title'],
    plan: (params) => [
      `Click the "more" button of the tiddler "${params.title}".`,
      'Click "Delete this tiddler".',
      'Click "OK" to confirm.',
    ],
    solve: (params) => [...reach(params), more(params.title), click('Delete this tiddler'), acceptDialog()],
    verify: ({ before, after, params }) => expectChanges({ before, after, deleted: [params.title] }),
  }),
  defineWikiFamily<{ title: string }>({
    name: 'finish-draft',
    wordings: [
      'Finish the draft of "{title}"',
      'Save the open draft of {title}',
      'There is a draft of “{title}” left over. Confirm its changes',
      'Keep the changes in the draft of {title}',
      'Could you complete the unfinished draft of "{title}" and save it?',
      '{title} is still a draft. Please save what was changed',
      'I want the pending edits to “{title}” confirmed, so that its draft is gone and the changes stay',
      'Somebody began editing {title} and never saved. Accept that draft',
      'The draft of "{title}" should be turned into the saved tiddler',
      'Let the draft for {title} be done with, its changes saved',
      'Among the drafts is one of “{title}”: open it and confirm it',
      'Look for the leftover draft of the page {title} and store its edits',
      'Somebody began to edit "{title}" and never saved it; save it now',
    ],
    sample: ({ rng, state }) => {
      const found = drafts(state);
      return found.length > 0 ? { title: rng.pick(found).fields['draft.of']! } : null;
    },
    free: ['title'],
    plan: ({ title }) => [...draftsPlan(title), 'Click the "Confirm changes" button.'],
    solve: ({ title }) => [...draftsTab(), click(draftOf(title), { type: 'Hyperlink' }), confirm()],
    verify: ({ before, after, params }) => {
      const { text, tags, fields } = before.tiddlers[draftOf(params.title)]!;
      const { 'draft.of': _of, 'draft.title': _title, ...kept } = fields;
      const changed = { [params.title]: { text, tags, fields: kept } };
      return expectChanges({ before, after, changed, deleted: [draftOf(params.title)] });
    },
  }),
  defineWikiFamily<{ title: string }>({
    name: 'discard-draft',
    heldOut: true,
    wordings: [
      'Discard the draft of "{title}"',
      'Throw away the open draft of {title}',
      'There is a draft of “{title}” left over. Cancel it',
      'Somebody began to edit "{title}"; undo that, the old text is fine',
    ],
    sample: ({ rng, state }) => {
      const found = drafts(state);
      return found.length > 0 ? { title: rng.pick(found).fields['draft.of']! } : null;
    },
    free: ['title'],
    plan: ({ title }) => [...draftsPlan(title), 'Click the "Discard changes" button.', 'Click "OK" to confirm.'],
    solve: ({ title }) => [...draftsTab(), click(draftOf(title), { type: 'Hyperlink' }), discard(), acceptDialog()],
    verify: ({ before, after, params }) => expectChanges({ before, after, deleted: [draftOf(params.title)] }),
  }),
];
