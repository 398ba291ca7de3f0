import { expect, test } from 'vitest';
import { families } from './families.ts';
import type { NotepadState } from './state.ts';
import { noteOf, templates } from './templates.ts';

const familyOf = (name: string) => families.find((family) => family.name === name)!;
const stateOf = (template: string): NotepadState => ({ note: noteOf(template), others: {} });
const { lines } = noteOf('groceries');
const last = lines.length - 1;

/** Whether a family passes when the lines of the shopping list became these. */
const passes = (name: string, params: object, after: string[]) => {
  const before = stateOf('groceries');
  return familyOf(name).verify({ before, after: { ...before, note: { ...before.note, lines: after } }, params }).pass;
};

test.each<[name: string, what: string, passes: boolean, params: object, after: string[]]>([
  ['replace-word', 'the word', true, { word: 'brown', text: 'white' }, lines.with(2, 'white bread from the bakery')],
  ['replace-word', 'the whole line', false, { word: 'brown', text: 'white' }, lines.with(2, 'white')],
  ['delete-word', 'the word and its space', true, { word: 'brown' }, lines.with(2, 'bread from the bakery')],
  ['delete-word', 'the word alone', true, { word: 'brown' }, lines.with(2, ' bread from the bakery')],
  ['delete-word', 'another word', false, { word: 'brown' }, lines.with(2, 'brown from the bakery')],
  ['bracket-word', 'brackets', true, { word: 'hard' }, lines.with(3, '(hard) cheese from the market')],
  ['break-before-word', 'a new line', true, { word: 'leeks' }, lines.toSpliced(1, 1, 'carrots and ', 'leeks')],
  ['break-before-word', 'no space left', true, { word: 'leeks' }, lines.toSpliced(1, 1, 'carrots and', 'leeks')],
  ['add-last-line', 'a line without an end', true, { text: 'salt' }, lines.with(last, 'salt')],
  ['add-last-line', 'a line with an end', true, { text: 'salt' }, [...lines.with(last, 'salt'), '']],
  ['add-last-line', 'at the top', false, { text: 'salt' }, ['salt', ...lines]],
  ['add-first-line', 'at the top', true, { text: 'To buy' }, ['To buy', ...lines]],
  ['line-below', 'below', true, { line: 'two lemons', text: 'salt' }, lines.toSpliced(6, 0, 'salt')],
  ['line-above', 'above', true, { line: 'two lemons', text: 'salt' }, lines.toSpliced(5, 0, 'salt')],
  ['line-above', 'below', false, { line: 'two lemons', text: 'salt' }, lines.toSpliced(6, 0, 'salt')],
  ['delete-line', 'without a gap', true, { line: 'two lemons' }, lines.toSpliced(5, 1)],
  ['delete-line', 'with a gap', false, { line: 'two lemons' }, lines.with(5, '')],
  ['clear-line', 'with a gap', true, { line: 'two lemons' }, lines.with(5, '')],
  ['blank-line-below', 'a gap after it', true, { line: 'two lemons' }, lines.toSpliced(6, 0, '')],
  ['join-lines', 'with a space', true, { line: 'two lemons' }, lines.toSpliced(5, 2, 'two lemons coffee beans')],
  ['join-lines', 'as one word', true, { line: 'two lemons' }, lines.toSpliced(5, 2, 'two lemonscoffee beans')],
  ['move-line-to-end', 'moved', true, { line: 'two lemons' }, lines.toSpliced(5, 1).with(last - 1, 'two lemons')],
  ['move-line-to-end', 'copied', false, { line: 'two lemons' }, lines.with(last, 'two lemons')],
  ['duplicate-line', 'twice', true, { line: 'two lemons' }, lines.toSpliced(5, 0, 'two lemons')],
  ['rewrite-line', 'other words', true, { line: 'two lemons', text: 'no fruit' }, lines.with(5, 'no fruit')],
  ['mark-line-number', 'the sixth', true, { number: '6', text: 'now' }, lines.with(5, 'now two lemons')],
  ['mark-line-number', 'the fifth', false, { number: '6', text: 'now' }, lines.with(4, `now ${lines[4]}`)],
  ['rewrite-note', 'nothing else', true, { text: 'all bought' }, ['all bought']],
  ['rewrite-note', 'something else', false, { text: 'all bought' }, ['all bought', 'two lemons']],
  ['date-at-end', 'as America writes it', true, {}, lines.with(last, '9:41 AM 11/30/2026')],
  ['date-at-end', 'as Germany writes it', true, {}, lines.with(last, '09:41 30.11.2026')],
  ['date-at-end', 'any words', false, {}, lines.with(last, 'today')],
  ['empty-note', 'nothing', true, {}, ['']],
])('%s: %s is %s', (name, _what, expected, params, after) => {
  expect(passes(name, params, after)).toBe(expected);
});

test('a copy is right in the encoding that was asked for, and only where the note itself stayed as it was', () => {
  const before = stateOf('groceries');
  const copy = (encoding: 'ascii' | 'utf-8 mark' | 'utf-16le mark', held = lines) => ({
    ...before,
    others: { 'list.txt': { kind: 'note' as const, encoding, lines: held } },
  });
  const accepts = (name: string, after: NotepadState) =>
    familyOf(name).verify({ before, after, params: { name: 'list.txt' } }).pass;
  expect(accepts('save-copy', copy('ascii'))).toBe(true);
  expect(accepts('save-copy', copy('utf-16le mark'))).toBe(false);
  expect(accepts('save-as-utf8', copy('utf-8 mark'))).toBe(true);
  expect(accepts('save-as-utf16', copy('utf-8 mark'))).toBe(false);
  expect(accepts('save-as-utf8', copy('utf-8 mark', ['other']))).toBe(false);
  expect(accepts('save-copy', { ...copy('ascii'), note: { ...before.note, lines: ['other'] } })).toBe(false);
});

test('a text that comes to be written otherwise, and a file that nobody asked for, fail', () => {
  const before = stateOf('minutes');
  const note = { ...before.note, lines: before.note.lines.with(0, 'Studio meeting') };
  const { verify } = familyOf('replace-word');
  const params = { word: 'Workshop', text: 'Studio' };
  expect(verify({ before, after: { note, others: {} }, params }).pass).toBe(true);
  expect(verify({ before, after: { note: { ...note, encoding: 'ansi' }, others: {} }, params }).pass).toBe(false);
  const others = { 'x.txt': { kind: 'other' as const, bytes: 1 } };
  expect(verify({ before, after: { note, others }, params }).pass).toBe(false);
});

test('there are enough families and templates, and some of each are held out', () => {
  expect(families.length).toBeGreaterThanOrEqual(20);
  expect(families.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(4);
  expect(templates.filter(({ heldOut }) => heldOut).length).toBe(2);
});
