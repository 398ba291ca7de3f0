import type { ControlPlace, TriedAct } from '../../records/discovery/try.ts';
import { actOf } from './interpret/acts.ts';

type Type = ControlPlace['type'];

const place = (name: string, type: Type, container = ''): ControlPlace => ({
  name,
  type,
  ...(container && { container }),
});

export const click = (name: string, container?: string, type: Type = 'Button'): TriedAct =>
  actOf('click_input', {}, place(name, type, container));

export const fill = (name: string, text: string, container?: string, type: Type = 'Edit'): TriedAct =>
  actOf('set_edit_text', { text }, place(name, type, container));

/** Selects a text in a field, or where none is named wherever it stands. */
export const select = (text: string, name?: string, container?: string): TriedAct =>
  actOf('select_text', { text }, name === undefined ? undefined : place(name, 'Edit', container));

/** Keys that go where the focus is. */
export const press = (keys: string): TriedAct => actOf('keyboard_input', { keys });
