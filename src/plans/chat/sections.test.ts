import { expect, test } from 'vitest';
import type { DocumentationPage } from '../../app-pack/app.ts';
import { parsePage } from '../formats/parse.ts';
import { wordCount } from '../words/sentences.ts';
import { ungrounded } from './grounded.ts';
import { sectionsOf, wholeText } from './sections.ts';

const page = (text: string): DocumentationPage => ({ id: 'p', title: 'Notes', text, format: 'markdown' });

test('a page is cut at headings; later sections are told how the page begins; mere description is left out', () => {
  const text = `# Notes dialog\n\nChoose **Tools** - **Notes**.\n\n## Colour\n\nSelect a "colour" and click "OK".\n
## Age\n\nThe age of a note stands beside it.\n\n## Sort\n\n1. Click "title"\n2. Press "up"\n`;
  expect(sectionsOf(parsePage(page(text)), 16).map((section) => [section.heading, wholeText(section)])).toEqual([
    ['Notes dialog', '# Notes dialog\nChoose "Tools" - Notes.\n# Colour\nSelect a "colour" and click "OK".'],
    [
      'Sort',
      '# Notes dialog\nChoose "Tools" - Notes.\n# Colour\nSelect a "colour" and click "OK".\n…\n# Sort\n1. Click "title"\n2. Press "up"',
    ],
  ]);
});

test('no section is longer than it may be, however the page is built', () => {
  const sentence = `Click "here" ${Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ')}`;
  const texts = [
    `1. ${sentence} ${sentence} ${sentence}`,
    `${sentence}. ${sentence}. ${sentence}.`,
    sentence.repeat(9),
  ];
  const lengths = texts.flatMap((text) => sectionsOf(parsePage(page(text)), 40).map((s) => wordCount(s.text)));
  expect(lengths.length).toBeGreaterThan(4);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(40);
});

test('a plan is grounded when its names and most of its words stand in the passage', () => {
  const passage = 'To rename a note, double-click its "title", type the new name and press **Enter**.';
  const why = (task: string, ...plan: string[]) => ungrounded({ task, plan }, passage);
  expect({
    told: why('Rename a note', 'Double-click the "Title" of the note', 'Type the new name', 'Press **Enter**'),
    name: why('Rename a note', 'Click "Relabel" in the menu'),
    key: why('Rename a note', 'Press **F2**'),
    words: why('Rename a note', 'Hold the mouse over its corner until coloured handles appear'),
    quotes: why('Rename a note', 'Double-click the "title of the note'),
    ways: why('Rename a note', 'Double-click its title', 'Press **Enter**', 'Double-click its title'),
    menus: ungrounded({ task: 'Rename', plan: ['Choose "Edit" - "Rename"', 'Choose "Note" - "Rename"'] }, passage),
    opens: why('Open the "title" menu', 'Type the new name'),
    step: why('Press Enter', 'Type the new name', 'Press Enter'),
  }).toEqual({
    told: null,
    name: 'invented',
    key: 'invented',
    words: 'invented',
    quotes: 'invented',
    ways: 'several ways',
    menus: 'several ways',
    opens: 'step',
    step: 'step',
  });
});
