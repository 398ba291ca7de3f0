import { expect, test } from 'vitest';
import { emptyLexicon } from '../../agent/empty-lexicon.ts';
import { specialNames, specials } from '../../agent/prompt/specials.ts';
import { spaced } from '../../agent/prompt/words.ts';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import { createRng } from '../../records/rng.ts';
import type { Task } from '../../records/task.ts';
import { planDraw } from './imitation.ts';

const task: Task = {
  id: 't',
  app: 'notes',
  family: 'theme',
  template: 'kitchen',
  params: { theme: 'Snow White' },
  request: 'Use the theme "Snow White"',
  wording: 0,
  plan: ['Click the "Theme" tab.', 'Click "Snow White" in the list.'],
  split: 'train',
  seed: 0,
  filter: { judge: true, thought: '', type: 'normal' },
};
const family = {
  name: 'theme',
  wordings: ['Use the theme "{theme}"', 'The theme should be "{theme}"', 'Dress it in "{theme}"'],
  free: [],
  sample: () => task.params,
  plan: () => task.plan,
  solve: () => [],
  verify: () => ({ pass: true, reason: '' }),
};
const texts = [task.request, ...family.wordings, ...task.plan].map((text) => `${spaced(text)}\n`.repeat(20));
const tokenizer = createTokenizer(trainTokenizer(texts, { size: 500, specials: ['<|end|>', ...specialNames] }));

test('a choice among the application’s own values is now and then another, the same in request and plan', () => {
  const plans = { pairs: [], tasks: [task], tried: [], familyOf: () => family };
  const draw = planDraw(plans, {
    tokenizer,
    lexicon: emptyLexicon,
    limits: { first: 16, later: 9, other: 4 },
    longest: 400,
  });
  const rng = createRng(1);
  const drawn = Array.from({ length: 60 }, () => {
    const { tokens } = draw(rng)!;
    const at = tokens.indexOf(tokenizer.special(specials.plan));
    const [request, plan] = [tokens.slice(0, at), tokens.slice(at + 1)].map((part) => tokenizer.decode(part));
    return { asked: /" (.*?) "/.exec(request!)![1]!, plan: plan! };
  });
  for (const { asked, plan } of drawn) expect(plan).toContain(`" Theme " tab .\n Click " ${asked} "`);
  const others = drawn.filter(({ asked }) => asked !== 'Snow White');
  expect(others.length).toBeGreaterThan(10);
  expect(others.length).toBeLessThan(50);
  expect(new Set(others.map(({ asked }) => asked)).size).toBeGreaterThan(10);
});
