import { expect, test } from 'vitest';
import { fillWording, normalRequest, visibleParams } from './request.ts';

test('fills places, lists too', () => {
  expect(fillWording('Tag {title} with {tags}', { title: 'Rye', tags: ['a', 'b', 'c'] })).toBe(
    'Tag Rye with a, b and c',
  );
  expect(fillWording('{title} and {title}', { title: '$& {x}' })).toBe('$& {x} and $& {x}');
});

test('says which place has no parameter', () => {
  expect(() => fillWording('Tag {title}', {})).toThrow('names {title}, which its family does not sample');
});

test('tells what a user sees from what only the plan needs', () => {
  expect(visibleParams(['Open {title}'], { title: 'Rye', at: 'closed' })).toEqual({ title: 'Rye' });
});

test('knows a request in another dress', () => {
  expect(normalRequest('Open  “Rye Bread”.')).toBe(normalRequest('open "rye bread"'));
});
