import { expect, test } from 'vitest';
import type { ActionFunction } from '../../../records/episode/decision.ts';
import { functionsFor } from './functions-for.ts';

const own: ActionFunction[] = ['select_paragraph', 'select_table', 'insert_table', 'set_font', 'save_as'];
const functions = (request: string, ...plan: string[]) => functionsFor({ request, plan, own });

test('offers what the words of request and plan can need, and no more', () => {
  expect(functions('Open the note "Soup"', 'Click "Soup".')).toEqual(['click_input', 'set_edit_text']);
  expect(functions('Copy it', 'Press **Ctrl**+**C**.')).toEqual(['click_input', 'set_edit_text', 'keyboard_input']);
  expect(functions('Rearrange the list', 'Scroll down.')).toEqual([
    'click_input',
    'set_edit_text',
    'wheel_mouse_input',
    'drag',
  ]);
});

test('offers the functions of the application where they are spoken of', () => {
  expect(functions('Make a table of two rows')).toContain('insert_table');
  expect(functions('Use another font')).toContain('set_font');
  expect(functions('Save under another name')).toContain('save_as');
  expect(functions('Set the size as it was')).toEqual(['click_input', 'set_edit_text']);
  expect(functionsFor({ request: 'Make a table', plan: [] })).not.toContain('insert_table');
});
