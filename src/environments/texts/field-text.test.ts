import { expect, test } from 'vitest';
import { confirmText } from './field-text.ts';

test.each([
  ['one\r\ntwo', 'one\ntwo\n'],
  ['Grace Hopper', 'Grace\u00a0Hopper'],
  ['', '\u200b\n'],
])('%j stands there as %j', (asked, shown) => expect(confirmText(asked, shown)).toBeUndefined());

test.each([
  ['5551234567', '(555) 123-4567'],
  ['555-123-4567', '5551234567'],
  ['5551234567', '+1 (555) 123-4567'],
  ['1234567', '1,234,567'],
  ['1234567.5', '$1,234,567.50'],
  ['1234.5', '1.234,50 €'],
  ['12.5', '12.500'],
  ['12.5', '12,50'],
  ['12500', '12,500'],
  ['80', '80 kg'],
  ['3', '03'],
  ['1 cm', '1.00 cm'],
  ['4111111111111111', '4111 1111 1111 1111'],
  ['2026-03-05', '05.03.2026'],
  ['2026-03-05', 'Thursday, March 5, 2026'],
  ['3/5/2026', '2026-03-05'],
  ['14:30', '2:30 PM'],
  ['2026-03-05 14:30', '5 Mar 2026, 2:30 p.m.'],
  ['  Ada ', 'Ada'],
  ['small', 'SMALL'],
  ['Ann@Example.com', 'ann@example.com'],
  ['First Last', 'first-last'],
  ['ABCDEFGH', 'ABCD-EFGH'],
])('%j is written %j by the application', (asked, shown) =>
  expect(confirmText(asked, shown)).toEqual({ text: shown.trim() }),
);

test.each([
  ['5551234567', '(555) 123-456'],
  ['5551234567', '(555) 123-4576'],
  ['A long name', 'A long n'],
  ['3.5', '35'],
  ['3.5 kg', '35 kg'],
  ['80 kg', '80 lb'],
  ['1234', '12.34'],
  ['-5', '5'],
  ['007', '7'],
  ['12345678901234567891', '12345678901234567890'],
  ['2026-03-05', '2026-03-06'],
  ['3/5/2026', '5/3/2026'],
  ['14:30', '2:30 AM'],
  ['ann@example.com', 'annexample.com'],
  ['C++', 'C'],
  ['one two', 'onetwo'],
  ['one\ntwo', 'one two'],
  ['12.5', '12,500'],
  ['Ren\u00e9', 'Rene'],
  ['world', 'Hello world'],
  ['five', ''],
  ['', 'left over'],
  ['***', '*'],
])('%j is not %j', (asked, shown) =>
  expect(confirmText(asked, shown)).toEqual({
    type: 'effect',
    detail: `The text is "${shown}" instead of "${asked}".`,
  }),
);
