import { expect, test } from 'vitest';
import { faultOf } from '../../../agent/plan-step/understand.ts';
import type { ControlPlace, TriedAct } from '../../../records/discovery/try.ts';
import type { Decision } from '../../../records/episode/decision.ts';
import type { Control } from '../../../records/screen/control.ts';
import { fillText, literally } from './places.ts';
import { meansAct, wordsFor } from './step-words.ts';

const control = (label: string, name: string, type: Control['type'], more: Partial<Control> = {}): Control => ({
  label,
  name,
  type,
  states: [],
  rect: { x: 0, y: Number(label) * 30, width: 80, height: 20 },
  ...more,
});
const controls = [
  control('1', 'Delete', 'Button', { container: 'Milk' }),
  control('2', 'Delete', 'Button', { container: 'Bread' }),
  control('3', 'title', 'Edit'),
  control('4', 'Colour', 'ComboBox', { options: ['Red', 'Blue'] }),
  control('5', 'Wrap', 'CheckBox', { states: ['checked'] }),
  control('6', 'Size', 'Spinner', { value: '12' }),
  control('7', 'Item', 'Hyperlink'),
  control('8', 'Item', 'Hyperlink'),
  control('9', 'say "hi"', 'Button'),
];
const screen = { window: { title: 'Notes' }, focus: '3', controls, messages: [] };

const act = (
  label: string,
  fn: TriedAct['function'],
  args: TriedAct['args'] = {},
  nth?: number,
): [string, TriedAct] => {
  const { name, type, container } = controls.find((one) => one.label === label) ?? {
    name: '',
    type: 'Button' as const,
  };
  const place: ControlPlace = { name: literally(name), type, ...(container && { container }), ...(nth && { nth }) };
  return [label, { ...(name && { control: place }), function: fn, args, screen: '', ok: true, changed: true }];
};

test.each([
  [act('2', 'click_input'), 'Click the "Delete" button of "Bread".'],
  [act('1', 'click_input', { button: 'right' }), 'Right-click the "Delete" button of "Milk".'],
  [act('3', 'set_edit_text', { text: 'Rye' }), 'Type "Rye" in the "title" box.'],
  [act('3', 'set_edit_text', { text: '' }), 'Clear the "title" box.'],
  [act('4', 'set_edit_text', { text: 'Blue' }), 'Choose "Blue" in the "Colour" list.'],
  [act('5', 'click_input'), 'Untick the "Wrap" check box.'],
  [act('6', 'set_edit_text', { text: '14' }), 'Set the "Size" spin box to "14".'],
  [act('8', 'click_input', {}, 1), 'Click the second "Item" link.'],
  [act('9', 'click_input'), 'Click the "say \\"hi\\"" button.'],
  [act('3', 'keyboard_input', { keys: '{{Enter}}' }), 'Press Enter in the "title" box.'],
  [act('', 'keyboard_input', { keys: '{{Control+s}}' }), 'Press Ctrl+s.'],
  [act('', 'select_text', { text: 'Drip' }), 'Select "Drip" in the text.'],
])('%j is said so that it is understood again', ([label, tried], words) => {
  const decision = {
    controlLabel: label,
    function: tried.function,
    args: Object.fromEntries(
      Object.entries(tried.args).map(([key, value]) => [key, typeof value === 'string' ? fillText(value, {}) : value]),
    ),
  } as Decision;
  const said = wordsFor(tried).find((step) => meansAct(fillText(step, {}), decision, screen));
  expect(said && fillText(said, {})).toBe(words);
  expect(faultOf(words)).toBeNull();
});

test('an act that there are no words for has none', () => {
  expect(wordsFor(act('1', 'click_input', { modifier: 'Shift' })[1])).toEqual([]);
});
