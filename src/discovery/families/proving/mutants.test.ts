import { expect, test } from 'vitest';
import type { Effect } from '../../../records/episode/effect.ts';
import { explains } from '../walks/explains.ts';
import { tryMutants } from './mutants.ts';

const tag = (note: string, value: string): Effect => [{ path: [`${note}.md`, 'tags', 1], kind: 'added', after: value }];
const family = { effect: tag('{note}', '{tag}'), ignored: [['log']] };
const seen = { values: { note: 'Milk', tag: 'cold' }, effect: [...tag('Milk', 'cold'), ...log()] };

function log(): Effect {
  return [{ path: ['log'], kind: 'changed', after: 'x' }];
}

test('what is not quite the task is refused, whatever is of no account', () => {
  const options = { without: [tag('Milk', 'col'), []], others: [tag('Rye', 'hot'), log()] };
  // Nothing, two acts left out, another value, a part not saved, one more change; what changes the log alone is no mutant.
  expect(tryMutants(family, seen, options)).toEqual({ refused: 6, of: 6, passed: null });
});

test('a verifier that lets something pass is named with it', () => {
  const loose = { ...family, effect: tag('{note}', '{tag}').map((change) => ({ ...change, path: ['*', 'tags', 1] })) };
  const report = tryMutants(loose, seen, { without: [tag('Rye', 'cold')], others: [] });
  expect(report).toMatchObject({ passed: 'an act was left out', of: report.refused + 1 });
});

test('an effect is explained by a family that has it with other values', () => {
  const known = {
    ...family,
    parameters: [
      { name: 'note', kind: 'object' as const, seen: [] },
      { name: 'tag', kind: 'text' as const, seen: [] },
    ],
  };
  const mask = (text: string) => text.replace('Rye', '{o}').replace('Fanoru', '{v}');
  expect(explains(known, tag('Rye', 'Fanoru'), mask)).toBe(true);
  expect(explains(known, tag('Rye', 'always'), mask)).toBe(false);
  const field: Effect = [{ path: ['{note}.md', '{name}'], kind: 'added', after: '{tag}' }];
  const named = {
    ...known,
    effect: field,
    parameters: [...known.parameters, { name: 'name', kind: 'text' as const, seen: [] }],
  };
  expect(explains(named, [{ path: ['Rye.md', 'Fanoru'], kind: 'added', after: 'Fanoru' }], mask)).toBe(true);
  expect(explains(named, [{ path: ['Rye.md', 'tags'], kind: 'added', after: 'Fanoru' }], mask)).toBe(false);
  expect(explains(named, tag('Rye', 'Fanoru'), mask)).toBe(false);
  const ending = { ...known, effect: [{ path: ['*'], kind: 'changed' as const, after: '{before} {tag}' }] };
  const becomes = (after: string): Effect => [{ path: ['a'], kind: 'changed', before: 'Old salt is good', after }];
  expect(explains(ending, becomes('Old salt is good Fanoru'), mask)).toBe(true);
  expect(explains(ending, becomes('Fanoru salt is good'), mask)).toBe(false);
  expect(explains(known, [...tag('Rye', 'Fanoru'), ...tag('Rye', 'Fanoru')], mask)).toBe(false);

  const marked = { ...known, effect: [{ path: ['*'], kind: 'changed' as const, after: '{head}[[{tag}]]{tail}' }] };
  const link = (before: string, after: string): Effect => [{ path: ['a'], kind: 'changed', before, after }];
  expect(explains(marked, link('See Fanoru and [[Tea]].', 'See [[Fanoru]] and [[Tea]].'), mask)).toBe(true);
  expect(explains(marked, link('See Fanoru and [[Tea]].', '! See Fanoru and [[Tea]].'), mask)).toBe(false);
});
