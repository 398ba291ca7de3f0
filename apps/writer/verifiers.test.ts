import { expect, test } from 'vitest';
import app from './app.ts';
import { editWords, paragraphOf, plainRun, type RunEdit } from './edits.ts';
import type { Paragraph, Run, WriterDocument, WriterState } from './state.ts';

const sentence = 'Heavy rain kept everybody indoors during the afternoon.';
const familyOf = (name: string) => app.families.find((family) => family.name === name)!;

/** Whether a family passes when the trip report was changed so. */
async function passes(name: string, params: object, change: (document: WriterDocument) => void): Promise<boolean> {
  const before = (await app.templateState('trip-report')) as WriterState;
  const after = structuredClone(before);
  change(after.document);
  return familyOf(name).verify({ before, after, params }).pass;
}

const words = (span: string, edit: RunEdit) => (document: WriterDocument) =>
  editWords(paragraphOf(document, sentence), span, edit);
const shown =
  (format: Run['format']): RunEdit =>
  (run) => ({ ...run, format });
const mark = (run: Partial<Run>): Run => ({ ...plainRun(''), ...run });

test.each<[name: string, what: string, passes: boolean, word: string, change: (document: WriterDocument) => void]>([
  ['delete-word', 'the word alone', true, 'rain', words('rain', () => null)],
  ['delete-word', 'the word with the space before it', true, 'rain', words(' rain', () => null)],
  ['delete-word', 'the word with the space behind it', true, 'Heavy', words('Heavy ', () => null)],
  ['delete-word', 'the word with both spaces', false, 'rain', words(' rain ', () => null)],
  ['uppercase-word', 'the effect', true, 'rain', words('rain', shown({ 'text-transform': 'uppercase' }))],
  ['uppercase-word', 'another effect', false, 'rain', words('rain', shown({ 'text-transform': 'lowercase' }))],
  ['lowercase-word', 'the effect', true, 'Heavy', words('Heavy', shown({ 'text-transform': 'lowercase' }))],
  ['capitalise-word', 'the effect', true, 'rain', words('rain', shown({ 'text-transform': 'capitalize' }))],
  ['color-word', "the toolbar's red", true, 'rain', words('rain', shown({ color: '#c9211e' }))],
  ['color-word', 'plain red', true, 'rain', words('rain', shown({ color: '#ff0000' }))],
  ['color-word', 'blue', false, 'rain', words('rain', shown({ color: '#0000ff' }))],
])('%s: %s is %s', async (name, _what, expected, word, change) => {
  expect(await passes(name, { word, paragraph: sentence }, change)).toBe(expected);
});

test.each([
  ['comment-on-word', { text: 'Why?' }, { comment: 'Why?' }, 'comment'],
  ['bookmark-word', { name: 'spot' }, { bookmark: 'spot' }, 'bookmark'],
] as const)('%s is about the word and no more', async (name, params, start, end) => {
  const over = (span: string) => words(span, (run) => [mark(start), run, mark({ end })]);
  const all = { word: 'rain', paragraph: sentence, ...params };
  expect(await passes(name, all, over('rain'))).toBe(true);
  expect(await passes(name, all, over('rain kept'))).toBe(false);
  expect(
    await passes(
      name,
      all,
      words('rain', (run) => [mark(start), run]),
    ),
  ).toBe(false);
});

test('a heading becomes plain by the style of the text and by the default one', async () => {
  const styled = (style: string) => (document: WriterDocument) => {
    const { heading: _, ...found } = paragraphOf(document, 'Costs');
    document.body[document.body.indexOf(paragraphOf(document, 'Costs'))] = { ...found, style };
  };
  const params = { start: 'Costs', paragraph: 'Costs' };
  expect(await passes('plain-heading', params, styled('Text body'))).toBe(true);
  expect(await passes('plain-heading', params, styled('Standard'))).toBe(true);
  expect(await passes('plain-heading', params, styled('Quotations'))).toBe(false);
});

test('one step of indent passes, more and less do not', async () => {
  const indented = (length: string) => (document: WriterDocument) => {
    const rest = { 'margin-right': '0in', 'text-indent': '0in', 'auto-text-indent': 'false' };
    paragraphOf(document, sentence).format = { 'margin-left': length, ...rest };
  };
  const passing = (length: string) =>
    passes('indent-paragraph', { start: 'Heavy rain kept', paragraph: sentence }, indented(length));
  for (const length of ['0.4925in', '0.5in', '1.25cm']) expect(await passing(length), length).toBe(true);
  for (const length of ['0.1in', '0.985in', '4cm']) expect(await passing(length), length).toBe(false);
});

test('a picture passes at both ends of the paragraph', async () => {
  const { others } = (await app.templateState('trip-report')) as WriterState;
  const { bytes } = others['brick.png'] as { bytes: number };
  const image = { name: 'Image1', width: '1in', height: '1in', description: '', anchor: 'as-char', bytes };
  const placed = (put: (paragraph: Paragraph, run: Run) => void) =>
    passes('insert-picture', { start: 'Heavy rain', paragraph: sentence, picture: 'brick.png' }, (document) =>
      put(paragraphOf(document, sentence), mark({ image })),
    );
  expect(await placed(({ runs }, run) => runs.push(run))).toBe(true);
  expect(await placed(({ runs }, run) => runs.unshift(run))).toBe(true);
  expect(await placed((paragraph, run) => editWords(paragraph, 'rain', (word) => [word, run]))).toBe(false);
});
