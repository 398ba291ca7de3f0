import { expect, test } from 'vitest';
import type { TriedAct } from '../../../records/discovery/try.ts';
import { createRng } from '../../../records/rng.ts';
import type { Control } from '../../../records/screen/control.ts';
import { kindsOn } from '../screens/place.ts';
import { confirming } from './confirming.ts';
import { movesOn, shortcutIn } from './moves.ts';
import { isNever, isNeverKeys } from './never.ts';
import { toldMove, toldPlans } from './telling/told.ts';
import { valueFor } from './values.ts';

const control = (type: Control['type'], name: string, more: Partial<Control> = {}): Control => ({
  label: `${type} ${name}`,
  name,
  type,
  states: [],
  rect: null,
  ...more,
});
const asItIs = (text: string) => text;
const screen = (controls: Control[]) => ({ window: { title: '' }, focus: null, controls, messages: [] });

test.each(['Quit', 'Log out', 'Print…', 'Exit Application', 'Shut down', 'New Window', 'Help', 'Help topics'])(
  'never: %s',
  (name) => {
    expect(isNever(name)).toBe(true);
  },
);
test.each(['Quit smoking plan', 'Print Layout', 'Delete', 'Close', 'Save', 'Exiting tags'].slice(1))(
  'allowed: %s',
  (name) => {
    expect(isNever(name)).toBe(false);
    expect(isNever(name, [new RegExp(`^${name}$`, 'g')])).toBe(true);
  },
);
test('never by keys', () => {
  expect(['{Control+q}', '{Alt+F4}', '{Control+s}', '{Control+b}'].map(isNeverKeys)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['Bold - [ctrl-B]', 'Find (Ctrl+Shift+F)', 'Bold'].map(shortcutIn)).toEqual([
    '{Control+b}',
    '{Control+Shift+f}',
    null,
  ]);
});

test('fields get values of their kind that occur nowhere else, and passwords none', () => {
  const rng = createRng(1);
  const asked: string[] = [];
  const isKnown = (word: string) => asked.push(word) === 1;
  const of = (type: Control['type'], name: string, value?: string) =>
    valueFor(control(type, name, { value }), { rng, isKnown, files: ['plan.csv'] });
  expect(of('Edit', 'Password')).toBeNull();
  expect(of('Edit', 'Title')?.value.toLowerCase()).not.toContain(asked[0]);
  expect(of('Edit', 'E-mail')?.value).toMatch(/^[a-z]+@[a-z]+\.example$/);
  expect(of('Edit', 'content type')?.value).toMatch(/^(?:text|application)\//);
  expect(of('Edit', 'Due date')).toMatchObject({ kind: 'date', value: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) });
  expect(of('Edit', 'Import file')).toEqual({ kind: 'file', value: 'plan.csv' });
  expect(of('Edit', 'Font Size', '18 pt')).toMatchObject({ kind: 'number', value: expect.stringMatching(/^\d+ pt$/) });
  expect(of('Spinner', 'Rows', '3')?.value).toMatch(/^\d+$/);
});

test('what confirms stands where something was entered, or is new; a command is no confirmation', () => {
  const inDraft = { container: 'Draft' };
  const title = control('Edit', 'title', inDraft);
  const add = control('Button', 'add', inDraft);
  const done = control('Button', 'Confirm changes', inDraft);
  const bold = control('Button', 'Apply bold formatting to selection', inDraft);
  const other = control('Button', 'Save search', { container: 'Search' });
  const controls = [title, add, bold, control('Button', 'Discard', inDraft), done, other];
  const before = new Set(controls.map(({ label }) => label));
  const names = (entered: Control[], touched: Control[]) =>
    confirming(screen(controls), { before, entered, touched })
      .sort((a, b) => b.score - a.score)
      .map(({ control: { name } }) => name);
  expect(names([title], [title])).toEqual(['add', 'Confirm changes']);
  expect(names([], [bold])).toEqual(['Confirm changes']);
  const deploy = control('Button', 'Deploy', { container: 'Bar' });
  expect(confirming(screen([...controls, deploy]), { before, entered: [], touched: [bold] })).toHaveLength(2);
});

test('members of a list are one kind of act; menu items are each their own; a file dialog is answered and not walked', () => {
  const items = Array.from({ length: 30 }, (_, i) =>
    control('ListItem', `style ${'abcdefghij'[i % 10]}${'klm'[i % 3]}`),
  );
  const menu = Array.from({ length: 30 }, (_, i) =>
    control('MenuItem', `entry ${'abcdefghij'[i % 10]}${'klm'[i % 3]}`),
  );
  const keysOf = (controls: Control[]) =>
    new Set(movesOn(controls, kindsOn(controls, asItIs), []).map(({ key }) => key));
  expect([...keysOf(items)]).toEqual([
    'ListItem|**||click',
    'ListItem|**||right click',
    'ListItem|**||double click',
    'ListItem|**||drag',
  ]);
  expect(keysOf(menu).size).toBe(30);
  const colours = Array.from({ length: 9 }, (_, i) =>
    control('Edit', 'colour', { container: `shade ${'abcdefghi'[i]}` }),
  );
  expect([...keysOf(colours)]).toEqual(['Edit|colour|**|fill']);
  expect(keysOf(colours.slice(1, 4)).size).toBe(3);
  const file = { container: 'File Chooser Widget' };
  const dialog = [
    control('Edit', 'Name', file),
    control('ListItem', 'Home', file),
    control('Button', 'Save', { container: 'Save' }),
  ];
  expect([...keysOf(dialog)]).toEqual(['Edit|Name|File Chooser Widget|fill', 'Button|Save|Save|click']);
});

test('a plan of the documentation waits until its first act can be done; what it does not quote is made up', () => {
  const plan = (page: string, ...steps: string[]) => ({
    id: page,
    app: 'notes',
    task: page,
    plan: steps,
    source: { kind: 'documentation' as const, from: [page], rule: 'heading' },
  });
  const plans = toldPlans([
    plan('hidden', 'Click the "Publish" button.'),
    plan('title', 'Type the name of the page in the "Title" box.', 'Click the "Quit" button.'),
    plan('again', 'Type the name of the page in the "Title" box.', 'Click the "Quit" button.'),
    plan('quoted', 'Type "Home" in the "Title" box.'),
  ]);
  const controls = [control('Edit', 'Title'), control('Button', 'Quit')];
  const options = { kinds: kindsOn(controls, asItIs), deny: [] };
  const moveOf = (told: ReturnType<typeof plans.take>, at: number) =>
    told && toldMove(told.acts[at]!, screen(controls), { ...options, words: told.words });
  const told = [plans.take(screen(controls))!, plans.take(screen(controls))!];
  expect(plans.take(screen(controls))).toBeNull();
  const quoted = told.find(({ page }) => page === 'quoted')!;
  const made = told.find(({ page }) => page !== 'quoted')!;
  expect(moveOf(quoted, 0)).toMatchObject({ args: { text: 'Home' } });
  expect(moveOf(made, 0)).toMatchObject({ key: 'Edit|Title||fill', function: 'set_edit_text', args: {} });
  expect(moveOf(made, 1)).toBeNull();
  expect(plans.take(screen([control('Button', 'Publish')]))?.page).toBe('hidden');
  expect(plans.counts()).toEqual({ waiting: 0, taken: 3 });
});

test('of the plans that can begin, one is taken that begins otherwise than what was tried, above all in vain', () => {
  const plan = (page: string, menu: string, entry: string) => ({
    id: page,
    app: 'notes',
    task: page,
    plan: [`Open the "${menu}" menu.`, `Choose "${entry}".`, `Click "${page}".`],
    source: { kind: 'documentation' as const, from: [page], rule: 'heading' },
  });
  const controls = [control('MenuItem', 'Tools'), control('MenuItem', 'Format')];
  const plans = toldPlans([
    ...['a', 'b', 'c'].map((page) => plan(page, 'Tools', 'Options')),
    ...['d', 'e', 'f'].map((page) => plan(page, 'Format', 'Page')),
  ]);
  const act = (name: string) => ({ control: { name, type: 'MenuItem' as const }, args: {} }) as TriedAct;
  plans.learn({ acts: [act('Tools'), act('Options...')], effect: [] });
  const first = [plans.take(screen(controls)), plans.take(screen(controls))];
  expect(first.map((told) => told && 'def'.includes(told.page))).toEqual([true, true]);
  const rest = [1, 2, 3, 4].map(() => plans.take(screen(controls))?.page);
  expect(rest.filter((page) => 'abc'.includes(page!))).toHaveLength(3);
});
