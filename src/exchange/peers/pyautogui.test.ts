import { expect, test } from 'vitest';
import { type Decision, decisionSchema } from '../../records/episode/decision.ts';
import { controlSchema } from '../../records/screen/control.ts';
import { observationSchema } from '../../records/screen/observation.ts';
import { pyautoguiOf } from './pyautogui.ts';

const control = (label: string, x: number) =>
  controlSchema.parse({
    label,
    name: `box ${label}`,
    type: 'Edit',
    states: [],
    rect: { x, y: 10, width: 20, height: 10 },
  });
const observation = observationSchema.parse({
  window: { title: '' },
  focus: '2',
  controls: [control('1', 0), control('2', 100), { ...control('3', 0), rect: null }],
});
const code = (name: Decision['function'], args: Decision['args'] = {}, label = '1') => {
  const decision = decisionSchema.parse({
    thought: '',
    controlLabel: label,
    controlName: '',
    function: name,
    args,
    status: 'CONTINUE',
    plan: [],
  });
  return pyautoguiOf({ decision, observation })?.replace('import pyautogui\n', '').replaceAll('pyautogui.', '') ?? null;
};

test('acts as a hand would do them', () => {
  expect(code('click_input', { double: true, modifier: 'Control' })).toBe(
    'keyDown("ctrl")\nclick(10, 15, clicks=2, button="left")\nkeyUp("ctrl")',
  );
  expect(code('keyboard_input', { keys: 'say "{Enter}"{Control+a}' })).toBe(
    'click(10, 15)\nwrite("say \\"")\npress("enter")\nwrite("\\"")\nhotkey("ctrl", "a")',
  );
  expect(code('drag', { toLabel: '2' })).toBe('moveTo(10, 15)\ndragTo(110, 15, duration=0.5)');
  expect(code('wheel_mouse_input', { ticks: -5 }, '')).toBe('scroll(-5)');
  expect(code('wait', {}, '')).toBe('WAIT');
});

test('a click where the caret stands already would move it', () => {
  expect(code('keyboard_input', { keys: 'on' }, '2')).toBe('write("on")');
});

test('what PyAutoGUI cannot say is not said', () => {
  expect(code('click_input', {}, '3')).toBeNull();
  expect(code('set_edit_text', { text: 'Grüße' })).toBeNull();
  expect(code('set_edit_text', { text: 'red', choice: true })).toBeNull();
  expect(code('texts')).toBeNull();
});
