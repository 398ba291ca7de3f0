import { expect, test } from 'vitest';
import type { Stretch } from './rows.ts';
import { stretchesOf } from './stretches.ts';

const said = new Set(['tag', 'with', 'and', 'a', 'page', 'the', 'of', 'please', 'for', 'colour', 'at', 'to']);
const texts = (request: string, known: Record<string, string[]> = {}) => {
  const stretches = stretchesOf(request, said, known);
  const all = (found: Stretch[]) => found.map(stretches.text);
  return {
    known: (name: string) => all(stretches.known(name)),
    fitting: (left: number, ...filled: string[]) => {
      const every = stretches.fitting([], 99);
      return all(
        stretches.fitting(
          filled.map((text) => every.find((s) => stretches.text(s) === text)!),
          left,
        ),
      );
    },
  };
};

test('what stands in quotation marks is taken whole', () => {
  const { fitting } = texts('Tag "Soup of the day" with “quick”');
  expect(fitting(2)).toEqual(['Soup of the day', 'quick']);
  expect(fitting(1, 'quick')).toEqual(['Soup of the day']);
});

test('the values take in every word that no wording has, and no value breaks off before one', () => {
  const { fitting } = texts('Tag Winter Garden of Anna with quick');
  expect(fitting(2)).toContain('Winter Garden of Anna');
  expect(fitting(2)).not.toContain('Winter');
  expect(fitting(1, 'Winter Garden of Anna').every((text) => text.includes('quick'))).toBe(true);
});

test('a value that has to be able may break off, and holds a new word if it can', () => {
  const stretches = stretchesOf('Have market shout', new Set(['have']));
  const able = (text: string) => ['market', 'have'].includes(text.toLowerCase());
  expect(stretches.fitting([], 1).map(stretches.text)).toEqual(['Have market shout', 'market shout']);
  expect(stretches.fitting([], 1, able).map(stretches.text)).toEqual(['market']);
});

test('a new word may be no value where there are more than values', () => {
  expect(texts('Relabel: tag Soup with quick').fitting(1)).toContain('Soup');
});

test("a value is whole words, and may be followed by an owner's s", () => {
  const { fitting } = texts("Tag Soup with Anna's 1.2-page", {});
  const found = fitting(9);
  expect(found).toEqual(expect.arrayContaining(['Soup', 'Anna', "Anna's 1.2-page"]));
  expect(found.filter((text) => /^s\b|1$|^2|-$|^page/.test(text))).toEqual([]);
});

test('a measure comes with its unit', () => {
  const { known } = texts('At the left 1.2 cm of the page', { size: ['2 cm', '0.5 cm'] });
  expect(known('size')).toEqual(['1.2 cm']);
});

test('a place with known values is filled with the one that the request has', () => {
  const { known } = texts('Please colour the page at https://soup.example.com: Dark (blue) please', {
    colour: ['Dark', 'Dark (blue)', 'Red'],
    address: ['https://a.example', 'https://b.example'],
    free: [],
  });
  expect(known('colour')).toEqual(['Dark (blue)']);
  expect(known('address')).toEqual(['https://soup.example.com']);
  expect(known('free')).toEqual([]);
  expect(known('unheard of')).toEqual([]);
});
