import { expect, test } from 'vitest';
import { emptyLexicon } from '../../agent/known/empty-lexicon.ts';
import { specialNames, specials } from '../../agent/prompt/specials.ts';
import { spaced } from '../../agent/prompt/words.ts';
import type { Family } from '../../app-pack/family.ts';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import { createRng } from '../../records/rng.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Task } from '../../records/tasks/task.ts';
import { patternsOf } from '../recall/patterns.ts';
import { type Demonstration, fillingDraw, planDraw } from './imitation.ts';

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

const naming = {
  ...family,
  name: 'naming',
  wordings: [
    'Give {old} the name {new}',
    'Let {old} have {new} for a name',
    'Change the name {old} to {new}',
    'Name it',
  ],
  free: ['old', 'new'],
};
const named = (request: string, params: Task['params'], plan: string[]): Demonstration => {
  const control = { label: 'name', name: 'name', type: 'Edit', states: [], rect: { x: 0, y: 0, width: 9, height: 9 } };
  const observation = { window: { title: '' }, focus: null, controls: [control as Control], messages: [] };
  const decision = { thought: plan[0]!, plan: plan.slice(1), args: {}, controlName: 'name', controlLabel: 'name' };
  const trajectory = { steps: [{ observation, decision }], outcome: { success: true } };
  return {
    task: { ...task, family: 'naming', request, params, plan },
    trajectory: trajectory as unknown as Demonstration['trajectory'],
  };
};
/** What the model is asked for in 30 fillings, each with the words before it. */
function asked(demonstration: Demonstration, of: Family): { before: string; next: string }[] {
  const patterns = patternsOf([demonstration.task], () => of);
  const said = of.wordings
    .join(' ')
    .toLowerCase()
    .match(/[a-z]+/g)!;
  const limits = { first: 16, later: 9, other: 4 };
  const context = { tokenizer, lexicon: { ...emptyLexicon, patterns, said }, limits, longest: 900 };
  const draw = fillingDraw([demonstration], () => of, context);
  const rng = createRng(1);
  return Array.from({ length: 30 }).flatMap(() => {
    const { tokens = [], targets = [] } = draw(rng) ?? {};
    return targets.map((at) => ({
      before: tokenizer.decode(tokens.slice(0, at + 1)),
      next: tokenizer.decode([tokens[at + 1]!]),
    }));
  });
}

test('a filling asks for nothing but the values that go into the places', () => {
  const plan = ['Type "Soup" in the "name" box.', 'Type "Stew" in the "name" box.'];
  const all = asked(named('Give Soup the name Stew', { old: 'Soup', new: 'Stew' }, plan), naming);
  expect(all.length).toBeGreaterThan(20);
  for (const { before, next } of all) {
    expect(before).toMatch(/Type "[^"]*$/);
    expect(next).not.toBe(' Type');
  }
});

test('where the values are certain there is nothing to ask for', () => {
  const quoted = { ...naming, wordings: ['Give it the name "{new}"', 'Its name is "{new}"', 'Name "{new}"', 'Name'] };
  const plan = ['Type "Stew" in the "name" box.'];
  expect(asked(named('Give it the name "Stew"', { new: 'Stew' }, plan), quoted)).toEqual([]);
});
