import { expect, test } from 'vitest';
import { roundTrip } from './round-trip.ts';

const rules = (...texts: string[]) => texts.map((text) => ({ text, from: 'rule' as const }));
const height = ['Set the line height to {height}', 'Make the line height {height}', 'Use {height} as the line height'];
const image = [
  'Set a background image {image}',
  'Use {image} as the background image',
  'Let {image} be in the background',
];

test('what the documentation says has to bring its family to mind by its own words, not by the places that were put to it', async () => {
  const told = (text: string, plain: string) => ({ text, from: 'documentation' as const, plain });
  const { kept, dropped } = await roundTrip([
    {
      name: 'height',
      wordings: [
        ...rules(...height),
        told('Set a page background image with the line height {height}', 'Set a page background image {height}'),
        told('Change the height of a line with the line height {height}', 'Change the height of a line {height}'),
      ],
    },
    { name: 'image', wordings: rules(...image) },
  ]);
  expect(kept[0]!.wordings.filter(({ from }) => from === 'documentation')).toEqual([
    { text: 'Change the height of a line with the line height {height}', from: 'documentation' },
  ]);
  expect(dropped).toEqual({ documentation: 1 });
});
