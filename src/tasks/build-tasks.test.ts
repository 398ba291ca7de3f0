import { expect, test } from 'vitest';
import { vocabularySide } from '../app-pack/vocabulary.ts';
import { splits, type Task, taskSchema } from '../records/tasks/task.ts';
import { apartFromTests } from './apart.ts';
import { buildTasks } from './build-tasks.ts';
import { familyPairs } from './family-pairs.ts';
import { notesApp } from './notes-app.fixture.ts';
import { normalRequest } from './request.ts';
import { assertNoLeak } from './splits.ts';

const counts = { train: 60, 'test-parameters': 20, 'test-wordings': 20, 'test-families': 10, 'test-template': 12 };
const built = await buildTasks({ app: notesApp, seed: 7, counts });
const passing = built.tasks.filter((task) => task.filter.judge);
const of = (split: Task['split']) => passing.filter((task) => task.split === split);

test('makes the wanted number of tasks for every split, valid and each with an id of its own', () => {
  expect(splits.map((split) => of(split).length)).toEqual([60, 20, 20, 10, 12]);
  expect(new Set(built.tasks.map((task) => task.id)).size).toBe(built.tasks.length);
  for (const task of built.tasks) expect(taskSchema.parse(task)).toEqual(task);
});

test('gives every family its share', () => {
  const share = (family: string) => of('train').filter((task) => task.family === family).length;
  expect(share('create')).toBeGreaterThan(15);
  expect(share('retitle')).toBeGreaterThan(15);
  expect(share('text-size')).toBeGreaterThan(5);
});

test('draws each split from what it may see', () => {
  const facts = Object.fromEntries(
    splits.map((split) => {
      const tasks = of(split);
      const facet = (pick: (task: Task) => string) => [...new Set(tasks.map(pick))].sort().join(' ');
      return [split, `${facet((t) => t.family)} | ${facet((t) => t.template)} | ${facet((t) => String(t.wording))}`];
    }),
  );
  expect(facts).toMatchInlineSnapshot(`
    {
      "test-families": "retag | harbour kitchen | 0 1",
      "test-parameters": "create retitle text-size | harbour kitchen | 0 1",
      "test-template": "create retitle text-size | school | 0 1",
      "test-wordings": "create retitle text-size | harbour kitchen | 2",
      "train": "create retitle text-size | harbour kitchen | 0 1",
    }
  `);
});

test('no parameters and no request of a test task occur in training', () => {
  const train = of('train');
  const params = new Set(train.map((task) => `${task.family} ${JSON.stringify(task.params)}`));
  const requests = new Set(train.map((task) => normalRequest(task.request)));
  for (const task of built.tasks.filter(({ split }) => split !== 'train')) {
    expect(params.has(`${task.family} ${JSON.stringify(task.params)}`), task.request).toBe(false);
    expect(requests.has(normalRequest(task.request)), task.request).toBe(false);
  }
});

test('new names come from the vocabulary of the split', () => {
  const words = (split: Task['split']) =>
    of(split)
      .filter((task) => task.family === 'create')
      .flatMap((task) => String(task.params.title).split(' '))
      .filter((word) => word.length > 4);
  expect(words('train').every((word) => vocabularySide(word) === 'train')).toBe(true);
  expect(words('test-parameters').every((word) => vocabularySide(word) === 'test')).toBe(true);
});

test('starts a task where its request fits the description', () => {
  const bread = passing.filter((task) => task.request.includes('Rye Bread'));
  expect(bread.length).toBeGreaterThan(0);
  expect(new Set(bread.map((task) => task.template))).toEqual(new Set(['kitchen']));
});

test('keeps what the filter stopped, with the reason, and counts it', () => {
  const stopped = built.tasks.filter((task) => !task.filter.judge);
  expect(new Set(stopped.map((task) => task.family))).toEqual(new Set(['print']));
  expect(stopped[0]?.filter).toMatchInlineSnapshot(`
    {
      "judge": false,
      "thought": "It needs a change outside the application ("Log in").",
      "type": "environment",
    }
  `);
  expect(built.counts.train).toMatchObject({ out: 60, families: 3 });
  expect(built.counts.train?.in).toBe(60 + (built.counts.train?.stopped.environment ?? 0));
});

test('the same seed makes the same tasks; a larger count only adds to training', async () => {
  const again = await buildTasks({ app: notesApp, seed: 7, counts: { train: 80 } });
  const ids = new Set(again.tasks.map((task) => task.id));
  expect(built.tasks.filter((task) => task.split === 'train').every((task) => ids.has(task.id))).toBe(true);
  const other = await buildTasks({ app: notesApp, seed: 8, counts: { train: 60 } });
  expect(other.tasks.map((task) => task.id)).not.toEqual(again.tasks.slice(0, 60).map((task) => task.id));
});

test('gives fewer tasks, never an endless loop, where a family has too few parameters', async () => {
  const app = { ...notesApp, families: notesApp.families.filter((family) => family.name === 'text-size') };
  const { counts } = await buildTasks({ app, seed: 1, counts: { train: 1000, 'test-wordings': 1000 } });
  // Three sizes, two wordings and two templates at most; one size and one wording are for tests.
  expect(counts.train?.out).toBeGreaterThan(8);
  expect(counts.train?.out).toBeLessThanOrEqual(12);
  expect(counts['test-wordings']?.out).toBe(2);
});

test('names what leaks into training', () => {
  const [train, test] = [of('train'), of('test-parameters')];
  expect(() => assertNoLeak(train, test)).not.toThrow();
  const twin = { ...test[0]!, params: train[0]!.params, family: train[0]!.family };
  expect(() => assertNoLeak(train, [twin])).toThrow(
    `the training task ${train[0]!.id} has the same parameters or request`,
  );
  expect(() => assertNoLeak([...train, test[0]!], [])).toThrow('it is of the split test-parameters');
  const heldOut = of('test-families')[0]!;
  expect(() =>
    assertNoLeak([{ ...heldOut, id: 'task_x', params: {}, request: 'Other', split: 'train' }], [heldOut]),
  ).toThrow('the held-out family "retag" is trained on');
});

test('train tasks alone become pairs for phase 1', () => {
  const pairs = familyPairs(built.tasks);
  expect(pairs).toHaveLength(60);
  expect(pairs[0]).toMatchObject({
    task: of('train')[0]?.request,
    source: { kind: 'family', from: [of('train')[0]?.id] },
  });
});

test('a documentation pair that says the same as a test task stays out of training', () => {
  const [pair] = familyPairs(built.tasks);
  const twin = { ...pair!, task: of('test-wordings')[0]!.request.toUpperCase() };
  expect(apartFromTests([pair!, twin], built.tasks)).toEqual([pair]);
});

test('families that the filter stops do not keep it for ever, and take nothing from the others', async () => {
  const [first, ...rest] = notesApp.families;
  const wordings = ['Send {title} to the printer', 'Print {title} on the printer', 'Let the printer have {title}'];
  const stopped = { ...first!, name: 'printing', wordings };
  const alone = await buildTasks({ app: { ...notesApp, families: [stopped] }, seed: 1, counts: { train: 5 } });
  expect(alone.counts.train).toMatchObject({ out: 0, stopped: { environment: expect.any(Number) } });
  const families = [stopped, first!, ...rest];
  const beside = await buildTasks({ app: { ...notesApp, families }, seed: 1, counts: { train: 20 } });
  expect(beside.counts.train!.out).toBe(20);
});
