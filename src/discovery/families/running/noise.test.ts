import { expect, test } from 'vitest';
import type { Noise } from '../../../effects/noise/effect-of.ts';
import type { Change } from '../../../records/episode/effect.ts';
import { ignoredFor } from './noise.ts';

const opened: Change = { path: ['open.json', 'list', 0], kind: 'added', after: 'Tea' };
const noise: Noise = {
  places: [['log.txt']],
  side: [['open.json'], ['tab.json']],
  idle: [{ path: ['open.json'], kind: 'added', after: { list: [] } }],
};

test('bookkeeping is of no account beside what was changed; where it is what was changed, all other bookkeeping is', () => {
  const edited: Change = { path: ['tea.md', 'text'], kind: 'changed', before: 'a', after: 'b' };
  expect(ignoredFor([edited], noise)).toEqual([['log.txt'], ['open.json'], ['tab.json']]);
  expect(ignoredFor([opened], noise)).toEqual([['log.txt'], ['tab.json']]);
});
