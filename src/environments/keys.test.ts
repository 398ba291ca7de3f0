import { expect, test } from 'vitest';
import { parseKeys } from './keys.ts';

test('braces hold keys only where they name one', () => {
  expect(parseKeys('{Control+a}new {{title}}{ctrl+shift+P}{Enter}')).toEqual([
    { press: 'Control+a' },
    { type: 'new {{title}}' },
    { press: 'Control+Shift+P' },
    { press: 'Enter' },
  ]);
  expect(parseKeys('{Control++}{Control + -}')).toEqual([{ press: 'Control++' }, { press: 'Control+-' }]);
  expect(parseKeys('{Esc}{Down}{F5}{x}')).toEqual([
    { press: 'Escape' },
    { press: 'ArrowDown' },
    { press: 'F5' },
    { type: '{x}' },
  ]);
});
