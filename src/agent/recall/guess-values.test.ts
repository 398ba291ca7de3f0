import { expect, test } from 'vitest';
import { guessValues } from './guess-values.ts';

const tagging = ['Add the tag "{tag}" to the note "{note}"', 'Tag {note} with {tag}', 'Give "{note}" the tag "{tag}"'];

test('quoted texts go where wordings speak of their places, whatever the order', () => {
  expect(guessValues('The tag “winter” should be on the note “Soup”', tagging)).toEqual(
    new Map([
      ['tag', 'winter'],
      ['note', 'Soup'],
    ]),
  );
  expect(guessValues('Let "winter" be a tag of the note "Soup"', tagging)!.get('note')).toBe('Soup');
});

test("without marks the user's own words are the values, as far as they reach, and names that are there tell which is which", () => {
  expect(guessValues('Please tag Garden Plan with winter vegetables', tagging)).toEqual(
    new Map([
      ['tag', 'winter vegetables'],
      ['note', 'Garden Plan'],
    ]),
  );
  const known = { names: ['rivers at night'], objects: new Set(['note']) };
  expect(guessValues('Tag with lamps rivers at night', tagging, known)!.get('note')).toBe('rivers at night');
});

test('a choice is one of its values; no rows for all places, no guess', () => {
  const themes = ['Set the theme to "{theme}"', 'Use {theme} as the theme'];
  const values = { theme: ['Dark Blue', 'Plain'] };
  expect(guessValues('For the theme I would rather have dark blue now', themes, { values })!.get('theme')).toBe(
    'dark blue',
  );
  expect(guessValues('Tag', tagging)).toBeNull();
});
