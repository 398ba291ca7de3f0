import { expect, test } from 'vitest';
import type { TriedAct, Try } from '../../../records/discovery/try.ts';
import { click, fill, press, select } from '../acts.fixture.ts';
import type { RunSpec, Runs } from '../running/runs.ts';
import type { Cut } from './cut.ts';
import { shorten } from './shorten.ts';

const [look, open, tab, tag, save] = [click('Look'), click('Edit'), click('Tab'), fill('Tag', 'Fanoru'), click('Save')];
const cut: Cut = {
  of: { id: 'a', template: 'kitchen' } as Try,
  acts: [look, open, tab, look, tag, save],
  values: [{ value: 'Fanoru', act: 4, kind: 'text' }],
  target: [{ path: ['Tea.md', 'tags', 0], kind: 'added', after: 'Fanoru' }],
};

/** Runs in which the tag is saved where the form was opened before. */
function counted() {
  const made: string[][] = [];
  const seen = async ({ acts }: RunSpec): Promise<{ record: Try }> => {
    const names = acts.map(({ control }) => control!.name);
    made.push(names);
    const isDone = ['Edit', 'Tag', 'Save'].every((name) => names.includes(name));
    return { record: { acts: [...acts], effect: isDone ? cut.target : [] } as unknown as Try };
  };
  return { made, runs: { seen } as unknown as Runs };
}
const has = ({ effect }: Try) => effect.length > 0;

test('what is not needed goes; what gave the value and what confirmed it is not tried', async () => {
  const { made, runs } = counted();
  const short = await shorten(cut, { record: { effect: cut.target } as Try }, runs, { has, useful: [] });
  expect(short.acts).toEqual([open, tag, save]);
  expect(short.values).toEqual([{ value: 'Fanoru', act: 1, kind: 'text' }]);
  expect(short.without).toHaveLength(1);
  expect(made.every((names) => names.includes('Tag') && names.includes('Save'))).toBe(true);
});

test('a family that opened the same form has shown what leads there', async () => {
  const { made, runs } = counted();
  const short = await shorten(cut, { record: { effect: cut.target } as Try }, runs, {
    has,
    useful: [[open, tag, save]],
  });
  expect(short.acts).toEqual([open, tag, save]);
  expect(made).toEqual([['Edit', 'Tag', 'Save']]);
});

test('a field that other families fill before they confirm goes where it does nothing', async () => {
  const [own, other] = [fill('Tag', 'Fanoru', 'Form'), fill('Colour', 'Walzor', 'Form')];
  const last = click('Save', 'Form');
  const filled = { ...cut, acts: [open, own, other, last], values: [{ ...cut.values[0]!, act: 1 }] };
  const { runs } = counted();
  const useful = [[open, other, last]];
  const short = await shorten(filled, { record: { effect: cut.target } as Try }, runs, { has, useful });
  expect(short.acts).toEqual([open, own, last]);
});

test('what was closed and opened again goes at once, though each act leads to the next', async () => {
  const on = (screen: string, act: TriedAct): TriedAct => ({ ...act, screen });
  const [opening, closing, again] = [on('home', open), on('form', click('Close')), on('list', click('Draft'))];
  const acts = [opening, closing, again, on('form', tag), on('form', save)];
  const { made, runs } = counted();
  const first = { record: { effect: cut.target } as Try };
  const useful = [[closing, again, on('form', tag), on('form', save)]];
  const whole = { ...cut, acts, values: [{ ...cut.values[0]!, act: 3 }] };
  const short = await shorten(whole, first, runs, { has, useful });
  expect(short.acts.map(({ control }) => control!.name)).toEqual(['Edit', 'Tag', 'Save']);
  expect(made[0]).toEqual(['Edit', 'Tag', 'Save']);
});

test('the keys that saved it are not tried; what was found to be needed is not tried once more', async () => {
  const keys = press('{Control+s}');
  const made: string[][] = [];
  const seen = async ({ acts }: RunSpec) => {
    const names = acts.map(({ control }) => control?.name ?? 'keys');
    made.push(names);
    return { record: { acts: [...acts], effect: names.includes('Tab') ? cut.target : [] } as unknown as Try };
  };
  const of = { ...cut.of, goals: [{ acts: 4, effect: cut.target }] };
  const saved = { ...cut, of, acts: [look, tab, tag, keys], values: [{ ...cut.values[0]!, act: 2 }] };
  const first = { record: { effect: cut.target } as Try };
  const short = await shorten(saved, first, { seen } as unknown as Runs, { has, useful: [] });
  expect(short.acts).toEqual([tab, tag, keys]);
  expect(made).toEqual([
    ['Look', 'Tag', 'keys'],
    ['Tab', 'Tag', 'keys'],
  ]);
});

test('what was not on screen before an act was brought by it, which needs no run to be known', async () => {
  const { made, runs } = counted();
  const first = [click('Look'), click('Edit')];
  const form = [fill('Tag', ''), click('Save'), click('Tab'), click('Look')];
  const screens = [first, first, form, form, form, form].map((acts) => ({
    ...{ window: { title: '' }, focus: null, messages: [] },
    controls: acts.map(({ control }) => ({ ...control!, label: control!.name, states: [], rect: null })),
  }));
  const short = await shorten(cut, { record: { effect: cut.target } as Try }, runs, { has, useful: [], screens });
  expect(short.acts).toEqual([open, tag, save]);
  expect(made.filter((names) => !names.includes('Edit')).length).toBeLessThanOrEqual(1);
});

test('what selects the text that is changed is not tried: without it another may be, at which the cursor stands', async () => {
  const { made, runs } = counted();
  const path = ['a.odt', 'body', { key: 'runs', is: 'Tea and milk' }, 'align'];
  const aligned = { ...cut, acts: [select('Rye'), select('Tea and milk'), save], values: [] };
  const target = [{ path, kind: 'added' as const, after: 'end' }];
  const run = {
    ...runs,
    seen: (spec: RunSpec) =>
      runs.seen({
        ...spec,
        acts: spec.acts.map((one) => ({
          ...one,
          control: one.control ?? { name: String(one.args.text), type: 'Edit' },
        })),
      }),
  };
  const first = { record: { effect: target } as Try };
  await shorten({ ...aligned, target }, first, run as Runs, { has: () => true, useful: [] });
  expect(made.every((names) => names.includes('Tea and milk'))).toBe(true);
  expect(made[0]).toEqual(['Tea and milk', 'Save']);
});
