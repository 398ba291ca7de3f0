import type { ActionFunction, Decision } from '../../records/episode/decision.ts';

/** How a model is told of a function, what its one text means, and the arguments that this makes. */
type Told = { on: 'control' | 'any' | 'nothing'; words: string; args: (text: string) => Decision['args'] };

const named =
  (...names: string[]) =>
  (text: string): Decision['args'] =>
    Object.fromEntries(names.map((name, i) => [name, text.split(/\s*,\s*/)[i] ?? '']));

/** A model writes one text beside a function; every field is always there, as strict schemas and grammars want it. */
export const toldFunctions: Record<ActionFunction, Told> = {
  click_input: {
    on: 'control',
    words: 'click it; text "", "double" or "right"',
    args: (text): Decision['args'] => {
      if (text === 'double') return { double: true };
      return text === 'right' ? { button: 'right' } : {};
    },
  },
  set_edit_text: { on: 'control', words: 'put the text into it, or choose this choice', args: (text) => ({ text }) },
  keyboard_input: { on: 'any', words: 'press keys, such as {Enter} or {Control+a}', args: (keys) => ({ keys }) },
  wheel_mouse_input: {
    on: 'any',
    words: 'scroll; text "down" or "up"',
    args: (text) => ({ ticks: /^up/i.test(text) ? 5 : -5 }),
  },
  select_text: { on: 'any', words: 'select this text', args: (text) => ({ text }) },
  texts: { on: 'control', words: 'read it', args: () => ({}) },
  drag: { on: 'control', words: 'drag it onto the control of this name', args: (toName) => ({ toName }) },
  hover: { on: 'control', words: 'move the pointer there', args: () => ({}) },
  wait: { on: 'nothing', words: 'wait for the next change', args: () => ({}) },
  summary: { on: 'nothing', words: 'say the text to the person', args: (text) => ({ text }) },
  select_paragraph: { on: 'control', words: 'select this paragraph', args: () => ({}) },
  select_table: { on: 'control', words: 'select the table of this paragraph', args: () => ({}) },
  insert_table: { on: 'nothing', words: 'text "rows, columns"', args: named('rows', 'columns') },
  set_font: { on: 'nothing', words: 'font of the selected text', args: (font) => ({ font }) },
  save_as: { on: 'nothing', words: 'save under this name', args: (name) => ({ name }) },
};

/** What a usual application can be asked for. */
export const usualFunctions: readonly ActionFunction[] = [
  'click_input',
  'set_edit_text',
  'keyboard_input',
  'wheel_mouse_input',
  'select_text',
];
