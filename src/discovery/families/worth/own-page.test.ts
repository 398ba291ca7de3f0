import { expect, test } from 'vitest';
import type { Effect } from '../../../records/episode/effect.ts';
import { click } from '../acts.fixture.ts';
import { isOwnPage } from './own-page.ts';

const added = (title: string): Effect => [{ path: [`${title}.md`], kind: 'added', after: { title, text: 'Fanoru' } }];
const names = () => new Set(['Tea']);

test('a page of the application that is saved for the first time is its own, and so is a copy of it; what was there or is new is the user’s', () => {
  const edited = [click('Settings'), click('Edit', 'Settings page'), click('Save', 'Form')];
  expect(isOwnPage(edited, added('Settings page'), names)).toBe(true);
  expect(isOwnPage(edited, added('theme'), names)).toBe(false);
  expect(isOwnPage([click('Edit', 'Tea'), click('Save', 'Form')], added('Tea'), names)).toBe(false);
  expect(isOwnPage(edited, added('Settings page 1'), names)).toBe(true);
  expect(isOwnPage([click('Copy', 'Tea'), click('Save', 'Form')], added('Tea 1'), names)).toBe(false);
  expect(isOwnPage([click('New'), click('Save', 'Form')], added('New note'), names)).toBe(false);
});
