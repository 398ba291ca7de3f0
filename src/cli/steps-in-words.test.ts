import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LamwrightError } from '../records/error.ts';
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

test('every form of the guide is understood', () => {
  const guide = readFileSync(new URL('../../docs/steps.md', import.meta.url), 'utf8');
  const cells = guide.split('\n').flatMap((line) => /^\| (`.*`) \|/.exec(line)?.[1] ?? []);
  const forms = cells.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), (m) => m[1]!));
  expect(forms.length).toBeGreaterThan(25);
  for (const form of forms) expect(stepsInWords(form)).toEqual([form]);
});
