import { expect, test } from 'vitest';
import { createTokenizer } from '../../models/tokenizer/create-tokenizer.ts';
import { trainTokenizer } from '../../models/tokenizer/train-tokenizer.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { specialNames } from '../prompt/specials.ts';
import type { State } from './automaton/rules.ts';
import { recalledPlanRule } from './recalled-plan.ts';

const tokenizer = createTokenizer(
  trainTokenizer(['Open the page and tag it'], { size: 300, specials: ['<|end|>', ...specialNames] }),
);
const button = (name: string, container?: string): Control => ({
  label: `${name} ${container}`,
  name,
  type: 'Button',
  states: [],
  rect: { x: 0, y: 0, width: 10, height: 10 },
  container,
});
const screen = (...controls: Control[]): Observation => ({
  window: { title: '' },
  focus: null,
  controls,
  messages: [],
});
const said = ['tag', 'with', 'paint'];

/** Every plan that the rule can write. */
function plans(
  request: string,
  plan: string[],
  on: Observation,
  values: Record<string, string[]> = {},
  filled: Record<string, string> = {},
): string[] {
  const pattern = { request: 'Tag {title} with {tag}', plan };
  const recalled = { ...pattern, pattern, filled: new Map(Object.entries(filled)), values };
  const rule = recalledPlanRule({ recalled, request, said, tokenizer, screen: on });
  const found = new Set<string>();
  const walk = (states: State<string[]>[]) => {
    for (const s of states) {
      if ('done' in s) found.add(s.done.join(' | '));
      else walk(s.next());
    }
  };
  walk(rule((value) => [{ done: value }]));
  return [...found];
}

const tagging = ['Click "{title}".', 'Click the "edit" button of "{title}".', 'Type "{tag}" in the "tag" box.'];

test('a place has the same words wherever it stands, and two places never the same', () => {
  expect(plans('Tag "Soup" with "quick"', tagging, screen())).toEqual([
    'Click "Soup". | Click the "edit" button of "Soup". | Type "quick" in the "tag" box.',
    'Click "quick". | Click the "edit" button of "quick". | Type "Soup" in the "tag" box.',
  ]);
});

test('the first steps may be left out where what they open is on the screen, and only there', () => {
  const open = screen(button('edit', 'Soup'), button('edit', 'Stew of quick things'));
  expect(plans('Tag "Soup" with "quick"', tagging, open)).toEqual([
    'Click "Soup". | Click the "edit" button of "Soup". | Type "quick" in the "tag" box.',
    'Click "quick". | Click the "edit" button of "quick". | Type "Soup" in the "tag" box.',
    'Click the "edit" button of "Soup". | Type "quick" in the "tag" box.',
  ]);
});

test('what is named to begin with is on the screen, where the request has such words', () => {
  const marking = ['Select "{title}" in the text.', 'Click "{tag}".'];
  expect(plans('Paint Soup red', marking, screen(button('Soup of the day')))).toEqual([
    'Select "Soup" in the text. | Click "red".',
  ]);
  expect(plans('Paint Soup red', marking, screen())).toEqual(['Select "Soup red" in the text. | Click "Paint".']);
});

test('a known value has its place, and the others keep away from it', () => {
  const choosing = ['Click "{title}".', 'Choose "{tag}".'];
  expect(plans('Paint Soup red', choosing, screen(), { tag: ['red', 'blue'] })).toEqual(
    ['Paint Soup', 'Soup'].map((title) => `Click "${title}". | Choose "red".`),
  );
});

test('a value with quotation marks is written as it stands in quotes', () => {
  const written = plans('Tag "So \\"hot\\"" with "quick"', ['Type "{title}".'], screen(), { title: ['So "hot"'] });
  expect(written).toEqual(['Type "So \\"hot\\"".']);
});

test('what is filled in already stays, and first steps are left out by the same rule', () => {
  const filled = { title: 'Soup', tag: 'quick' };
  expect(plans('Tag Soup with quick', tagging, screen(button('edit', 'Stew')), {}, filled)).toHaveLength(1);
  expect(plans('Tag Soup with quick', tagging, screen(button('edit', 'Soup')), {}, filled)).toEqual([
    'Click "Soup". | Click the "edit" button of "Soup". | Type "quick" in the "tag" box.',
    'Click the "edit" button of "Soup". | Type "quick" in the "tag" box.',
  ]);
});
