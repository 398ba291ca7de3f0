import { expect, test } from 'vitest';
import type { Screen, TriedAct, Try } from '../../../records/try.ts';
import type { RunSpec, Runs } from '../running/runs.ts';
import type { Cut } from './cut.ts';
import { shownOn } from './opens.ts';
import { shorten } from './shorten.ts';

const act = (name: string, text?: string): TriedAct => ({
  control: { name, type: text === undefined ? 'Button' : 'Edit' },
  function: text === undefined ? 'click_input' : 'set_edit_text',
  args: text === undefined ? {} : { text },
  screen: '',
  ok: true,
  changed: true,
});
const [look, open, tab, tag, save] = [act('Look'), act('Edit'), act('Tab'), act('Tag', 'Fanoru'), act('Save')];
const cut: Cut = {
  of: { id: 'a', template: 'kitchen' } as Try,
  acts: [look, open, tab, look, tag, save],
  values: [{ value: 'Fanoru', act: 4, kind: 'text' }],
  target: [{ path: ['Tea.md', 'tags', 0], kind: 'added', after: 'Fanoru' }],
};

/** Runs in which the tag is saved where the form was opened before. */
function counted() {
  const made: string[][] = [];
  const run = async ({ acts }: RunSpec): Promise<Try> => {
    const names = acts.map(({ control }) => control!.name);
    made.push(names);
    const isDone = ['Edit', 'Tag', 'Save'].every((name) => names.includes(name));
    return { acts: [...acts], effect: isDone ? cut.target : [] } as unknown as Try;
  };
  return { made, runs: { run } as unknown as Runs };
}
const has = ({ effect }: Try) => effect.length > 0;

test('what is not needed goes; what gave the value and what confirmed it is not tried', async () => {
  const { made, runs } = counted();
  const short = await shorten(cut, { effect: cut.target } as Try, runs, { has, useful: [] });
  expect(short.acts).toEqual([open, tag, save]);
  expect(short.values).toEqual([{ value: 'Fanoru', act: 1, kind: 'text' }]);
  expect(short.without).toHaveLength(1);
  expect(made.every((names) => names.includes('Tag') && names.includes('Save'))).toBe(true);
});

test('a family that opened the same form has shown what leads there', async () => {
  const { made, runs } = counted();
  const short = await shorten(cut, { effect: cut.target } as Try, runs, { has, useful: [[open, tag, save]] });
  expect(short.acts).toEqual([open, tag, save]);
  expect(made).toEqual([['Edit', 'Tag', 'Save']]);
});

test('what opens where the next act is done, by the screens, is not tried; nor are the keys that saved it', async () => {
  const keys: TriedAct = { ...act(''), control: undefined, function: 'keyboard_input', args: { keys: '{Control+s}' } };
  const on = (screen: string, one: TriedAct): TriedAct => ({ ...one, screen });
  const acts = [on('page', look), on('page', open), on('form', tab), on('form', tag), on('page', keys)];
  const screen = (id: string, of: TriedAct[]) => ({ id, controls: of.map(({ control }) => control!) }) as Screen;
  const { opens, wayTo } = shownOn([screen('page', [look, open]), screen('form', [tab, tag, save])]);
  expect([opens(acts[0]!, acts[1]!), opens(acts[1]!, acts[3]!), opens(acts[2]!, acts[3]!)]).toEqual([
    false,
    true,
    false,
  ]);
  expect(wayTo(acts, 3, 5)).toEqual([1]);
  expect(wayTo(acts, 1, 5)).toEqual([]);
  const made: string[][] = [];
  const run = async (spec: RunSpec) => {
    const names = spec.acts.map(({ control }) => control?.name ?? 'keys');
    made.push(names);
    return { acts: [...spec.acts], effect: names.includes('Tab') ? [] : cut.target } as unknown as Try;
  };
  const of = { ...cut.of, goals: [{ acts: 5, effect: cut.target }] };
  const saved = { ...cut, of, acts, values: [{ ...cut.values[0]!, act: 3 }] };
  const short = await shorten(saved, { effect: cut.target } as Try, { run } as unknown as Runs, {
    has,
    useful: [],
    opens,
  });
  expect(short.acts.map(({ control }) => control?.name)).toEqual(['Edit', 'Tag', undefined]);
  expect(made).toEqual([
    ['Look', 'Edit', 'Tag', 'keys'],
    ['Edit', 'Tag', 'keys'],
  ]);
});
