import { describe, expect, test } from 'vitest';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import type { Control } from '../../records/control.ts';
import type { Decision } from '../../records/decision.ts';
import type { Observation } from '../../records/observation.ts';
import { createRng, type Rng } from '../../records/rng.ts';
import { answerRule } from '../grammar/answer-grammar.ts';
import { decode, type TokenScorer } from '../grammar/automaton/decode.ts';
import { insisting } from '../grammar/automaton/insisting.ts';
import { planRule } from '../grammar/plan-grammar.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { specialNames, specials } from './specials.ts';
import { createTranscript, planTokens } from './transcript.ts';

const request = 'Write a list in "Shopping Day 7" with the items green apples and pears';
const texts = [
  request,
  ' button edit link close new tiddler of Shopping Day 0 1 2 3 click type done Open the title box',
];
const tokenizer = createTokenizer(trainTokenizer(texts, { size: 400, specials: ['<|end|>', ...specialNames] }));
const lexicon: Lexicon = {
  acted: { 'Button|edit': 3 },
  verbs: ['click', 'type', 'press', 'done'],
  keys: ['{Enter}'],
  texts: ['yes'],
  quoted: ['new tiddler', 'edit'],
  literals: ['* ', '\n', '[[', ']]'],
  said: [],
  patterns: [],
};

const control = (label: string, type: Control['type'], name: string, more: Partial<Control> = {}): Control => ({
  label,
  name,
  type,
  states: [],
  rect: { x: 0, y: 0, width: 10, height: 10 },
  ...more,
});
const screen = (...controls: Control[]): Observation => ({
  window: { title: 'wiki' },
  focus: null,
  controls,
  messages: [],
});
const first = screen(
  control('1', 'Button', 'edit', { container: 'Shopping Day 7' }),
  control('2', 'Button', 'edit', { container: 'Other' }),
  control('3', 'Edit', 'text', { value: 'old' }),
  control('4', 'Button', 'delete', { states: ['disabled'] }),
);
const plan = ['Click the "edit" button of "Shopping Day 7".', 'Type "* green apples\n* pears" there.', 'Click "ok".'];
const decision = (more: Partial<Decision>): Decision => ({
  thought: plan[0]!,
  controlLabel: '1',
  controlName: 'edit',
  function: 'click_input',
  args: {},
  status: 'CONTINUE',
  plan: plan.slice(1),
  ...more,
});

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

test('a paragraph that the request calls by its first words is shown before what is often acted on', () => {
  const acted = Array.from({ length: 30 }, (_, i) => control(`b${i}`, 'Button', `tool ${i}`));
  const paragraphs = [
    'The garden has a new gate since Monday.',
    'We left the city before dawn and came home late.',
  ].map((name, i) => control(`p${i}`, 'Edit', name));
  const transcript = createTranscript({
    request: 'Centre the paragraph that begins with "We left the"',
    tokenizer,
    lexicon: { ...lexicon, acted: Object.fromEntries(acted.map(({ name }) => [`Button|${name}`, 500])) },
  });
  const screenful = screen(...acted, ...paragraphs);
  transcript.screen(screenful);
  const shown = transcript.choosable(screenful).map(({ label }) => label);
  expect(shown).toContain('p1');
  expect(shown).not.toContain('p0');
});

test('what the plan names is shown, though the request does not say it and more often used controls are there', () => {
  const often = Array.from({ length: 12 }, (_, i) => control(`${i + 10}`, 'Button', `often ${'abcdefghijkl'[i]}`));
  const known = { ...lexicon, acted: Object.fromEntries(often.map((c) => [`Button|${c.name}`, 90])) };
  const wanted = control('50', 'CheckBox', 'bulleted list – Make list items of the lines of the selection');
  const transcript = createTranscript({ request, tokenizer, lexicon: known });
  transcript.screen(first);
  transcript.plan(['Click "edit".', 'Tick the "bulleted list" check box.']);
  const [other] = first.controls;
  transcript.answer(decision({ controlLabel: other!.label }));
  const second = screen(...often, wanted);
  transcript.screen(second);
  expect(transcript.choosable(second).map((c) => c.label)).toContain('50');
});

test('a later screen shows only what is new or changed', () => {
  const transcript = createTranscript({ request, tokenizer, lexicon });
  transcript.screen(first);
  transcript.plan(plan);
  const before = transcript.tokens.length;
  transcript.answer(decision({}));
  const [edit, other, , remove] = first.controls;
  transcript.screen(
    screen(edit!, other!, control('3', 'Edit', 'text', { value: 'new' }), remove!, control('9', 'Button', 'close')),
    { ok: true, changed: true },
  );
  const text = tokenizer.decode(transcript.tokens.slice(before));
  expect(text).toContain(' edit text = new\n');
  expect(text).toContain(' button close\n');
  expect(text.split(specials.screen)[1]).not.toContain('Other');
});

test('a control that the plan names is shown before those that were often acted on', () => {
  const often = ['one', 'two', 'three', 'four'].map((name) => control(name, 'Button', `colour of ${name}`));
  const acted = Object.fromEntries(often.map(({ name }) => [`Button|${name}`, 50]));
  const transcript = createTranscript({
    request: 'The colour of one and of two',
    tokenizer,
    lexicon: { ...lexicon, acted },
    limits: { first: 3, later: 2, other: 0 },
  });
  transcript.screen(first);
  transcript.plan(['Click the "info" button.']);
  const next = screen(...often, control('5', 'Button', 'info about it'));
  transcript.screen(next);
  expect(transcript.choosable(next).map(({ name }) => name)).toContain('info about it');
});

test('a message is told once, and of many the last three', () => {
  const transcript = createTranscript({ request, tokenizer, lexicon });
  const toldOn = (...messages: string[]) => {
    const before = transcript.tokens.length;
    transcript.screen({ ...first, messages });
    return tokenizer.decode(transcript.tokens.slice(before)).match(/message \S+/g) ?? [];
  };
  expect(toldOn('a', 'b', 'c', 'd')).toEqual(['message b', 'message c', 'message d']);
  expect(toldOn('c', 'd', 'e')).toEqual(['message e']);
});
