import type { ControlPlace, TriedAct } from '../../records/discovery/try.ts';

type Type = ControlPlace['type'];

/** What the acts of a walk in a test have in common: each was done, and something on screen changed. */
const done = { screen: '', ok: true, changed: true };

const place = (name: string, type: Type, container = ''): ControlPlace => ({
  name,
  type,
  ...(container && { container }),
});

export const click = (name: string, container?: string, type: Type = 'Button'): TriedAct => ({
  ...{ ...done, control: place(name, type, container) },
  ...{ function: 'click_input', args: {} },
});

export const fill = (name: string, text: string, container?: string, type: Type = 'Edit'): TriedAct => ({
  ...{ ...done, control: place(name, type, container) },
  ...{ function: 'set_edit_text', args: { text } },
});

/** Selects a text in a field, or where none is named wherever it stands. */
export const select = (text: string, name?: string, container?: string): TriedAct => ({
  ...{ ...done, ...(name !== undefined && { control: place(name, 'Edit', container) }) },
  ...{ function: 'select_text', args: { text } },
});

/** Keys that go where the focus is. */
export const press = (keys: string): TriedAct => ({ ...done, function: 'keyboard_input', args: { keys } });
