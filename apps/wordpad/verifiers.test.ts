import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type RichDocument, type RichParagraph, type RichRun, readRtf } from '#lamwright';
import { editWords, paragraphOf } from './edits.ts';
import { twips } from './expect-document.ts';
import { families } from './families.ts';
import { paragraphText, type SavedFile } from './state.ts';
import { templates } from './templates.ts';

const document = readRtf(await readFile(join(import.meta.dirname, 'templates', 'trip-report.rtf'), 'latin1'));
const familyOf = (name: string) => families.find((family) => family.name === name)!;

/** Whether a family passes when the trip report was changed so. */
function passes(name: string, params: object, change: (document: RichDocument) => void, file?: SavedFile): boolean {
  const after = structuredClone(document);
  change(after);
  const others: Record<string, SavedFile> = file ? { made: file } : {};
  return familyOf(name).verify({ before: { document, others: {} }, after: { document: after, others }, params }).pass;
}

const word = (look: Partial<RichRun>) => (after: RichDocument) =>
  editWords(after, 'lodging', (run) => ({ ...run, ...look }));
const start = 'The harbour was';
const format = (change: object) => (after: RichDocument) => {
  Object.assign(paragraphOf(after, start), change);
};
const added = (text: string): RichParagraph => ({
  align: 'left',
  left: 0,
  right: 0,
  first: 0,
  tabs: [],
  runs: [{ ...document.paragraphs[1]!.runs[0]!, text }],
});
const params = { word: 'lodging', start, length: '2 cm', cm: '2' };

test.each<[name: string, what: string, passes: boolean, params: object, change: (after: RichDocument) => void]>([
  ['bold-word', 'bold', true, params, word({ bold: true })],
  ['bold-word', 'italic', false, params, word({ italic: true })],
  ['bold-word', 'bold and larger', false, params, word({ bold: true, size: 20 })],
  ['italic-word', 'italic', true, params, word({ italic: true })],
  ['underline-word', 'underlined', true, params, word({ underline: true })],
  ['strike-word', 'struck out', true, params, word({ strike: true })],
  ['delete-word', 'gone', true, params, (after) => editWords(after, 'lodging', () => null)],
  ['delete-word', 'gone with a space', true, params, (after) => editWords(after, ' lodging', () => null)],
  ['retype-word', 'another word', true, { ...params, text: 'food' }, word({ text: 'food' })],
  ['size-of-word', 'the size', true, { ...params, size: '20' }, word({ size: 20 })],
  ['size-of-word', 'another size', false, { ...params, size: '20' }, word({ size: 18 })],
  ['font-of-word', 'the font', true, { ...params, font: 'DejaVu Serif' }, word({ font: 'DejaVu Serif' })],
  ['color-of-word', 'the colour', true, { ...params, color: 'Red' }, word({ color: '#ff0000' })],
  ['color-of-word', 'another colour', false, { ...params, color: 'Red' }, word({ color: '#0000ff' })],
  ['center-paragraph', 'centred', true, params, format({ align: 'center' })],
  ['right-paragraph', 'centred', false, params, format({ align: 'center' })],
  ['bullet-paragraph', 'a bullet', true, params, format({ list: 'bullet', left: 720, first: -360 })],
  ['number-paragraph', 'a bullet', false, params, format({ list: 'bullet', left: 720, first: -360 })],
  ['left-indent', 'two centimetres', true, params, format({ left: 1133 })],
  ['left-indent', 'three centimetres', false, params, format({ left: twips(3) })],
  ['right-indent', 'on the left', false, params, format({ left: 1133 })],
  ['first-line-indent', 'the first line', true, params, format({ first: 1134 })],
  ['tab-stop', 'a tab stop', true, params, format({ tabs: [1134] })],
  [
    'add-last-paragraph',
    'at the end',
    true,
    { text: 'That is all' },
    (after) => after.paragraphs.push(added('That is all')),
  ],
  ['add-title', 'at the top', true, { text: 'Report' }, (after) => after.paragraphs.unshift(added('Report'))],
  ['add-title', 'at the end', false, { text: 'Report' }, (after) => after.paragraphs.push(added('Report'))],
  ['date-at-end', 'in words', true, {}, (after) => after.paragraphs.push(added('Monday, November 30, 2026'))],
  ['date-at-end', 'no date', false, {}, (after) => after.paragraphs.push(added('today'))],
])('%s: %s is %s', (name, _what, expected, given, change) => {
  expect(passes(name, given, change)).toBe(expected);
});

test('a file holds what the document says, in the kind that was asked for', () => {
  const lines = document.paragraphs.map(paragraphText);
  const made = { name: 'made' };
  const still = () => {};
  expect(passes('save-copy', made, still, { kind: 'rtf', ...document })).toBe(true);
  expect(passes('save-as-text', made, still, { kind: 'text', encoding: 'ansi', lines: [...lines, ''] })).toBe(true);
  expect(passes('save-as-text', made, still, { kind: 'text', encoding: 'ansi', lines: lines.slice(1) })).toBe(false);
  expect(passes('save-as-unicode-text', made, still, { kind: 'text', encoding: 'ansi', lines })).toBe(false);
  expect(passes('save-as-unicode-text', made, still, { kind: 'text', encoding: 'utf-16le', lines })).toBe(true);
  expect(passes('save-copy', made, word({ bold: true }), { kind: 'rtf', ...document })).toBe(false);
});

test('there are enough families and templates, and some of each are held out', () => {
  expect(families.length).toBeGreaterThanOrEqual(20);
  expect(families.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(4);
  expect(templates.filter(({ heldOut }) => heldOut).length).toBe(2);
});
