import { describe, expect, test } from 'vitest';
import { createRng, type Rng } from '../../records/rng.ts';
import { planTokens } from '../prompt/answer-tokens.ts';
import { decision, first, lexicon, plan, request, tokenizer } from '../prompt/screens.fixture.ts';
import { specials } from '../prompt/specials.ts';
import { createTranscript } from '../prompt/transcript.ts';
import { answerRule } from './answer-grammar.ts';
import { decode, type TokenScorer } from './automaton/decode.ts';
import { insisting } from './automaton/insisting.fixture.ts';
import { planRule } from './plan-grammar.ts';

/** A scorer without any preference that lasts. */
const fickle =
  (rng: Rng): TokenScorer =>
  async (_, candidates) =>
    Float32Array.from(candidates, () => rng.normal());

describe('what training shows is what the grammar can write', () => {
  const decisions = [
    decision({}),
    decision({
      controlLabel: '3',
      controlName: 'text',
      function: 'set_edit_text',
      args: { text: '* green apples\n* pears' },
    }),
    decision({ controlLabel: '3', controlName: 'text', function: 'set_edit_text', args: { text: 'yes' } }),
    decision({
      controlLabel: '',
      controlName: '',
      function: 'keyboard_input',
      args: { keys: '{Enter}' },
      status: 'FINISH',
    }),
    decision({ controlLabel: '', controlName: '', function: '', status: 'FINISH', plan: [] }),
  ];
  test.each(decisions)('$function $args', async (wanted) => {
    const transcript = createTranscript({ request, tokenizer, lexicon });
    transcript.screen(first);
    transcript.plan(plan);
    const prefix = transcript.tokens.slice();
    transcript.answer(wanted);
    const rule = answerRule({
      controls: transcript.choosable(first),
      request,
      plan,
      lexicon,
      tokenizer,
    });
    const written = await decode({
      prefix,
      rule,
      score: insisting(transcript.tokens.slice(prefix.length), prefix.length),
      most: 99,
    });
    const { thought: _, plan: rest, ...answer } = wanted;
    expect(written.value).toEqual({ ...answer, planStep: plan.length - rest.length });
  });

  test('a plan comes back exactly, values in quotes to the letter', async () => {
    const words = plan.flatMap((s) => s.replace(/"[^"]*"/g, ' ').match(/[a-z]+|\./gi) ?? []);
    const rule = planRule(request, { words, quoted: [...lexicon.quoted, 'ok'], literals: lexicon.literals }, tokenizer);
    const wanted = planTokens(plan, tokenizer);
    expect((await decode({ prefix: [], rule, score: insisting(wanted), most: 200 })).value).toEqual(plan);
  });
});

test('whatever the model says, an answer names a control on screen and copies its text from the request', async () => {
  const rng = createRng(5);
  const rule = answerRule({ controls: first.controls, request, plan: ['', '', ''], lexicon, tokenizer });
  const score = fickle(rng);
  for (let i = 0; i < 200; i++) {
    const { value } = await decode({ prefix: [], rule, score, most: 200, temperature: 1, rng });
    if (value.controlLabel !== '') {
      const found = first.controls.find((c) => c.label === value.controlLabel);
      expect(found?.name).toBe(value.controlName);
      expect(found?.states).not.toContain('disabled');
    }
    const text = String(value.args.text ?? '');
    const pieces =
      text === 'yes' ? [] : lexicon.literals.reduce((parts, l) => parts.flatMap((p) => p.split(l)), [text]);
    for (const piece of pieces) {
      expect(request).toContain(piece);
      expect(piece.split('"').length % 2).toBe(1);
    }
  }
});

test('a text is the one that the plan step says, whatever the model would rather write', async () => {
  const steps = ['Type "green apples" in the "text" box.'];
  const rule = answerRule({ controls: first.controls, request, plan: steps, lexicon, tokenizer });
  const write = [
    ...tokenizer.encode(' 1 type edit text'),
    tokenizer.special(specials.arg),
    ...tokenizer.encode(' pears'),
  ];
  const { value } = await decode({ prefix: [], rule, score: insisting(write), most: 99 });
  expect(value).toMatchObject({ controlName: 'text', args: { text: 'green apples' } });
});

test('keys are those that the plan step says, and what it writes is not pressed', async () => {
  const rng = createRng(6);
  const steps = ['Press the keys "green apples" in the text area.', 'Press Enter.'];
  const words = { ...lexicon, verbs: [...lexicon.verbs, 'write'], keys: ['{Enter}', '{Escape}'] };
  const rule = answerRule({ controls: first.controls, request, plan: steps, lexicon: words, tokenizer });
  const score = fickle(rng);
  const seen = new Set<string>();
  for (let i = 0; i < 200; i++) {
    const { value } = await decode({ prefix: [], rule, score, most: 200, temperature: 1, rng });
    if (value.function === 'keyboard_input' && value.planStep > 0) seen.add(`${value.planStep} ${value.args.keys}`);
  }
  expect([...seen].sort()).toEqual(['1 green apples', '2 {Enter}']);
});

test('words that can be read in two ways do not multiply the ways', async () => {
  const repeated = 'Type the title the title the title in the box "the title" [[ [[ [[';
  const words = ['Type', 'the', 'title', 'in', 'box'];
  const plans = planRule(repeated, { words, quoted: ['the title', 'title'], literals: [] }, tokenizer);
  const long = Array.from({ length: 8 }, () => 'Type the title in the box "the title" the title "title"');
  const wanted = planTokens(long, tokenizer);
  expect((await decode({ prefix: [], rule: plans, score: insisting(wanted), most: 999 })).value).toEqual(long);
  const rule = answerRule({ controls: first.controls, request: repeated, plan: ['', '', ''], lexicon, tokenizer });
  const arg = tokenizer.encode(' 0 type edit text');
  const text = [
    ...arg,
    tokenizer.special(specials.arg),
    ...Array.from({ length: 11 }, () => tokenizer.encode('[[')).flat(),
  ];
  await decode({ prefix: [], rule, score: insisting([...text, tokenizer.special(specials.finish)]), most: 200 });
}, 5000);

test('an answer that does not end is a typed error, not a hang', async () => {
  const rule = answerRule({ controls: first.controls, request, plan: ['', '', ''], lexicon, tokenizer });
  await expect(
    decode({ prefix: [], rule, score: async (_, c) => new Float32Array(c.length), most: 2 }),
  ).rejects.toMatchObject({ code: 'ANSWER_INVALID' });
});
