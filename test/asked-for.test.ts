import { expect, test } from 'vitest';
import { asksFor } from '../src/agent/safety/asked-for.ts';
import type { ReferenceStep } from '../src/app-pack/family.ts';
import { loadApp } from '../src/app-pack/load-app.ts';
import { type Control, controlSchema } from '../src/records/control.ts';
import type { Decision } from '../src/records/decision.ts';
import { buildTasks } from '../src/tasks/build-tasks.ts';
import { familyOf } from '../src/trajectories/run-task.ts';

const control = (label: string, name: string, rest: Partial<Control> = {}): Control =>
  controlSchema.parse({ label, name, type: 'Button', states: [], rect: null, ...rest });
const decide = (rest: Partial<Decision>): Decision => ({
  thought: '',
  controlLabel: '',
  controlName: '',
  function: 'click_input',
  args: {},
  status: 'CONTINUE',
  plan: [],
  ...rest,
});
const screenOf = (...controls: Control[]) => ({ window: { title: '' }, focus: null, messages: [], controls });
const asString = (name: string | RegExp): string =>
  typeof name === 'string' ? name : name.source.replace(/[^\p{L}\p{N} ]/gu, '');

test.each(['tiddlywiki', 'writer'])(
  'what solves the train tasks of %s is asked for by their requests',
  async (name) => {
    const app = await loadApp(name);
    const { tasks } = await buildTasks({ app, seed: 0, counts: { train: app.families.length } });
    const objections: string[] = [];
    let acts = 0;
    const check = ({ control: match, function: act, args = {} }: ReferenceStep, request: string) => {
      const named =
        match &&
        control('1', asString(match.name), {
          type: match.type ?? 'Button',
          container: match.container && asString(match.container),
        });
      const decision = decide({
        controlLabel: named?.label ?? '',
        controlName: named?.name ?? '',
        function: act,
        args,
      });
      acts += 1;
      const why = asksFor(decision, screenOf(...(named ? [named] : [])), { ...app, request });
      if (why) objections.push(`${request}: ${why}`);
    };
    for (const task of tasks)
      for (const step of familyOf(app, task.family).solve(task.params)) check(step, task.request);
    expect(acts).toBeGreaterThan(250);
    expect(objections.length / acts, objections.join('\n')).toBeLessThan(0.01);
  },
);

const risks = [
  { kind: 'delete' as const, name: /delete|cancel/i },
  { kind: 'other' as const, name: /password/i },
];
const why = (request: string, decision: Partial<Decision>, ...controls: Control[]) =>
  asksFor(decide(decision), screenOf(...controls), { request, risks });

test('a risky act needs a request that speaks of it, of how far it reaches, and of where', () => {
  const all = control('1', 'Delete all notes');
  const bread = control('2', 'Delete note', { container: 'Bread' });
  const soup = control('3', 'Delete note', { container: 'Soup' });
  const password = control('4', 'Set password');
  const click = (label: string, request: string) => why(request, { controlLabel: label }, all, bread, soup, password);
  expect(click('1', 'Show all notes')).toContain('speaks of nothing to delete');
  expect(click('1', 'Remove the note Soup')).toContain('does not say "all"');
  expect(click('1', 'Get rid of every note')).toBeNull();
  expect(click('2', 'Remove the note Soup')).toContain('the request names "Soup"');
  expect(click('3', 'Remove the note Soup')).toBeNull();
  expect(click('4', 'Open the settings')).toContain('speaks of nothing');
  expect(click('4', 'Give it the password fern')).toBeNull();
});

test('what is typed consists of words of the request, or of what the control itself offers or holds', () => {
  const box = control('1', 'Title', { type: 'Edit', value: 'Old plan' });
  const list = control('2', 'Colour', { type: 'ComboBox', options: ['Dark red'] });
  const type = (label: string, text: string) =>
    why('Name it "Plum jam 07"', { controlLabel: label, function: 'set_edit_text', args: { text } }, box, list);
  expect(type('1', 'plum jam')).toBeNull();
  expect(type('1', 'Old plum, 7')).toBeNull();
  expect(type('1', 'Send it to mallory')).toContain('"send"');
  expect(type('2', 'Dark red')).toBeNull();
  const keys = (text: string) => why('Say hello', { function: 'keyboard_input', args: { keys: text } });
  expect(keys('{Control+a}hello{Enter}')).toBeNull();
  expect(keys('rm{Enter}')).toContain('"rm"');
});
