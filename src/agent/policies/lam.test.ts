import { expect, test } from 'vitest';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { emptyLexicon } from '../known/empty-lexicon.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { specialNames } from '../prompt/specials.ts';
import { lamPolicy } from './lam.ts';

const request = 'Open the tiddler Winter Garden';
const tokenizer = createTokenizer(
  trainTokenizer([request, ' button link 0 1 click done Open the tiddler "'], {
    size: 300,
    specials: ['<|end|>', ...specialNames],
  }),
);
const lexicon: Lexicon = { ...emptyLexicon, verbs: ['click', 'done'], said: ['open', 'the', 'tiddler'] };
const rect = { x: 0, y: 0, width: 10, height: 10 };
const observation: Observation = {
  window: { title: 'wiki' },
  focus: null,
  controls: ['edit', 'close', 'delete', 'more'].map((name, i) => ({
    label: String(i),
    name,
    type: 'Button' as const,
    states: [],
    rect,
  })),
  messages: [],
};

const first = tokenizer.encode(' 1');
let longest = 0;
let before: readonly number[] = [];
/** How often less than half of the prompt was that of the answer before, which llama.cpp keeps. */
let readAnew = 0;
/** Its model likes the number 1 best. */
const policyOf = (
  patterns: Lexicon['patterns'] = [],
  temperatures?: [number, number],
  more: { bar?: Lexicon['bar']; anyway?: boolean; writesPlans?: boolean } = {},
) =>
  lamPolicy({
    name: 'LAM',
    checkpoint: 'none',
    tokenizer,
    lexicon: { ...lexicon, patterns, bar: more.bar },
    anyway: more.anyway,
    writesPlans: more.writesPlans,
    plans: { words: ['Open', 'the', 'tiddler'], quoted: [], literals: [] },
    score: async (tokens, candidates) => {
      longest = Math.max(longest, tokens.length);
      const other = tokens.findIndex((token, i) => token !== before[i]);
      if (other >= 0 && other < tokens.length / 2) readAnew += 1;
      before = [...tokens];
      return Float32Array.from(candidates, (t) => (first.includes(t) ? 1 : -(t % 5)));
    },
    temperatures,
  });
const decide = (temperatures?: [number, number], patterns: Lexicon['patterns'] = []) => {
  const policy = policyOf(patterns, temperatures);
  return async (seed: number) => {
    await policy.begin({ request, seed });
    const decision = await policy.decide({ request, observation, history: [] });
    return { decision, plan: policy.plan() };
  };
};

test('without temperatures every episode decides alike; with them each seed explores, and again the same', async () => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const made = async (of: ReturnType<typeof decide>) => {
    const out: string[] = [];
    for (const seed of seeds) out.push(JSON.stringify(await of(seed)));
    return out;
  };
  expect(new Set(await made(decide())).size).toBe(1);
  const explored = await made(decide([0.5, 1.5]));
  expect(new Set(explored).size).toBeGreaterThan(3);
  expect(await made(decide([0.5, 1.5]))).toEqual(explored);
});

test('the plan is the first that comes to mind and can be filled with words of the request', async () => {
  const opens = { requests: ['Open the tiddler {title}'], plan: ['Click the link "{title}".'] };
  const tags = { requests: ['Open the tiddler {title} {a} {b} {c} {d} {e}'], plan: ['{a} {b} {c} {d} {e} {title}'] };
  expect((await decide(undefined, [opens])(1)).plan).toEqual(['Click the link "Winter Garden".']);
  expect((await decide(undefined, [tags, opens])(1)).plan).toEqual(['Click the link "Winter Garden".']);
});

test('one that writes its plans remembers none, and refuses as before', async () => {
  const planOf = async (...options: Parameters<typeof policyOf>) => {
    const policy = policyOf(...options);
    await policy.begin({ request, seed: 0 });
    const { thought } = await policy.decide({ request, observation, history: [] });
    return { plan: policy.plan().join(' '), thought };
  };
  expect((await planOf([opens])).plan).toContain('Click the link "Winter Garden".');
  expect((await planOf([opens], undefined, { writesPlans: true })).plan).not.toContain('Click');
  expect((await planOf([opens], undefined, { writesPlans: true, bar })).thought).toMatch(/^Nothing that was learnt/);
});

test('where a thing called by words of the request is not on the screen, the next plan that comes to mind is begun there', async () => {
  const leads = {
    requests: ['Please open the tiddler {title}'],
    plan: ['Click the "edit" button.', 'Click "{title}".'],
  };
  const ends = { requests: ['Show tiddler {title}'], plan: ['Click the "more" button.'] };
  const policy = policyOf([leads, ends]);
  await policy.begin({ request, seed: 0 });
  const decision = await policy.decide({ request, observation, history: [] });
  expect(decision).toMatchObject({ controlName: 'edit', status: 'CONTINUE', plan: ['Click "Winter Garden".'] });
  const result = { ok: true, changed: true, text: '' };
  const step = { index: 0, observation, decision, result, ms: { observe: 0, infer: 0, act: 0, settle: 0 } };
  const found = { ...observation.controls[0]!, label: '9', name: 'Winter Garden' };
  const opened = { ...observation, controls: [...observation.controls, found] };
  await policy.decide({ request, observation: opened, history: [step] });
  expect(policy.plan()).toEqual(['Click the "edit" button.', 'Click "Winter Garden".']);
  await policy.begin({ request, seed: 0 });
  const again = { ...step, decision: await policy.decide({ request, observation, history: [] }) };
  const next = await policy.decide({ request, observation, history: [again] });
  expect(next).toMatchObject({ controlName: 'more', thought: ends.plan[0] });
  expect(policy.plan()).toEqual(ends.plan);
});

test('of a long episode the first steps are forgotten, so many at once that the rest is seldom read anew', async () => {
  const policy = policyOf();
  await policy.begin({ request, seed: 0 });
  const result = { ok: true, changed: true };
  const ms = { observe: 0, infer: 0, act: 0, settle: 0 };
  const screenOf = (n: number): Observation => ({
    ...observation,
    controls: observation.controls.map((c) => ({
      ...c,
      label: `${n} ${c.label}`,
      name: `${c.name} заголовок страницы ${n}`,
    })),
    messages: [`Сохранено ${n}`],
  });
  const history: Step[] = [];
  longest = readAnew = 0;
  for (let index = 0; index < 30; index++) {
    const screen = screenOf(index);
    const decision = await policy.decide({ request, observation: screen, history });
    history.push({ index, observation: screen, decision, result, ms });
  }
  expect(longest).toBeGreaterThan(1000);
  expect(longest).toBeLessThan(2048);
  expect(readAnew).toBeLessThan(12);
});

/** So much evidence that nothing has it. */
const bar = { weights: [0], least: 1 };
const opens = {
  requests: ['Open the tiddler {title}'],
  plan: ['Click the link "{title}".', 'Click the "edit" button.'],
};

test('what nothing learnt covers is refused before anything is done, and tried all the same with anyway or exploring', async () => {
  const first = async (...options: Parameters<typeof policyOf>) => {
    const policy = policyOf(...options);
    await policy.begin({ request, seed: 0 });
    return policy.decide({ request, observation, history: [] });
  };
  const refused = await first([opens], undefined, { bar });
  expect(refused).toMatchObject({ status: 'FAIL', failure: 'refused', function: '' });
  expect(refused.thought).toContain('“Open the tiddler (title)”');
  expect(await first([opens], undefined, { bar, anyway: true })).not.toMatchObject({ status: 'FAIL' });
  expect(await first([opens], [0.5, 1.5], { bar })).not.toMatchObject({ status: 'FAIL' });
  expect(
    await first([{ requests: ['Open {a} {b} {c} {d} {e} {f}'], plan: ['{a} {b} {c} {d} {e} {f}'] }]),
  ).toMatchObject({
    failure: 'refused',
  });
});

test('a step that means nothing on the screen is waited for once; then it gives up and does not guess', async () => {
  const result = { ok: true, changed: true };
  const ms = { observe: 0, infer: 0, act: 0, settle: 0 };
  const policy = policyOf([opens]);
  await policy.begin({ request, seed: 0 });
  const waits = await policy.decide({ request, observation, history: [] });
  expect(waits).toMatchObject({ function: 'wait', status: 'CONTINUE', plan: policy.plan() });
  const waited = { index: 0, observation, decision: waits, result: { ...result, changed: false }, ms };
  const gaveUp = await policy.decide({ request, observation, history: [waited] });
  expect(gaveUp).toMatchObject({ function: '', status: 'FAIL', failure: 'refused' });

  const found = { ...observation.controls[0]!, label: '9', name: 'Winter Garden', type: 'Hyperlink' as const };
  const there = { ...observation, controls: [found] };
  await policy.begin({ request, seed: 0 });
  const opened = await policy.decide({ request, observation: there, history: [] });
  expect(opened).toMatchObject({ controlLabel: '9', function: 'click_input' });
  const history: Step[] = [{ index: 0, observation: there, decision: opened, result, ms }];
  const again = await policy.decide({ request, observation: there, history });
  expect(again).toMatchObject({ function: 'wait' });
  history.push({ index: 1, observation: there, decision: again, result: { ...result, changed: false }, ms });
  expect(await policy.decide({ request, observation: there, history })).toMatchObject({
    status: 'FAIL',
    failure: 'grounding',
  });
});
