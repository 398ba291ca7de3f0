import { expect, test } from 'vitest';
import { stepsInWords } from './steps-in-words.ts';

test('steps are parted by semicolons and new lines, not inside quotes', () => {
  expect(stepsInWords('Click "New"; Type "a; b" in “x; y”;\n Press Enter;')).toEqual([
    'Click "New"',
    'Type "a; b" in “x; y”',
    'Press Enter',
  ]);
});
