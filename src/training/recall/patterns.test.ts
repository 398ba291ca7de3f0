import { expect, test } from 'vitest';
import type { Family } from '../../app-pack/family.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import type { Task } from '../../records/tasks/task.ts';
import { patternsOf } from './patterns.ts';

const family: Family = {
  name: 'tag',
  wordings: [
    'Tag {title} with {tags} in {colour}',
    'Put {tags} on {title}, {colour}',
    'Kept for tests: {title} {tags} {colour}',
  ],
  free: ['title', 'tags'],
  sample: () => null,
  plan: () => [],
  solve: () => [],
  verify: () => ({ pass: true, reason: '' }),
};
const task = (title: string, plan: string[]): Task => ({
  id: title,
  app: 'notes',
  family: 'tag',
  template: 'kitchen',
  params: { title, tags: ['soup', 'soup of the day'], colour: 'red', place: 'sidebar' },
  request: '',
  wording: 0,
  plan,
  split: 'train',
  seed: 0,
  filter: { judge: true, thought: '', type: 'normal' },
});

test('a family is remembered by its train wordings and its longest plan, with places for what the request tells', () => {
  const tasks = [
    task('Stew', ['Click "Stew".']),
    task('Tea', [
      'Click "Tea" in the sidebar.',
      'Type "soup of the day" and "soup".',
      'Choose "red" for the red mark.',
    ]),
  ];
  expect(patternsOf(tasks, () => family)).toEqual([
    {
      requests: family.wordings.slice(0, 2),
      plan: [
        'Click "{title}" in the sidebar.',
        'Type "{tags 2}" and "{tags 1}".',
        'Choose "{colour}" for the {colour} mark.',
      ],
      values: { colour: ['red'] },
    },
  ]);
});

test('of the values only choices are remembered, and what has a form in every task', () => {
  const tasks = ['https://soup.example', 'https://tea.example'].map((title) => task(title, []));
  expect(patternsOf(tasks, () => family)[0]!.values).toEqual({
    title: ['https://soup.example', 'https://tea.example'],
    colour: ['red'],
  });
});

test('what the screens of tried tasks showed is remembered: choices, and how often the request speaks of what is open', () => {
  const control = (name: string) => ({ label: name, name, type: 'Button', states: [], container: 'Tea' });
  const observation = { controls: [control('red'), control('blue')], messages: [] };
  const steps = [{ observation, decision: { controlLabel: 'red' } }];
  const trajectory = { steps, outcome: { success: true } } as unknown as Trajectory;
  const tea = { ...task('Tea', []), request: 'Put soup on Tea' };
  const stew = { ...task('Stew', []), request: 'Put soup on Stew' };
  const tried = [tea, tea, stew].map((task) => ({ task, trajectory }));
  const [remembered] = patternsOf([tea], () => family, { tried });
  expect(remembered!.choices).toEqual({ colour: ['red', 'blue'] });
  expect(remembered!.open).toBe(3 / 5);
});

test('a choice that the plan does not quote keeps its words', () => {
  const planOf = (plan: string[]) => patternsOf([task('Tea', plan)], () => family)[0]!.plan;
  expect(planOf(['Click the red mark of "Tea".'])).toEqual(['Click the red mark of "{title}".']);
  expect(planOf(['Click "remove mark red".'])).toEqual(['Click "remove mark {colour}".']);
  expect(planOf(['Choose "Red".'])).toEqual(['Choose "{colour}".']);
});

test('the shortest plan that the agent found by itself is remembered where it does more than the others', () => {
  const tasks = [task('Tea', ['Click "edit" of "Tea".', 'Type "red".'])];
  const remembered = (...found: string[][]) =>
    patternsOf(tasks, () => family, { found: found.map((plan) => task('Stew', plan)) })[0]!.plan;
  const [search, ...edit] = ['Search for "Stew".', 'Click "edit" of "Stew".', 'Type "red".'] as const;
  expect(remembered([search, search, ...edit], [search, ...edit])).toEqual([
    'Search for "{title}".',
    'Click "edit" of "{title}".',
    'Type "{colour}".',
  ]);
  expect(remembered(edit.slice(0, 1))).toEqual(['Click "edit" of "{title}".', 'Type "{colour}".']);
  expect(remembered(['Click "more".', 'Click "first".', 'Click "OK".'])).toHaveLength(2);
});
