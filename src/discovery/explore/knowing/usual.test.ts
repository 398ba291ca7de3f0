import { expect, test } from 'vitest';
import type { Change } from '../../../records/episode/effect.ts';
import { createUsual } from './usual.ts';

test('a goal in which only that was changed which comes with all of them has come to nothing', () => {
  const usual = createUsual();
  const change = (key: string): Change => ({ path: ['a.odt', key], kind: 'added', after: 'x' });
  const goal = (...keys: string[]) => ({ acts: 2, effect: keys.map(change) });
  for (let i = 0; i < 4; i++)
    expect(usual.without([goal('first'), goal('saves', `text ${i}`)])).toHaveLength(i < 3 ? 2 : 1);
  expect(usual.without([goal('first'), goal('saves')])).toEqual([]);
});
