import type { ControlTypeName } from '../../records/control.ts';
import type { ActionFunction, Decision } from '../../records/decision.ts';

/** A verb of the model's language: one function with fixed arguments, at most one argument that varies. */
export type Verb = {
  word: string;
  function: ActionFunction | '';
  fixed: Record<string, string | number | boolean>;
  /** The argument that the model writes. */
  varies?: 'text' | 'keys' | 'toName';
  /** Types of control it may act on; 'none' where it needs no control. */
  on: 'any' | 'none' | 'optional' | readonly ControlTypeName[];
};

const clickable = 'any';

/** Every decision is one of these verbs, a control, an argument. */
export const verbs: readonly Verb[] = [
  { word: 'click', function: 'click_input', fixed: {}, on: clickable },
  { word: 'double click', function: 'click_input', fixed: { double: true }, on: clickable },
  { word: 'right click', function: 'click_input', fixed: { button: 'right' }, on: clickable },
  {
    word: 'type',
    function: 'set_edit_text',
    fixed: {},
    varies: 'text',
    on: ['Edit', 'ComboBox', 'Document', 'Spinner', 'Button'],
  },
  { word: 'press', function: 'keyboard_input', fixed: {}, varies: 'keys', on: 'optional' },
  { word: 'scroll down', function: 'wheel_mouse_input', fixed: { ticks: -5 }, on: 'optional' },
  { word: 'scroll up', function: 'wheel_mouse_input', fixed: { ticks: 5 }, on: 'optional' },
  { word: 'select', function: 'select_text', fixed: {}, varies: 'text', on: 'any' },
  { word: 'read', function: 'texts', fixed: {}, on: 'any' },
  { word: 'drag', function: 'drag', fixed: {}, varies: 'toName', on: 'any' },
  { word: 'wait', function: 'wait', fixed: {}, on: 'none' },
  { word: 'tell', function: 'summary', fixed: {}, varies: 'text', on: 'none' },
  { word: 'done', function: '', fixed: {}, on: 'none' },
];

/** The verb that says this decision, by its function and fixed arguments. */
export function verbOf(decision: Pick<Decision, 'function' | 'args'>): Verb {
  const { args } = decision;
  const found = verbs
    .filter((v) => v.function === decision.function)
    .map((verb) => ({
      verb,
      fits: Object.entries(verb.fixed).filter(([k, x]) => sameSign(args[k], x)).length,
      of: Object.keys(verb.fixed).length,
    }))
    .filter((v) => v.fits === v.of)
    .sort((a, b) => b.of - a.of)[0];
  return found?.verb ?? verbs.find((v) => v.function === decision.function)!;
}

function sameSign(a: unknown, b: string | number | boolean): boolean {
  return typeof a === 'number' && typeof b === 'number' ? Math.sign(a) === Math.sign(b) : a === b;
}
