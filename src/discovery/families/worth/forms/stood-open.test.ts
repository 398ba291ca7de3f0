import { expect, test } from 'vitest';
import type { Effect } from '../../../../records/episode/effect.ts';
import { goesOnWithForm } from './stood-open.ts';

const removed = (title: string): Effect => [{ path: [`${title}.md`], kind: 'removed', before: { title } }];
const names = () => ['Tea', "Draft of 'Tea'"];

test('what goes with a draft that stood open goes on with a form; a thing of the user that goes is a task', () => {
  expect(goesOnWithForm(removed("Draft of 'Tea'"), names)).toBe(true);
  expect(goesOnWithForm(removed('Tea'), names)).toBe(false);
});
