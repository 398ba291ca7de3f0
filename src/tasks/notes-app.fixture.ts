import { defineApp } from '../app-pack/define/define-app.ts';
import { defineFamily } from '../app-pack/define/define-family.ts';

type Note = { title: string; text: string; tags: string[] };
export type NotesState = { notes: Note[] };

const templates: Record<string, Note[]> = {
  kitchen: [
    { title: 'Tomato Soup', text: 'Boil.', tags: ['soup'] },
    { title: 'Rye Bread', text: 'Bake.', tags: ['bread', 'baking'] },
    { title: 'Pear Cake', text: 'Whisk.', tags: ['baking'] },
  ],
  harbour: [
    { title: 'Ferry Times', text: 'Hourly.', tags: ['travel'] },
    { title: 'Crane Rota', text: 'Two shifts.', tags: [] },
    { title: 'Lighthouse', text: 'Lit at six.', tags: ['night'] },
  ],
  school: [
    { title: 'Timetable', text: 'Eight to two.', tags: ['plan'] },
    { title: 'Choir', text: 'Tuesdays.', tags: ['music'] },
  ],
};

const verify = () => ({ pass: false, reason: 'this fixture is never run' });

const create = defineFamily<NotesState, { title: string }>({
  name: 'create',
  wordings: ['Create a note called "{title}"', 'Make the note {title}', 'I need a page for {title}'],
  sample: ({ words }) => ({ title: words.title() }),
  free: ['title'],
  plan: ({ title }) => ['Click the "new" button.', `Type "${title}" in the "title" box.`],
  solve: ({ title }) => [{ control: { name: 'title' }, function: 'set_edit_text', args: { text: title } }],
  verify,
});

const retitle = defineFamily<NotesState, { title: string; newTitle: string }>({
  name: 'retitle',
  wordings: ['Rename "{title}" to "{newTitle}"', 'Call {title} {newTitle} from now on', '{title} should be {newTitle}'],
  sample: ({ rng, state, words }) => ({ title: rng.pick(state.notes).title, newTitle: words.title() }),
  free: ['title', 'newTitle'],
  plan: ({ title, newTitle }) => [`Open "${title}".`, `Type "${newTitle}" in the "title" box.`],
  solve: () => [],
  verify,
});

const size = defineFamily<NotesState, { size: string }>({
  name: 'text-size',
  wordings: ['Set the text size to {size}', 'Use {size} letters', 'I want {size} type'],
  sample: ({ rng }) => ({ size: rng.pick(['small', 'medium', 'large', 'huge']) }),
  free: [],
  plan: ({ size }) => ['Open the "settings" page.', `Choose "${size}".`],
  solve: () => [],
  verify,
});

const retag = defineFamily<NotesState, { title: string; tag: string }>({
  name: 'retag',
  heldOut: true,
  wordings: ['Tag "{title}" with "{tag}"', 'Put {title} under {tag}', '{title} belongs to {tag}'],
  sample: ({ rng, state, words }) => ({ title: rng.pick(state.notes).title, tag: words.word() }),
  free: ['title', 'tag'],
  plan: ({ title, tag }) => [`Open "${title}".`, `Add the tag "${tag}".`],
  solve: () => [],
  verify,
});

const printed = defineFamily<NotesState, { title: string }>({
  name: 'print',
  wordings: ['Log in and print "{title}"', 'Log in, then put {title} on paper', 'Sign in and print {title}'],
  sample: ({ rng, state }) => ({ title: rng.pick(state.notes).title }),
  free: ['title'],
  plan: ({ title }) => [`Open "${title}".`, 'Click the "print" button.'],
  solve: () => [],
  verify,
});

/** A small application of notes with three templates, one held out, and a family that the filter must stop. */
export const notesApp = defineApp<NotesState>({
  name: 'notes',
  title: 'Notes',
  environment: async () => {
    throw new Error('this fixture is never opened');
  },
  start: async () => {
    throw new Error('this fixture is never started');
  },
  templates: [
    { name: 'kitchen', description: 'Recipes for soup, bread and cake' },
    { name: 'harbour', description: 'Times of the ferry, cranes and a lighthouse' },
    { name: 'school', description: 'Lessons and clubs of a school', heldOut: true },
  ],
  templateState: async (name) => ({ notes: templates[name] ?? [] }),
  families: [create, retitle, size, retag, printed],
  vocabulary: ['note', 'notes', 'tag', 'title'],
});
