import { expect, test } from 'vitest';
import { planFollower } from '../../../agent/policies/following/plan-follower.ts';
import { referencePolicy } from '../../../agent/policies/following/reference.ts';
import { nothingPolicy } from '../../../agent/policies/nothing.ts';
import type { App } from '../../../app-pack/app.ts';
import { planOf } from '../../../app-pack/plan-of.ts';
import { createVocabulary } from '../../../app-pack/vocabulary.ts';
import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { createRng } from '../../../records/rng.ts';
import { attemptTemplate } from '../../../trajectories/attempt.ts';
import { notesApp } from '../../../trajectories/notes-app.fixture.ts';
import { click, fill } from '../acts.fixture.ts';
import { interpret } from './interpret.ts';
import { isPossible } from './sample.ts';

const common = { app: 'notes', templates: ['kitchen'], ignored: [], from: [], runs: { done: 0, passed: 0 } };

const addNote: DiscoveredFamily = {
  ...common,
  id: 'family_1',
  name: 'add-note',
  parameters: [
    { name: 'title', kind: 'text', form: 'words', seen: [] },
    { name: 'text', kind: 'text', form: 'phrase', seen: [] },
  ],
  acts: [fill('title', '{title}', 'New note'), fill('text', '{text}', 'New note'), click('Save note', 'New note')],
  plan: ['Type "{title}" in the "title" box.', 'Type "{text}" in the "text" box.', 'Click the "Save note" button.'],
  effect: [{ path: ['{title}'], kind: 'added', after: '{text}' }],
};

const deleteNote: DiscoveredFamily = {
  ...common,
  id: 'family_2',
  name: 'delete-note',
  parameters: [{ name: 'note', kind: 'object', at: ['*'], reach: 'any', seen: [] }],
  acts: [click('Delete note', '{note}')],
  plan: ['Click the "Delete note" button of "{note}".'],
  effect: [{ path: ['{note}'], kind: 'removed' }],
};

const app = notesApp() as unknown as App<Tree>;
const state = await app.templateState('kitchen');
const drawn = (record: DiscoveredFamily, seed = 1) => {
  const rng = createRng(seed);
  const family = interpret(record);
  return { family, params: family.sample({ rng, state, words: createVocabulary(rng, 'train') })! };
};

test('the solution and the plan of a record are carried out, and its verifier lets them pass and nothing else', async () => {
  const host = await app.environment();
  try {
    for (const record of [addNote, deleteNote]) {
      const { family, params } = drawn(record);
      const plan = planOf(family, params);
      const limits = { steps: 10, ms: 30_000 };
      const common = { app, host, template: 'kitchen', task: { request: '', plan }, limits, seed: 1 };
      for (const policy of [referencePolicy(family.solve(params)), planFollower(), nothingPolicy()]) {
        const { before, after, episode } = await attemptTemplate({ ...common, policy });
        const verdict = family.verify({ before, after: after!, params });
        expect([policy.name, episode.end, verdict.pass]).toEqual([policy.name, 'finish', policy.name !== 'nothing']);
        const more = { ...(after as Record<string, Tree>), Other: 'more' };
        expect(family.verify({ before, after: more, params }).pass).toBe(false);
        const { params: others } = drawn(record, 2);
        expect(family.verify({ before, after: after!, params: others }).pass).toBe(false);
      }
    }
  } finally {
    await host.close();
  }
});

test('objects are drawn among those that are there, and new ones are not', () => {
  const rng = createRng(3);
  const words = createVocabulary(rng, 'train');
  const remove = interpret(deleteNote);
  expect(remove.sample({ rng, state: {}, words })).toBeNull();
  expect(Object.keys(state as object)).toContain(remove.sample({ rng, state, words })!.note);
  const unseen = interpret({ ...deleteNote, parameters: [{ ...deleteNote.parameters[0]!, reach: 'seen' }] });
  expect(unseen.sample({ rng, state, words })).toBeNull();
});

test('a place that is added to keeps what stood there, also where nothing did', () => {
  const addTag = interpret({ ...deleteNote, effect: [{ path: ['{note}'], kind: 'changed', after: '{before} salt' }] });
  const verify = (before: Tree, after: Tree) => addTag.verify({ before, after, params: { note: 'Bread' } });
  expect(verify({ Bread: 'flour' }, { Bread: 'flour salt' }).pass).toBe(true);
  expect(verify({}, { Bread: 'salt' }).pass).toBe(true);
  expect(verify({ Bread: 'flour' }, { Bread: 'salt' }).reason).toBe(
    'not so: Bread becomes "{before} salt", but Bread becomes "salt"',
  );
});

test('what comes at a place of a list can come where another member stands', () => {
  const rng = createRng(3);
  const words = createVocabulary(rng, 'train');
  const insert = interpret({ ...addNote, effect: [{ path: ['lines', 1], kind: 'added', after: '{title}' }] });
  expect(insert.sample({ rng, state: { lines: ['one', 'two'] }, words })).not.toBeNull();
});

test('what is done in a member of a list that is known by its name or text is possible where that stands there', () => {
  const path = ['a.odt', 'body', { key: 'runs', is: '{paragraph}' }, 'format', 'align'];
  const align = { effect: [{ path, kind: 'added' as const, after: 'end' }], ignored: [], parameters: [] };
  const body = [{ format: {}, runs: [{ text: 'Water ' }, { text: 'them' }] }];
  const isThere = (paragraph: string) => isPossible(align, { paragraph }, { 'a.odt': { body } });
  expect(['Water them', 'them', 'Notes'].map(isThere)).toEqual([true, false, false]);
  const stretch = [...path.slice(0, 3), 'runs', { key: 'text', is: 'the' }, 'bold'];
  const bold = { ...align, effect: [{ ...align.effect[0]!, path: stretch }] };
  expect(isPossible(bold, { paragraph: 'Water them' }, { 'a.odt': { body } })).toBe(true);
});

test('what is on a list already is not put there once more', () => {
  const opens = {
    effect: [{ path: ['open', '*'], kind: 'added' as const, after: '{note}' }],
    ignored: [],
    parameters: [],
  };
  const canOpen = (note: string) => isPossible(opens, { note }, { open: ['Tea'] });
  expect(['Tea', 'Bread'].map(canOpen)).toEqual([false, true]);
});

test('what is taken off a list has to be on it, where the list is known before the application has opened', () => {
  const closes = {
    effect: [{ path: ['open.json', 'list', 0], kind: 'removed' as const, before: '{note}' }],
    ignored: [],
    parameters: [],
  };
  const canClose = (state: Tree) => isPossible(closes, { note: 'Tea' }, state);
  const states: Tree[] = [{ 'open.json': { list: ['Tea'] } }, { 'open.json': { list: [] } }, {}];
  expect(states.map(canClose)).toEqual([true, false, true]);
});

test('a number is drawn with the unit that it was seen with', () => {
  const sized = interpret({
    ...addNote,
    parameters: [{ name: 'title', kind: 'number', seen: ['12 pt', '8 pt'] }],
    effect: [{ path: ['size'], kind: 'added', after: '{title}' }],
  });
  const { title } = sized.sample({ rng: createRng(1), state: {}, words: createVocabulary(createRng(1), 'train') })!;
  expect(title).toMatch(/^(?:[4-9]|1[0-2]) pt$/);
});
