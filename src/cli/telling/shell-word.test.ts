import { expect, test } from 'vitest';
import { shellWord } from './shell-word.ts';

test.each([
  ['linux', 'notes', 'notes'],
  ['linux', "Ada's list", "'Ada'\\''s list'"],
  ['win32', 'C:\\notes\\a.txt', 'C:\\notes\\a.txt'],
  ['win32', 'C:\\My notes\\a.txt', '"C:\\My notes\\a.txt"'],
  ['win32', 'Say "yes"', '"Say \\"yes\\""'],
])('on %s %s is written %s', (platform, text, word) => {
  expect(shellWord(text, platform)).toBe(word);
});
