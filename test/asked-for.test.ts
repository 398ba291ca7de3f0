import { expect, test } from 'vitest';
import { asksFor } from '../src/agent/safety/asked-for.ts';
import type { ReferenceStep } from '../src/app-pack/family.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import type { Decision } from '../src/records/episode/decision.ts';
import { type Control, controlSchema } from '../src/records/screen/control.ts';
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
