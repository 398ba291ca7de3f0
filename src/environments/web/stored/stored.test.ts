import { expect, test } from 'vitest';
import { fixturePages } from '../pages.fixture.ts';

const open = fixturePages();

test('what a page keeps in its browser, and what it sent for a change, secrets left out', async () => {
  const { act, environment } = await open('stored');
  expect(await environment.stored!()).toEqual({
    '(local storage)': { seen: { count: 1 } },
    '(databases)': { notes: { note: { a: { text: 'first', at: '1970-01-01T00:00:00.000Z' } } } },
    '(requests)': [],
  });
  await act('set_edit_text', 'Title', { text: 'Tea' });
  await act('set_edit_text', 'Password', { text: 'hunter2' });
  for (const button of ['Save', 'Send', 'Fail', 'Elsewhere', 'Submit']) await act('click_input', button);
  expect(await environment.stored!()).toEqual({
    '(local storage)': { seen: { count: 1 }, title: 'Tea' },
    '(databases)': {
      notes: { note: { 7: { text: 'Tea', tags: ['x'] }, a: { text: 'first', at: '1970-01-01T00:00:00.000Z' } } },
    },
    '(requests)': [
      { method: 'PATCH', path: '/other', body: { note: { title: 'Tea' }, password: '(secret)' } },
      { method: 'POST', path: '/nowhere9', body: { title: 'Tea' }, failed: true },
      { method: 'POST', path: '/other?token=(secret)&page=2', body: { colour: 'dark blue' } },
    ],
  });
});
