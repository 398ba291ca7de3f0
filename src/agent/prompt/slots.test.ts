import { expect, test } from 'vitest';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import { decode } from '../grammar/automaton/decode.ts';
import { planRule } from '../grammar/plan-grammar.ts';
import { planTokens } from './answer-tokens.ts';
import { slotNames, withSlots } from './slots.ts';
import { specialNames } from './specials.ts';
import { spaced } from './words.ts';

const request = 'Rename the tiddler "Quixotic Zephyr 27" to Zephyr';
const known = ' Rename the tiddler to Click Type button edit title box of confirm changes'.repeat(20);
const specials = ['<|end|>', ...specialNames];
const tokenizer = createTokenizer(trainTokenizer([known], { size: 700, specials: [...specials, ...slotNames] }));
const said = ['rename', 'the', 'tiddler', 'to'];
const slots = withSlots(tokenizer, request, said);
const name = (n: number) => `<|slot ${n}|>`;

test('a word of the user is one token wherever it stands, words of the application stay', () => {
  expect(slots.decode(slots.encode(spaced('button edit of "Quixotic Zephyr 27"')))).toBe(
    ` button edit of "${name(0)}${name(1)}${name(2)} "`,
  );
  expect(slots.decode(slots.encode(' Zephyr Mistral'))).toBe(`${name(1)}<|word|>`);
  expect(slots.encode(' 12')).toEqual(tokenizer.encode(' 12'));
});

test('a plan with words that were never seen comes back to the letter', async () => {
  const plan = ['Click the "edit" button of the tiddler "Quixotic Zephyr 27".', 'Type "Zephyr" the "title" box.'];
  const words = ['Click', 'the', 'button', 'of', 'tiddler', 'Type', 'box', '.', 'unheard'];
  const rule = planRule(request, { words, quoted: ['edit', 'title', 'not known'], literals: [] }, slots);
  const wanted = planTokens(plan, slots);
  const score = async (tokens: readonly number[], candidates: readonly number[]) =>
    Float32Array.from(candidates, (c) => (c === wanted[tokens.length] ? 0 : -10));
  expect((await decode({ prefix: [], rule, score, most: 200 })).value).toEqual(plan);
});

test('a tokenizer without slots reads as ever', () => {
  const plain = createTokenizer(trainTokenizer([known], { size: 500, specials }));
  expect(withSlots(plain, request, said)).toBe(plain);
});
