import { expect, test } from 'vitest';
import type { Family } from '../../app-pack/family.ts';
import type { Step, Trajectory } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Task } from '../../records/tasks/task.ts';
import { choicesOf } from './choices.ts';

const family = { name: 'palette', wordings: ['Use {palette} for {title}'], free: ['title'] } as unknown as Family;
const task = {
  id: '1',
  app: 'notes',
  family: 'palette',
  params: { palette: 'Nord', title: 'Soup' },
} as unknown as Task;
const control = (name: string, more: Partial<Control> = {}): Control => ({
  label: name,
  name,
  type: 'ListItem',
  states: [],
  rect: { x: 0, y: 0, width: 1, height: 1 },
  container: 'palettes',
  ...more,
});
const step = (acted: string, ...controls: Control[]) =>
  ({ observation: { controls }, decision: { controlLabel: acted } }) as unknown as Step;
const choices = (success: boolean, ...steps: Step[]) => {
  const trajectory = { steps, outcome: { success } } as unknown as Trajectory;
  return [...choicesOf([{ task, trajectory }], () => family).values()][0];
};

test('the choices of a place are the controls that came together with the one that was acted on', () => {
  const old = [control('open'), control('old', { type: 'Button' })];
  const list = [control('Nord'), control('Solar Flare'), control('Blue', { container: 'elsewhere' }), control('')];
  expect(choices(true, step('open', ...old), step('Nord', ...old, ...list))).toEqual({
    palette: ['Nord', 'Solar Flare'],
  });
});

test('a description after the name is no part of it', () => {
  const list = ['Nord - An arctic palette', 'Blue - A blue theme', 'Plain'].map((name) => control(name));
  expect(choices(true, step('Nord - An arctic palette', ...list))).toEqual({ palette: ['Nord', 'Blue', 'Plain'] });
});

test('the options of a box are its choices', () => {
  const box = control('palette', { type: 'ComboBox', options: ['Nord', 'Blue'] });
  expect(choices(true, step('palette', box))).toEqual({ palette: ['Nord', 'Blue'] });
});

test("a user's own value has no choices, and what failed tells nothing", () => {
  expect(choices(true, step('Soup', control('Soup'), control('Stew')))).toEqual({});
  expect(choices(false, step('Nord', control('Nord'), control('Blue')))).toBeUndefined();
});
