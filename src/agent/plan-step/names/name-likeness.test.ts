import { expect, test } from 'vitest';
import { nameLikeness } from './name-likeness.ts';

test.each([
  ['Item 1', 'Item 12'],
  ['Item 13', 'Item 12'],
  ['Item 112', 'Item 12'],
  ['Item 1.2', 'Item 1'],
  ['Chapter 10', 'chapter 1'],
  ['-5', '5'],
  ['Version 2', 'Version 3'],
  ['Anna', 'Anne'],
  ['Marie', 'Maria'],
  ['Replay', 'Reply'],
  ['News', 'New'],
  ['Ann', 'Ann Smith'],
  ['Ann Maria Smith', 'Ann Smith'],
  ['Save', 'Save As...'],
  ['Edit this page', 'Clone this page'],
  ['text', 'Text for new journal entries'],
  ['Delete "Milk"', 'Delete "Bread"'],
  ['Subtitle', 'title'],
  ["Don't save", 'Save'],
  ['Do not send newsletter', 'Send newsletter'],
  ['Not paid', 'Paid'],
  ['Close without saving the file', 'close file'],
  ['Save as template and delete original', 'Save'],
  ['Confirm password', 'Password'],
  ['Delete all files', 'Delete'],
  ['Files and folders', 'File'],
  ['No reply', 'Reply'],
  ['Chapter 1-2', 'Chapter 1'],
])('%s is not %s', (name, wanted) => {
  expect(nameLikeness(name, wanted)).toBe(0);
});

test.each([
  ['Item 12, 3 new', 'Item 12'],
  ['Inbox (3)', 'Inbox'],
  ['field date:', 'date'],
  ['Current language:', 'Current language'],
  ['Confirm changes to this page', 'Confirm changes'],
  ['Save', 'Save button'],
  ['Contrast (Dark) - High contrast and unambiguous', 'Contrast (Dark)'],
  ['Do not send', 'Do not send'],
  ['Confirm all changes to this page', 'Confirm all changes'],
  ['Invoice no.', 'Invoice'],
  ['Delete: all that is marked goes', 'Delete'],
  ['Bold - [ctrl-1]', 'Bold'],
  ['Item 1 - New', 'Item 1'],
  ['Version 1 (2024-05-01)', 'Version 1'],
  ['Colours', 'Color'],
  ['Centre', 'Center'],
  ['Labelled', 'Labeled'],
  ['José', 'Jose'],
  ['Preferences', 'preferance'],
  ['Create a new large note', 'new note'],
])('%s may be %s', (name, wanted) => {
  expect(nameLikeness(name, wanted)).toBeGreaterThanOrEqual(0.4);
});
