import { expect, test } from 'vitest';
import type { Screen, Try } from '../../../records/discovery/try.ts';
import { cutsOf } from './cut.ts';
import { maskOf } from './mask.ts';
import { patternsOf } from './pattern.ts';
import { wayToBy } from './ways/way-to.ts';

const act = (name: string, ok = true): Try['acts'][number] => ({
  control: { name, type: 'Button' },
  function: 'click_input',
  args: {},
  screen: '',
  ok,
  changed: true,
});
const walk: Try = {
  id: 'w',
  app: 'notes',
  template: 'kitchen',
  purpose: 'explore',
  seed: 0,
  acts: [act('a'), act('b', false), act('c'), act('d')],
  screen: '',
  values: [{ value: 'Fanoru', act: 2, kind: 'text' }],
  effect: [
    { path: ['x'], kind: 'added', after: 'Fanoru' },
    { path: ['y'], kind: 'added', after: '1' },
  ],
  changedBy: [3, 1],
  durationMs: 1,
  startedAt: '',
};
const names = (cuts: ReturnType<typeof cutsOf>) =>
  cuts.map(({ acts, target }) => [
    acts.map(({ control }) => control?.name).join(''),
    target.map(({ path }) => path[0]).join(''),
  ]);

test('a walk is cut where something changed, without what failed on the way', () => {
  const cuts = cutsOf(walk);
  expect(names(cuts)).toEqual([
    ['a', 'y'],
    ['ac', 'x'],
  ]);
  expect(cuts[1]!.values).toEqual([{ value: 'Fanoru', act: 1, kind: 'text' }]);
});

test('where all was seen at the end alone, each change is a target by itself', () => {
  expect(names(cutsOf({ ...walk, changedBy: undefined }))).toEqual([
    ['acd', 'x'],
    ['acd', 'y'],
  ]);
});

test('effects that differ in names and values alone are one pattern, the shortest first', () => {
  const other: Try = { ...walk, id: 'o', acts: [act('c')], values: [{ value: 'Miroka', act: 0, kind: 'text' }] };
  const second = { ...other, effect: [{ ...walk.effect[0]!, after: 'Miroka' }], changedBy: [1] };
  const cuts = [...cutsOf(walk), ...cutsOf(second)];
  const patterns = patternsOf(cuts, ({ values }) =>
    maskOf(
      values.map(({ value }) => value),
      new Set(),
    ),
  );
  expect(patterns.map(({ key, cuts: own }) => [key, own.map(({ of }) => of.id)])).toEqual([
    ['added y 1', ['w']],
    ['added x {v}', ['o', 'w']],
  ]);
});

test('what was done for one goal of several is a cut by itself, though it was overwritten later', () => {
  const save = { ...act(''), control: undefined, function: 'keyboard_input' as const, args: { keys: '{Control+s}' } };
  const acts = [act('a'), act('b'), save, act('c'), act('d'), act('e'), save];
  const values = [{ value: 'Fanoru', act: 4, kind: 'text' as const }];
  const [x, y] = walk.effect;
  const goals = [
    { acts: 3, effect: [y!] },
    { acts: 7, effect: [x!] },
  ];
  const cuts = cutsOf({ ...walk, acts, values, effect: [x!], changedBy: [7], goals });
  expect(names(cuts)).toEqual([
    ['ab', 'y'],
    ['cde', 'x'],
  ]);
  expect(cuts.map(({ values: [value] }) => value?.act)).toEqual([undefined, 1]);
});

test('a goal has what was selected before it, where it selects nothing itself', () => {
  const save = { ...act(''), control: undefined, function: 'keyboard_input' as const, args: { keys: '{Control+s}' } };
  const word = { ...act('Tea'), function: 'select_text' as const, args: { text: 'Tea' } };
  const acts = [word, act('a'), save, act('b'), save];
  const goals = [
    { acts: 3, effect: [walk.effect[1]!] },
    { acts: 5, effect: [walk.effect[0]!] },
  ];
  const cuts = cutsOf({ ...walk, acts, values: [], changedBy: [5, 5], goals });
  const told = cuts.map((cut) => cut.acts.map(({ control, args }) => control?.name || args.text || 's').join(' '));
  expect(told).toEqual(['Tea a s', 'Tea b s']);
});

test('a goal has what brought the controls that are used in it, by the screens', () => {
  const save = { ...act(''), control: undefined, function: 'keyboard_input' as const, args: { keys: '{Control+s}' } };
  const on = (screen: string, one: Try['acts'][number]) => ({ ...one, screen });
  const acts = [
    on('page', act('a')),
    on('page', act('open')),
    on('side', save),
    on('side', act('b')),
    on('side', save),
  ];
  const screen = (id: string, ...shown: string[]) =>
    ({ id, controls: shown.map((name) => ({ name, type: 'Button' })) }) as Screen;
  const wayTo = wayToBy([screen('page', 'a', 'open'), screen('side', 'a', 'open', 'b'), screen('box', 'ok')]);
  const goals = [{ acts: 5, effect: [walk.effect[0]!] }];
  const [cut] = cutsOf({ ...walk, acts, values: [], changedBy: [5, 5], goals }, wayTo);
  expect(cut!.acts.map(({ control }) => control?.name)).toEqual(['open', 'b', undefined]);
  expect(wayTo([acts[0]!, on('page', act('open')), on('box', act('ok')), on('page', act('a'))], 3, 4)).toEqual([]);
});

test('a button of a side bar that has a namesake in a toolbar has what opened the side bar', () => {
  const at = (screen: string, name: string, container?: string) => ({
    ...act(name),
    control: { name, type: 'Button' as const, ...(container && { container }) },
    screen,
  });
  const bold = { name: 'Bold', type: 'Button' as const };
  const bar = { ...bold, container: 'Formatting' };
  const wayTo = wayToBy([
    { id: 'page', controls: [bar] } as unknown as Screen,
    { id: 'side', controls: [bar, { ...bold, container: 'Properties' }] } as unknown as Screen,
    { id: 'menu', controls: [{ name: 'wide', type: 'Button' }] } as unknown as Screen,
  ]);
  const acts = [at('page', 'open'), at('side', 'other'), at('side', 'Bold', 'Properties')];
  expect(wayTo(acts, 2, 3)).toEqual([0]);
  expect(wayTo(acts.with(2, at('side', 'Bold', 'Formatting')), 2, 3)).toEqual([]);
  const covered = [at('page', 'open'), at('side', 'spacing'), at('menu', 'wide'), at('side', 'Bold', 'Properties')];
  expect(wayTo(covered, 3, 4)).toEqual([0]);
});

test('a text that was selected in an editor without a name is selected wherever it stands', () => {
  const selected: Try['acts'][number] = {
    ...act(''),
    control: { name: '', type: 'Edit' },
    function: 'select_text',
    args: { text: 'bread' },
  };
  const [cut] = cutsOf({ ...walk, acts: [selected, act('Cut')], values: [], changedBy: [2, 2] });
  expect(cut!.acts.map(({ control, args }) => control?.name ?? args.text)).toEqual(['bread', 'Cut']);
});

test('saving at the end of a goal is no part of it where all was saved before', () => {
  const save = { ...act('', true), saves: true as const, control: undefined, args: { keys: '{Control+s}' } };
  const [added] = walk.effect as [Try['effect'][0], ...Try['effect']];
  const saved = { ...walk, acts: [...walk.acts, save], goals: [{ acts: 5, effect: [added] }] };
  expect(names(cutsOf(saved))).toEqual([['ac', 'x']]);
  expect(names(cutsOf({ ...saved, changedBy: [5, 1] }))).toEqual([['acd', 'x']]);
});

test('what was set on the way to a setting is told, but not what only led there', () => {
  const [y, x] = [walk.effect[1]!, walk.effect[0]!];
  const goals = [
    { acts: 1, effect: [y], way: [] },
    { acts: 4, effect: [x], way: [0, 2] },
    { acts: 3, effect: [x], way: [1] },
  ];
  expect(cutsOf({ ...walk, goals }).map(({ isOver }) => isOver)).toEqual([undefined, true, undefined]);
});
