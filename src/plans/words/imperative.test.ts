import { expect, test } from 'vitest';
import { thirdToRequest, toRequest } from './imperative.ts';
import { isInstruction, splitSentences, splitSteps } from './sentences.ts';

test('turns headings into requests, and leaves names of things alone', () => {
  const headings = [
    'Creating a tiddler',
    'How do I change the colours?',
    'How to export tiddlers',
    'Editing and tagging notes',
    '2. Tag a note',
    'Search results',
    'Filters',
    'Setting a favicon',
  ];
  expect(headings.map(toRequest)).toEqual([
    'Create a tiddler',
    'Change the colours',
    'Export tiddlers',
    'Edit and tag notes',
    'Tag a note',
    null,
    null,
    'Set a favicon',
  ]);
});

test('turns effects into requests', () => {
  expect(thirdToRequest('stores your changes and leaves draft mode')).toBe('Store your changes and leave draft mode');
  expect(thirdToRequest('remains open')).toBeNull();
});

test('cuts sentences into steps, but not names', () => {
  expect(splitSentences('Open it, e.g. Notes. Then "save" it.')).toEqual(['Open it, e.g. Notes.', 'Then "save" it.']);
  expect(splitSteps('Click "find and replace", then choose a note and press **Enter**.')).toEqual([
    'Click "find and replace"',
    'Choose a note',
    'Press **Enter**',
  ]);
});

test('knows an instruction from a statement', () => {
  const texts = [
    'Click the button',
    'In the sidebar, open the tab',
    'You can drag the note',
    'Open notes are shown in blue',
    'The button opens a note',
    'See also the manual',
  ];
  expect(texts.map(isInstruction)).toEqual([true, true, true, false, false, false]);
});
