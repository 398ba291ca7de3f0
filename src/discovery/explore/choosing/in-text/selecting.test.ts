import { expect, test } from 'vitest';
import { createRng } from '../../../../records/rng.ts';
import type { Control } from '../../../../records/screen/control.ts';
import { contentOf } from '../../screens/content.ts';
import { selectionMove } from './selecting.ts';

const run = (text: string) => ({ text, font: 'DejaVu Sans', size: 12 });
const paragraph = (...texts: string[]) => ({ kind: 'paragraph', format: {}, runs: texts.map(run) });
const content = contentOf({
  'trip.rtf': { body: [paragraph('Trip to the coast'), paragraph('Heavy ', 'rain', ' kept everybody indoors.')] },
});

test.each([
  ['Trip to the coast\nHeavy rain kept everybody indoors.', 'select_text'],
  ['A text that nobody has saved', undefined],
])('a word is selected in an editor of what is saved, whatever its look: %s', (value, expected) => {
  const editor: Control = { label: '1', name: 'Text', type: 'Edit', states: [], rect: null, value };
  const screen = { window: { title: '' }, focus: null, controls: [editor], messages: [] };
  expect(selectionMove(screen, { content, rng: createRng(0) })?.function).toBe(expected);
});
