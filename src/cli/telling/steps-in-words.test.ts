import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LamwrightError } from '../../records/error.ts';
import { stepsInWords } from './steps-in-words.ts';

test('steps are parted by semicolons and new lines, not inside quotes', () => {
  expect(stepsInWords('Click "New"; Type "a; b" in “x; y”;\n Press Enter;')).toEqual([
    'Click "New"',
    'Type "a; b" in “x; y”',
    'Press Enter',
  ]);
});

test('a quotation mark that belongs to a text parts nothing', () => {
  const step = 'Type "a \\"b; c\\"\nd" in the "Notes" box';
  expect(stepsInWords(`${step}; Click "Save"`)).toEqual([step, 'Click "Save"']);
});

test.each([
  ['Click "New"; Type "Milk in the "Title" box', 'Step 2, Type "Milk in the "Title" box,', 'column 6'],
  ['Click "New; Type "a" in "b"', 'Step 1, Click "New,', 'column 7'],
  ['Click “New', 'Step 1', 'column 7'],
  ['Wait; "Save"', 'Step 2', 'begins with no verb'],
  ['Click the', 'Step 1', 'does not say on which control'],
  ['Set "Volume"', 'Step 1', 'does not say both what is set and to what'],
  ['Press Enter; ...', 'Step 2', 'it says nothing to do'],
  ['Click "Save" and print', 'Step 1', '"and print" is more than is understood'],
  ['Click "Save" twice', 'Step 1', '"twice"'],
  ['Click "Save" or "Delete"', 'Step 1', '"or"'],
  ['Click "Save" "Delete"', 'Step 1', '"Delete"'],
  ['Click "Row" with Ctrl held', 'Step 1', '"held"'],
  ['Click "Row" with the right button', 'Step 1', '"with the right button"'],
  ['Click and hold "Save"', 'Step 1', '"and hold"'],
  ['Click anything but "Delete"', 'Step 1', '"anything but"'],
  ['Click "Delete" unless "Draft" is there', 'Step 1', '"unless"'],
  ['If "Agree" is ticked, click "Delete"', 'Step 1', '"If Agree is ticked,"'],
  ['Tick every "Box"', 'Step 1', '"every"'],
  ['Type "x" in the "Name" box and submit', 'Step 1', '"and submit"'],
  ['Type " new" at the end of the "Note" box', 'Step 1', '"at the end of the'],
  ['Type "x" after "a" in the "Note" box', 'Step 1', '"after'],
  ['Replace "a" with "b" in the "Note" box', 'Step 1', 'does not say both'],
  ['Type', 'Step 1', 'does not say both'],
  ['Rename the note to Milk', 'Step 1', ''],
  ['Type "{Enter}ok"', 'Step 1', 'Press the keys'],
  ['Wait until "Milk" is gone', 'Step 1', ''],
  ['Make sure that "Milk" is not there', 'Step 1', '"not'],
  [' ; ', 'no step', ''],
])('%s: is not understood, and it is said where', (plan, step, why) => {
  const error = (() => {
    try {
      return stepsInWords(plan);
    } catch (error) {
      return error;
    }
  })();
  expect(error).toBeInstanceOf(LamwrightError);
  expect(error).toMatchObject({ code: 'USAGE', remedy: expect.stringContaining('Type "Milk" in the "Title" box') });
  expect((error as LamwrightError).message).toContain(step);
  expect((error as LamwrightError).message).toContain(why);
});

test.each([
  'Click "Find" in the Find and Replace dialog',
  'Choose "A" and "B" in the "Tags" list',
  'Type "x" in the "Name" box and hit Enter',
  'Type milk and honey in the "Name" box',
  'Set "Name" to milk and honey',
  'If you want it blue, click "Blue"',
  'Click "OK" to save and close',
  'Verify that the note is saved',
  'Scroll the list up until "Post 3"',
  'Wait until "Saved" appears',
])('%s: is understood', (plan) => {
  expect(stepsInWords(plan)).toEqual([plan]);
});

test('every form of the guide is understood', () => {
  const guide = readFileSync(new URL('../../../docs/steps.md', import.meta.url), 'utf8');
  const cells = guide.split('\n').flatMap((line) => /^\| (`.*`) \|/.exec(line)?.[1] ?? []);
  const forms = cells.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), (m) => m[1]!));
  expect(forms.length).toBeGreaterThan(25);
  for (const form of forms) expect(stepsInWords(form)).toEqual([form]);
});
