import { expect, test } from 'vitest';
import { effectOf } from '../noise/effect-of.ts';
import { changesBetween } from './changes.ts';

const node = (name: string, id: string, saved = '1767225600') => ({
  ...{ kind: 'node', name, node_id: id, tags: '', saved, lang: 'rich' },
  of: [{ kind: 'text', text: `${name} text` }],
});

test('members that have no key in common are known by their own, though all were written anew and something stands between', () => {
  const before = [{ kind: 'marks', list: '' }, node('Recipes', '1'), node('Travel', '2'), node('Ideas', '3')];
  const [marks, ...nodes] = before as [object, ...ReturnType<typeof node>[]];
  const again = nodes.map((one) => ({ ...one, lang: 'plain' }));
  const after = [marks, again[0]!, node('Garden', '4'), again[1]!, { ...again[2]!, name: 'Plans' }];
  const changes = changesBetween({ of: before }, { of: after } as never).filter(({ path }) => path.at(-1) !== 'lang');
  expect(changes.map(({ kind, path, after: now }) => [kind, ...path.slice(1), kind === 'changed' ? now : ''])).toEqual([
    ['changed', { key: 'name', is: 'Ideas' }, 'name', 'Plans'],
    ['added', { key: 'name', is: 'Garden' }, ''],
  ]);
});

test('seconds by the clock are no effect, and a colour is no id', () => {
  const now = String(Math.round(Date.now() / 1000));
  const before = { a: { ...node('Ideas', '3'), colour: '' } };
  const after = { a: { ...node('Ideas', '3', now), colour: '#12ab12ab56cd' } };
  const old = { a: { ...before.a, saved: String(Number(now) - 9_000_000) } };
  expect(effectOf(old, after)).toEqual([
    { path: ['a', 'colour'], kind: 'changed', before: '', after: '#12ab12ab56cd' },
  ]);
});
