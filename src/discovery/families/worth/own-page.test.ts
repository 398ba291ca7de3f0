import { expect, test } from 'vitest';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Effect } from '../../../records/episode/effect.ts';
import { isOwnPage } from './own-page.ts';

const act = (name: string, container?: string): TriedAct => ({
  control: { name, type: 'Button', ...(container && { container }) },
  ...{ function: 'click_input', args: {}, screen: '', ok: true, changed: true },
});
const added = (title: string): Effect => [{ path: [`${title}.md`], kind: 'added', after: { title, text: 'Fanoru' } }];
const names = new Set(['Tea']);

test('a page of the application that is saved for the first time is its own; what was there or is new is the user’s', () => {
  const edited = [act('Settings'), act('Edit', 'Settings page'), act('Save', 'Form')];
  expect(isOwnPage(edited, added('Settings page'), names)).toBe(true);
  expect(isOwnPage(edited, added('theme'), names)).toBe(false);
  expect(isOwnPage([act('Edit', 'Tea'), act('Save', 'Form')], added('Tea'), names)).toBe(false);
  expect(isOwnPage([act('New'), act('Save', 'Form')], added('New note'), names)).toBe(false);
});
