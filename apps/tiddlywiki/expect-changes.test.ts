import { expect, test } from 'vitest';
import { expectChanges } from './expect-changes.ts';
import type { WikiState } from './state.ts';

const wiki = (fields: Record<string, string>, exports?: Record<string, string>): WikiState => ({
  tiddlers: { Soup: { title: 'Soup', text: '', tags: [], fields } },
  ...(exports ? { exports } : {}),
});

test.each<[string, WikiState, boolean]>([
  ['is gone', wiki({ serves: '4' }), true],
  ['is only empty', wiki({ serves: '4', minutes: '' }), false],
  ['is gone, and an empty one came', wiki({ serves: '4', source: '' }), false],
])('a field that must be absent %s', (_, after, pass) => {
  const before = wiki({ serves: '4', minutes: '30' });
  expect(expectChanges({ before, after, changed: { Soup: { fields: { minutes: null } } } }).pass).toBe(pass);
});

test.each<[string, WikiState['exports'], WikiState['exports'], string]>([
  ['another file', { 'Old.tid': 'old' }, { 'Old.tid': 'old', 'Soup.tid': 'Boil' }, 'Soup.tid'],
  ['a file again, with other text', { 'Old.tid': 'old' }, { 'Old.tid': 'new' }, 'Old.tid'],
  ['the first file', undefined, { 'Soup.tid': 'Boil' }, 'Soup.tid'],
  ['nothing more', { 'Old.tid': 'old' }, { 'Old.tid': 'old' }, ''],
])('%s exported beside the task', (_, earlier, exports, stray) => {
  const [before, after] = [wiki({ minutes: '30' }, earlier), wiki({ minutes: '20' }, exports)];
  const verdict = expectChanges({ before, after, changed: { Soup: { fields: { minutes: '20' } } } });
  expect(verdict.pass).toBe(stray === '');
  if (stray !== '') expect(verdict.reason).toBe(`"${stray}" was exported outside the task`);
});
