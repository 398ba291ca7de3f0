import { expect, test } from 'vitest';
import { type Control, type ControlTypeName, controlSchema } from '../../records/screen/control.ts';
import { groundAct } from './ground.ts';
import { parsePlanStep } from './parse.ts';

const rect = { x: 0, y: 0, width: 10, height: 10 };

function screen(...controls: [ControlTypeName, string, Partial<Control>?][]): Control[] {
  return controls.map(([type, name, rest], index) =>
    controlSchema.parse({ label: `${index}`, name, type, states: [], rect, ...rest }),
  );
}

function find(step: string, controls: Control[], near?: string): string | null {
  const [act] = parsePlanStep(step);
  const found = groundAct(act!, { window: { title: '' }, focus: null, controls, messages: [] }, near);
  if (!found) return null;
  const { type, name, container } = found.control!;
  return [type, name, container, ...Object.values(found.way.args)].filter(Boolean).join(' | ');
}

test('an exact name goes before one that contains it, and that before a like one', () => {
  const step = 'Click the "Save" button.';
  const like: [ControlTypeName, string] = ['Button', 'Saves'];
  const contains: [ControlTypeName, string] = ['Button', 'Save changes'];
  expect(find(step, screen(like, contains, ['Button', 'Save']))).toBe('Button | Save');
  expect(find(step, screen(like, contains))).toBe('Button | Save changes');
  expect(find(step, screen(like))).toBe('Button | Saves');
});

test('a fuzzy match has a threshold: an unlike screen has no match at all', () => {
  expect(
    find('Click the "Publish" button.', screen(['Button', 'Cancel'], ['Hyperlink', 'Polish'], ['Edit', ''])),
  ).toBeNull();
  expect(find('Click the "OK" button.', screen(['Button', 'Book a room']))).toBeNull();
});

test('of two words that both stand on the screen one is never taken for the other', () => {
  const step = 'Type "x" in the "reply" box.';
  expect(find(step, screen(['Edit', 'replay']))).toBe('Edit | replay | x');
  expect(find(step, screen(['Edit', 'replay'], ['Button', 'Reply']))).toBeNull();
});

test('words in order are a pattern', () => {
  expect(find('Click the "new tiddler" button.', screen(['Button', 'Create a new large tiddler']))).toBe(
    'Button | Create a new large tiddler',
  );
});

test('the verb and the noun choose the type', () => {
  const controls = screen(['Text', 'title'], ['Button', 'title'], ['Hyperlink', 'title'], ['Edit', 'title']);
  expect(find('Type "x" in the "title" box.', controls)).toBe('Edit | title | x');
  expect(find('Click the "title" link.', controls)).toBe('Hyperlink | title');
  expect(find('Click "title".', controls)).toBe('Button | title');
});

test('a quoted place has to hold, a place in plain words is a preference', () => {
  const controls = screen(
    ['Button', 'edit', { container: 'Apple Pie' }],
    ['Button', 'edit', { container: 'Plum Jam' }],
    ['Hyperlink', 'Recent', { container: 'Plum Jam' }],
    ['Hyperlink', 'Recent', { container: 'Sidebar' }],
  );
  expect(find('Click the "edit" button of the tiddler "Plum Jam".', controls)).toBe('Button | edit | Plum Jam');
  expect(find('Click the "edit" button of the tiddler "Cherry Cake".', controls)).toBeNull();
  const named = screen(['Button', 'remove tag fruit'], ['Button', 'remove tag sweet']);
  expect(find('Click the "remove tag" button of "sweet".', named)).toBe('Button | remove tag sweet');
  expect(find('Click "Recent" in the sidebar.', controls)).toBe('Hyperlink | Recent | Sidebar');
  expect(find('Click "Recent" in the footer.', controls)).toBe('Hyperlink | Recent | Plum Jam');
});

test('of equal controls the one beside the last act, the enabled and the one on screen win', () => {
  const controls = screen(['Button', 'done', { container: 'A' }], ['Button', 'done', { container: 'B' }]);
  expect(find('Click "done".', controls, 'B')).toBe('Button | done | B');
  const states = screen(
    ['Button', 'ok', { states: ['disabled'], container: '1' }],
    ['Button', 'ok', { states: ['offscreen'], container: '2' }],
    ['Button', 'ok', { container: '3' }],
  );
  expect(find('Click "ok".', states)).toBe('Button | ok | 3');
});

test('a disabled control that is meant is the one, and no similar one', () => {
  const save: [ControlTypeName, string, Partial<Control>] = ['Button', 'Save', { states: ['disabled'] }];
  expect(find('Click "Save".', screen(save, ['Button', 'Save As...']))).toBe('Button | Save');
  const elsewhere = screen(['Button', 'Save', { states: ['disabled'], container: 'Sidebar' }], ['Button', 'Save']);
  expect(find('Click "Save" in the sidebar.', elsewhere)).toBe('Button | Save | Sidebar');
  expect(
    find('Click "Save".', screen(['Button', 'Save file', { states: ['disabled'] }], ['Button', 'Save file as'])),
  ).toBe('Button | Save file');
});

test('an exact name goes before a longer one that stands where the words say', () => {
  const named = screen(['Button', 'new page'], ['Button', 'Draft of new page', { container: 'Sidebar' }]);
  expect(find('Click the "new page" button in the sidebar.', named)).toBe('Button | new page');
});

test('several choices of a list are one text, and a list that lacks one is not meant', () => {
  const list = screen(['List', 'Tags', { options: ['red', 'blue', 'Green'] }]);
  expect(find('Choose "blue" and "green" in the "Tags" list.', list)).toBe('List | Tags | blue, Green');
  expect(find('Choose "blue" and "grey" in the "Tags" list.', list)).toBeNull();
});

test('a list is scrolled by less than it shows', () => {
  const list = screen(['List', 'Items', { rect: { ...rect, height: 320 } }]);
  expect(find('Scroll down the "Items" list.', list)).toBe('List | Items | -2');
});

test('a choice goes to the drop-down list that has it, else to the thing of that name', () => {
  const options = ['Vanilla', 'Night sky'];
  const combo = screen(['Hyperlink', 'Night'], ['ComboBox', 'Colour palette', { options }]);
  expect(find('Choose "night sky" in the "palette" list.', combo)).toBe('ComboBox | Colour palette | Night sky');
  expect(find('Choose "Blue" in the "palette" list.', combo)).toBeNull();
  expect(find('Choose "Night".', screen(['ListItem', 'Night']))).toBe('ListItem | Night');
});

test('a choice is never one that only has the words', () => {
  const list = (...options: string[]) => screen(['ComboBox', 'Colour', { options }]);
  const step = 'Choose "Red" in the "Colour" list.';
  expect(find(step, list('Blue', 'Dark red', 'Red wine'))).toBeNull();
  expect(find(step, list('Blue', 'Red (warm)'))).toBe('ComboBox | Colour | Red (warm)');
});

test('a row is also what stands level with its name, where no container says so', () => {
  const at = (y: number) => ({ rect: { x: 0, y, width: 40, height: 20 } });
  const rows = screen(
    ['Text', 'Ann', at(0)],
    ['Button', 'Edit', at(2)],
    ['Text', 'Bob', at(30)],
    ['Button', 'Restore', at(32)],
  );
  expect(find('Click "Restore" in the "Bob" row.', rows)).toBe('Button | Restore');
  expect(find('Click "Restore" in the "Ann" row.', rows)).toBeNull();
});
