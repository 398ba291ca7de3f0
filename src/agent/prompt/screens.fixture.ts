import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import type { Decision } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { specialNames } from './specials.ts';

export const request = 'Write a list in "Shopping Day 7" with the items green apples and pears';
const texts = [
  request,
  ' button edit link close new tiddler of Shopping Day 0 1 2 3 click type done Open the title box',
];
export const tokenizer = createTokenizer(trainTokenizer(texts, { size: 400, specials: ['<|end|>', ...specialNames] }));
export const lexicon: Lexicon = {
  acted: { 'Button|edit': 3 },
  verbs: ['click', 'type', 'press', 'done'],
  keys: ['{Enter}'],
  texts: ['yes'],
  quoted: ['new tiddler', 'edit'],
  literals: ['* ', '\n', '[[', ']]'],
  said: [],
  patterns: [],
};

export const control = (label: string, type: Control['type'], name: string, more: Partial<Control> = {}): Control => ({
  label,
  name,
  type,
  states: [],
  rect: { x: 0, y: 0, width: 10, height: 10 },
  ...more,
});
export const screen = (...controls: Control[]): Observation => ({
  window: { title: 'wiki' },
  focus: null,
  controls,
  messages: [],
});
export const first = screen(
  control('1', 'Button', 'edit', { container: 'Shopping Day 7' }),
  control('2', 'Button', 'edit', { container: 'Other' }),
  control('3', 'Edit', 'text', { value: 'old' }),
  control('4', 'Button', 'delete', { states: ['disabled'] }),
);
export const plan = [
  'Click the "edit" button of "Shopping Day 7".',
  'Type "* green apples\n* pears" there.',
  'Click "ok".',
];
export const decision = (more: Partial<Decision>): Decision => ({
  thought: plan[0]!,
  controlLabel: '1',
  controlName: 'edit',
  function: 'click_input',
  args: {},
  status: 'CONTINUE',
  plan: plan.slice(1),
  ...more,
});
