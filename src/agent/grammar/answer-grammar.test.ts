import { expect, test } from 'vitest';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import { createRng } from '../../records/rng.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { emptyLexicon } from '../known/empty-lexicon.ts';
import { specialNames } from '../prompt/specials.ts';
import { type Answer, answerRule } from './answer-grammar.ts';
import { decode } from './automaton/decode.ts';
import { isDumb } from './automaton/rules.ts';

const tokenizer = createTokenizer(
  trainTokenizer([' button edit close of Soup Stew 0 1 2 click done'], {
    size: 300,
    specials: ['<|end|>', ...specialNames],
  }),
);
const lexicon = { ...emptyLexicon, verbs: ['click', 'done'] };
const button = (label: string, name: string, container: string): Control => ({
  label,
  name,
  type: 'Button',
  states: [],
  rect: { x: 0, y: 0, width: 10, height: 10 },
  container,
});
const controls = [
  button('1', 'edit', 'Soup'),
  button('2', 'close', 'Soup'),
  button('3', 'edit', 'Stew'),
  button('4', 'close', 'Stew'),
];
const screen: Observation = { window: { title: '' }, focus: null, controls, messages: [] };

/** What a model without any preference answers, many times. */
const ruleOf = (plan: string[], on?: Observation, words = lexicon, next = [1, 2], guesses = false, listed = controls) =>
  answerRule({
    controls: listed,
    request: 'edit it',
    plan,
    lexicon: words,
    tokenizer,
    atWork: on && { screen: on, steps: next, guesses },
  });
async function answers(...given: Parameters<typeof ruleOf>): Promise<Answer[]> {
  const rule = ruleOf(...given);
  const rng = createRng(1);
  const score = async (_: readonly number[], candidates: readonly number[]) =>
    Float32Array.from(candidates, () => rng.normal());
  const made: Answer[] = [];
  for (let i = 0; i < 150; i++)
    made.push((await decode({ prefix: [], rule, score, most: 99, temperature: 1, rng })).value);
  return made;
}
const plan = ['Click the "edit" button of "Stew".', 'Click the "remove" button.'];
const of = (made: Answer[], step: number) => made.filter(({ planStep }) => planStep === step);
const different = (made: Answer[]) =>
  [...new Set(made.map(({ function: name, controlLabel }) => name + controlLabel))].sort();

test('a step is carried out on the control that it means; where that is not on the screen, on any only by guessing', async () => {
  const made = await answers(plan, screen);
  expect(different(of(made, 1))).toEqual(['click_input3']);
  expect(of(made, 2)).toEqual([]);
  expect(isDumb(ruleOf(plan, screen, lexicon, [2]))).toBe(true);
  const guessed = await answers(plan, screen, lexicon, [1, 2], true);
  expect(different(of(guessed, 2))).toEqual(['', 'click_input1', 'click_input2', 'click_input3', 'click_input4']);
  expect(different(of(await answers(plan), 1)).length).toBe(5);
});

test('a disabled control that a step means is no reason for another one', async () => {
  const on = {
    ...screen,
    controls: screen.controls.map((c) => (c.label === '3' ? { ...c, states: ['disabled' as const] } : c)),
  };
  expect(different(of(await answers(plan, on), 1))).toEqual(['click_input3']);
});

test('what a step types without saying where is typed where the focus is', async () => {
  const typing = { ...lexicon, verbs: ['click', 'type', 'write'] };
  const box: Control = { ...button('5', 'Style', 'Bar'), type: 'Edit' };
  const made = await answers(['Type "Soup".'], { ...screen, controls: [box] }, typing);
  expect(different(of(made, 1))).toEqual(['keyboard_input']);
});

test('of the choices of a box the one that the step says is taken; where it has none of that name, one is only guessed', async () => {
  const typing = { ...lexicon, verbs: ['type'] };
  const box: Control = { ...button('5', 'edit', 'Soup'), type: 'ComboBox', options: ['Soup', 'Stew'] };
  const texts = async (step: string, guesses: boolean) => {
    const made = await answers([step], { ...screen, controls: [box] }, typing, [1], guesses, [box]);
    return new Set(made.map(({ args }) => args.text));
  };
  expect(await texts('Choose "Stew" in the "edit" list.', false)).toEqual(new Set(['Stew']));
  expect(await texts('Choose "0" in the "edit" list.', true)).toEqual(new Set(['Soup', 'Stew']));
});

test('a plan that is done ends the task without a further act', async () => {
  const made = await answers(plan, screen, lexicon, []);
  expect(new Set(made.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(made[0]).toMatchObject({ planStep: 2, function: '', controlLabel: '', status: 'FINISH' });
});

test('only the last step of the plan ends the task', async () => {
  const made = await answers(plan, screen, lexicon, [1, 2], true);
  expect(new Set(of(made, 1).map(({ status }) => status))).toEqual(new Set(['CONTINUE']));
  expect(new Set(of(made, 2).map(({ status }) => status))).toEqual(new Set(['CONTINUE', 'FINISH']));
});

test('a remark at the end of a plan ends the task, and nothing is done for it', async () => {
  const made = await answers([plan[0]!, 'Make sure that it is saved.'], screen, lexicon, [2]);
  expect(different(made)).toEqual(['']);
  expect(new Set(made.map(({ status }) => status))).toEqual(new Set(['FINISH']));
});

test('what a step means can be named though the model is not shown it', async () => {
  const hidden = button('9', 'remove', 'Bar');
  const made = await answers(plan, { ...screen, controls: [...controls, hidden] }, lexicon, [2]);
  expect(different(made)).toEqual(['click_input9']);
});
