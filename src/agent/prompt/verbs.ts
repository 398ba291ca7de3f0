import { parseKeys } from '../../environments/keys.ts';
import type { ActionFunction, Decision } from '../../records/episode/decision.ts';
import type { ControlTypeName } from '../../records/screen/control.ts';

/** A verb of the model's language: one function with fixed arguments, and those that the model writes. */
export type Verb = {
  word: string;
  function: ActionFunction | '';
  fixed: Record<string, string | number | boolean>;
  /** The arguments that the model writes, in this order. */
  varies: readonly string[];
  /** Types of control it may act on; 'none' where it needs no control. */
  on: 'any' | 'none' | 'optional' | readonly ControlTypeName[];
};

const clickable = 'any';

/** Every decision is one of these verbs, a control, arguments. */
export const verbs: readonly Verb[] = [
  { word: 'click', function: 'click_input', fixed: {}, varies: [], on: clickable },
  { word: 'double click', function: 'click_input', fixed: { double: true }, varies: [], on: clickable },
  { word: 'right click', function: 'click_input', fixed: { button: 'right' }, varies: [], on: clickable },
  {
    word: 'type',
    function: 'set_edit_text',
    fixed: {},
    varies: ['text'],
    on: ['Edit', 'ComboBox', 'List', 'Document', 'Spinner', 'Slider', 'Button'],
  },
  { word: 'press', function: 'keyboard_input', fixed: {}, varies: ['keys'], on: 'optional' },
  { word: 'write', function: 'keyboard_input', fixed: {}, varies: ['keys'], on: 'optional' },
  { word: 'scroll down', function: 'wheel_mouse_input', fixed: { ticks: -5 }, varies: [], on: 'optional' },
  { word: 'scroll up', function: 'wheel_mouse_input', fixed: { ticks: 5 }, varies: [], on: 'optional' },
  { word: 'select', function: 'select_text', fixed: {}, varies: ['text'], on: 'optional' },
  { word: 'read', function: 'texts', fixed: {}, varies: [], on: 'any' },
  { word: 'drag', function: 'drag', fixed: {}, varies: ['toName'], on: 'any' },
  { word: 'wait', function: 'wait', fixed: {}, varies: [], on: 'none' },
  { word: 'tell', function: 'summary', fixed: {}, varies: ['text'], on: 'none' },
  { word: 'select paragraph', function: 'select_paragraph', fixed: {}, varies: [], on: 'any' },
  { word: 'select table', function: 'select_table', fixed: {}, varies: [], on: 'any' },
  { word: 'insert table', function: 'insert_table', fixed: {}, varies: ['rows', 'columns'], on: 'none' },
  { word: 'set font', function: 'set_font', fixed: {}, varies: ['font'], on: 'none' },
  { word: 'save as', function: 'save_as', fixed: {}, varies: ['name'], on: 'none' },
  { word: 'done', function: '', fixed: {}, varies: [], on: 'none' },
];

/**
 * The verb that says this decision, by its function and fixed arguments; keys with a key's name among them are pressed, others written. Throws
 * where there is none: the model has no word for hovering.
 */
export function verbOf(decision: Pick<Decision, 'function' | 'args'>): Verb {
  const { args } = decision;
  const keysWord = decision.function === 'keyboard_input' && isPlainText(String(args.keys ?? '')) ? 'write' : 'press';
  const able = verbs.filter((v) => v.function === decision.function);
  const found = able
    .filter((verb) => verb.function !== 'keyboard_input' || verb.word === keysWord)
    .map((verb) => ({
      verb,
      fits: Object.entries(verb.fixed).filter(([k, x]) => sameSign(args[k], x)).length,
      of: Object.keys(verb.fixed).length,
    }))
    .filter((v) => v.fits === v.of)
    .sort((a, b) => b.of - a.of)[0];
  const verb = found?.verb ?? able[0];
  if (!verb) throw new Error(`The model's language has no verb for ${decision.function}.`);
  return verb;
}

const isPlainText = (keys: string) => parseKeys(keys).every((stroke) => 'type' in stroke);

function sameSign(a: unknown, b: string | number | boolean): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.sign(a) === Math.sign(b) : a === b;
}
