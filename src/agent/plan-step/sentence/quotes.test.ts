import { expect, test } from 'vitest';
import { planOf } from '../../../app-pack/plan-of.ts';
import { parsePlanStep } from '../parse.ts';
import { quotationsIn } from './quotes.ts';

test('a value with quotation marks and backslashes comes through the plan of a family to the act', () => {
  const family = { plan: ({ text }: { text: string }) => [`Type "${text}" in the "note" box.`] };
  const text = 'the 5" pipe, "wide" \\n';
  const [step] = planOf(family as never, { text });
  expect(parsePlanStep(step!)[0]!.ways[0]!.args).toEqual({ text });
});

test.each([
  [
    'a mark that is neither at the beginning nor at the end of a word is part of the text',
    'Type "<a b="c">" now',
    ['<a b="c">'],
  ],
  ['of marks in one another the outer ones count', 'Type “say "hi"” or \'a "b"\'', ['say "hi"', 'a "b"']],
  ['bold print may hold a quoted name', 'Click **"Save"** and `b`', ['Save', 'b']],
  ['what is quoted may have an owner', 'Open "Bob"\'s page', ['Bob']],
])('%s', (_, text, quoted) => {
  expect(quotationsIn(text).map((quotation) => quotation.text)).toEqual(quoted);
});
