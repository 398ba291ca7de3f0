import { expect, test } from 'vitest';
import { type Control, controlSchema } from '../../records/screen/control.ts';
import { splitKeys } from './key-parts.ts';

const on = (type: Control['type']) => controlSchema.parse({ label: '1', name: 'x', type, states: [], rect: null });

test.each<[Control['type'] | null, string, string, string]>([
  ['Edit', '{Control+a}{Backspace}plum jam{Home}{Shift+End}', '{Control+a}{Backspace}plum jam{Home}{Shift+End}', ''],
  ['Edit', 'plum{Tab}{Space}', 'plum{Tab}', '{Space}'],
  ['Edit', '{Enter}* plum', '{Enter}', '* plum'],
  ['Edit', 'plum\n ', 'plum\n ', ''],
  ['Document', 'one{Enter}two\nthree{Down}{Space}', 'one{Enter}two\nthree{ArrowDown}{Space}', ''],
  ['Document', '{Escape}{Enter}', '{Escape}', '{Enter}'],
  ['Document', '{Alt+f}{Down}{Enter}', '{Alt+f}', '{ArrowDown}{Enter}'],
  ['Edit', '{Control+s}{Enter}', '{Control+s}', '{Enter}'],
  ['Button', '{Down}{Enter}', '{ArrowDown}', '{Enter}'],
  ['List', 'del{Enter}', 'del', '{Enter}'],
  [null, '{Tab}{Tab} ', '{Tab}', '{Tab} '],
])('in a control of the type %s, "%s" is pressed up to "%s"', (type, keys, now, later) => {
  expect(splitKeys(keys, type === null ? undefined : on(type))).toEqual([now, later]);
});
