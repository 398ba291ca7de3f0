import { expect, test } from 'vitest';
import type { Effect } from '../../../../records/episode/effect.ts';
import { otherToken, withToken } from './other-token.ts';

const shown = (button: string, value = 'show'): Effect => [
  {
    path: [`config/Visibility_Buttons_${button}.json`],
    kind: 'added',
    after: { title: `Visibility/Buttons/${button}`, text: [value] },
  },
];

test('what one option is saved as stands in name and value alike', () => {
  expect(otherToken(shown('new-page'), shown('import'))).toEqual({ was: 'new-page', now: 'import' });
  const [change] = shown('import');
  expect(withToken(change!, 'import', '{button:means}')).toMatchObject({
    path: ['config/Visibility_Buttons_{button:means}.json'],
    after: { title: 'Visibility/Buttons/{button:means}' },
  });
});

test('where more differs it is another change', () => {
  expect(otherToken(shown('import'), shown('export', 'hide'))).toBeNull();
  expect(otherToken(shown('import'), shown('import'))).toBeNull();
  expect(otherToken(shown('import'), [...shown('export'), ...shown('print')])).toBeNull();
});
