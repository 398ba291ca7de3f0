import { expect, test } from 'vitest';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import { planTokens } from '../prompt/answer-tokens.ts';
import { specialNames } from '../prompt/specials.ts';
import { spaced } from '../prompt/words.ts';
import { decode } from './automaton/decode.ts';
import { insisting } from './automaton/insisting.fixture.ts';
import type { State } from './automaton/rules.ts';
import { planRule } from './plan-grammar.ts';

const request = 'Rename "Night Lights" to “Drip”';
const steps = ['Click "Night Lights"', 'Type "Drip"'];
const texts = [request, ...steps].map((text) => `${spaced(text)}\n`.repeat(20));
const tokenizer = createTokenizer(trainTokenizer(texts, { size: 400, specials: ['<|end|>', ...specialNames] }));

/** Every name of one or two words that the rule can write in quotes, as text. */
function namesInQuotes(): Set<string> {
  const rule = planRule(request, { words: ['Click'], quoted: [], literals: [] }, tokenizer);
  const quote = tokenizer.encode(' "');
  const after = (states: State<unknown>[], token: number) =>
    states.flatMap((s) => ('token' in s && s.token === token ? s.next() : []));
  const found = new Set<string>();
  const walk = (states: State<unknown>[], written: number[]) => {
    for (const s of states) {
      if (!('token' in s) || written.length > 3) continue;
      if (s.token === quote[0]) found.add(tokenizer.decode(written).trim());
      else walk(s.next(), [...written, s.token]);
    }
  };
  walk(
    quote.reduce<State<unknown>[]>(
      after,
      rule((value) => [{ done: value }]),
    ),
    [],
  );
  return found;
}

test('a name in quotes is a stretch of the request that holds no quotation mark', () => {
  expect([...namesInQuotes()].sort()).toEqual(['Drip', 'Lights', 'Night', 'Night Lights', 'Rename', 'to']);
});

test('what can be read in several ways is read as the request has it, or as the longest sign', async () => {
  const request = 'In “Tea” head a and b, colour #a15ed8, link https://tea.example.net';
  const quoted = ['|!a|!b|', '#a15ed8', 'https://tea.example.net', 'remove tag'];
  const plan = quoted.map((text) => `Type "${text}"`);
  const rule = planRule(
    request,
    { words: ['Type'], quoted: ['remove tag'], literals: ['! ', '!', '|', '|!', '# ', ': ', '//', 'tag '] },
    tokenizer,
  );
  const wanted = planTokens(plan, tokenizer);
  expect((await decode({ prefix: [], rule, score: insisting(wanted), most: 400 })).value).toEqual(plan);
});

test('a name with a backslash is written as it stands in quotes', async () => {
  const request = 'Open c:\\new';
  const plan = ['Type "c:\\\\new"'];
  const rule = planRule(request, { words: ['Type'], quoted: [], literals: [] }, tokenizer);
  const score = insisting(planTokens(plan, tokenizer));
  expect((await decode({ prefix: [], rule, score, most: 400 })).value).toEqual(plan);
});
