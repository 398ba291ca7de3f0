import { expect, test } from 'vitest';
import { createRng } from '../records/rng.ts';
import { createVocabulary, vocabularySide } from './vocabulary.ts';

const joining = new Set(['of', 'and', 'for', 'the', 'with', 'in', 'to', 'on']);
const pieces = (text: string) =>
  text
    .toLowerCase()
    .split(' ')
    .filter((piece) => !joining.has(piece));

test('the same seed draws the same strings', () => {
  const words = createVocabulary(createRng(7), 'train');
  const drawn = [
    words.word(),
    words.title(),
    words.title(),
    words.title(),
    words.title(),
    words.phrase(),
    words.phrase(2, 3),
  ];
  expect(drawn).toMatchInlineSnapshot(`
    [
      "zokil",
      "Geadranu Trusted",
      "Sialyaifem Alarm",
      "Shakily Graft",
      "Late",
      "forgot were moustache type with wash weakly",
      "hutiatrir fine zerrailtrand",
    ]
  `);
});

test('train and test share no piece of any string', () => {
  const drawn = (['train', 'test'] as const).map((side) => {
    const words = createVocabulary(createRng(1), side);
    const all = Array.from({ length: 3000 }, () => [words.word(), words.title(), words.phrase()]).flat();
    return new Set(all.flatMap(pieces));
  });
  expect([...drawn[0]!].filter((piece) => drawn[1]!.has(piece))).toEqual([]);
  expect(drawn[0]!.size).toBeGreaterThan(5000);
  expect(drawn[1]!.size).toBeGreaterThan(1500);
});

test('titles vary, have one to three words, and hold nothing that an application could read as markup', () => {
  const words = createVocabulary(createRng(3), 'test');
  const titles = Array.from({ length: 2000 }, words.title);
  expect(new Set(titles).size).toBeGreaterThan(1500);
  for (const title of titles) expect(title).toMatch(/^[A-Za-z0-9-]+( [A-Za-z0-9-]+){0,2}$/);
  for (const form of [/^[A-Z][a-z]+ [A-Z][a-z]+$/, /^[a-z]+ [a-z]+$/, /^[A-Z][a-z]+ \d+$/, /^[A-Z]{2}-\d+$/]) {
    expect(titles.some((title) => form.test(title))).toBe(true);
  }
});

test('a phrase has as many words as asked for and does not begin or end with a joining word', () => {
  const words = createVocabulary(createRng(5), 'train');
  for (let i = 0; i < 500; i++) {
    const phrase = words.phrase(3, 5).split(' ');
    expect(phrase.length).toBeGreaterThanOrEqual(3);
    expect(phrase.length).toBeLessThanOrEqual(5);
    expect(joining.has(phrase[0]!.toLowerCase()) || joining.has(phrase.at(-1)!)).toBe(false);
  }
});

test('about a quarter of all strings is for tests', () => {
  const sides = Array.from({ length: 4000 }, (_, i) => vocabularySide(`word${i}`));
  expect(sides.filter((side) => side === 'test').length / sides.length).toBeCloseTo(0.25, 1);
});
