import { expect, test } from 'vitest';
import type { ActionFunction } from '../../../records/episode/decision.ts';
import { readAction, verbForm, verbsFor } from './action-lines.ts';

const own = { insert_table: ['rows', 'columns'], select_table: [] };
const all: ActionFunction[] = [
  'click_input',
  'set_edit_text',
  'keyboard_input',
  'select_text',
  'wheel_mouse_input',
  'drag',
  'wait',
  'insert_table',
  'select_table',
];
const read = (line: string) => readAction(line, verbsFor(all, own));
const action = (step: number, name: string, controlName: string, args: object) => ({
  step,
  function: name,
  controlName,
  args,
});

test('reads every form that the model is shown', () => {
  expect(verbsFor(all, own).map(verbForm)).toMatchInlineSnapshot(`
    [
      "click: CONTROL",
      "double click: CONTROL",
      "right click: CONTROL",
      "type: CONTROL = TEXT",
      "press: KEYS",
      "select: TEXT",
      "scroll: up or down",
      "drag: CONTROL = PLACE",
      "wait",
      "insert table: ROWS, COLUMNS",
      "select table: CONTROL",
    ]
  `);
  expect(read('1 click: Save')).toEqual(action(1, 'click_input', 'Save', {}));
  expect(read('2. double click: "Blue Train"')).toEqual(action(2, 'click_input', 'Blue Train', { double: true }));
  expect(read('3 right click: x')).toEqual(action(3, 'click_input', 'x', { button: 'right' }));
  expect(read('4 type: Title = a = b')).toEqual(action(4, 'set_edit_text', 'Title', { text: 'a = b' }));
  expect(read('4 type: Rye Bread')).toEqual(action(4, 'set_edit_text', '', { text: 'Rye Bread' }));
  expect(read('4 type: {Delete}')).toEqual(action(4, 'set_edit_text', '', { text: '{Delete}' }));
  expect(read('5 press: **Ctrl+C**')).toEqual(action(5, 'keyboard_input', '', { keys: '{Ctrl+C}' }));
  expect(read('5 press: {Enter}')).toEqual(action(5, 'keyboard_input', '', { keys: '{Enter}' }));
  expect(read('6 select: two words')).toEqual(action(6, 'select_text', '', { text: 'two words' }));
  expect(read('7 scroll: down')).toEqual(action(7, 'wheel_mouse_input', '', { ticks: -5 }));
  expect(read('8 drag: A = B')).toEqual(action(8, 'drag', 'A', { toName: 'B' }));
  expect(read('9 wait')).toEqual(action(9, 'wait', '', {}));
  expect(read('9 insert_table: 3, 2')).toEqual(action(9, 'insert_table', '', { rows: '3', columns: '2' }));
  expect(read('9 select table: Prices')).toEqual(action(9, 'select_table', 'Prices', {}));
});

test('reads nothing that is not offered, or lacks what its verb needs', () => {
  for (const line of [
    '1 delete: Save',
    'click Save',
    '1 click',
    '1 press:',
    '1 insert table: 3',
    '1 drag: A',
    '1 set font: A',
    '',
  ]) {
    expect(read(line), line).toBeNull();
  }
});
