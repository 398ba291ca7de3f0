import { expect, test } from 'vitest';
import { createVocabulary, vocabularySide } from '../../app-pack/vocabulary.ts';
import { createRng } from '../../records/rng.ts';
import { drawSwap } from './swap.ts';

test('free values are exchanged wherever they stand as a whole, others stay', () => {
  const rng = createRng(3);
  const params = { title: 'Winter Garden', palette: 'Nord', tag: 'in' };
  const swap = drawSwap(params, ['title', 'tag'], rng, createVocabulary(rng, 'train'));
  expect(swap.params.palette).toBe('Nord');
  expect(swap.params.title).not.toBe('Winter Garden');
  expect(swap.replace("Draft of 'Winter Garden' with Nord")).toBe(`Draft of '${swap.params.title}' with Nord`);
  expect(swap.replace('find it in here')).toBe(`find it ${swap.params.tag} here`);
  expect(swap.replace('Winter Gardens')).toBe('Winter Gardens');
});

test('new values keep the shape of the old ones and come from the train side', () => {
  for (let seed = 0; seed < 50; seed++) {
    const rng = createRng(seed);
    const { params } = drawSwap(
      { a: 'Kolmar 27', b: 'some longer text here', c: 'QX-41' },
      ['a', 'b', 'c'],
      rng,
      createVocabulary(rng, 'train'),
    );
    expect(params.a).toMatch(/^(\p{Lu}\p{L}*|\d+)/u);
    expect(params.b).toMatch(/^\p{Ll}/u);
    for (const part of `${params.a} ${params.c}`.split(' '))
      if (/\d/.test(part)) expect(vocabularySide(part)).toBe('train');
    for (const word of String(params.b).split(' ')) expect(vocabularySide(word)).toBe('train');
  }
});
