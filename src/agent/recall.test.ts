import { expect, test } from 'vitest';
import { createRecall } from './recall.ts';

const patterns = [
  {
    requests: ['Rename "{title}" to {newTitle}', 'Give {title} the new name {newTitle}'],
    plan: ['Click "edit" of "{title}".', 'Type "{newTitle}".'],
  },
  { requests: ['Delete the page {title}', 'Throw {title} away'], plan: ['Click "delete".'] },
  { requests: ['Add the tag {tag} to {title}', 'Label {title} with {tag}'], plan: ['Click "tag".'] },
];
const recall = createRecall(patterns);

test('a request brings the wording to mind that is most like it, whatever the values', () => {
  expect(recall('Rename "Soup" to Night Train')).toEqual([
    { request: 'Rename "{title}" to {newTitle}', plan: patterns[0]!.plan },
  ]);
  expect(recall('please throw "Shopping 7" away')[0]).toEqual({
    request: 'Throw {title} away',
    plan: ['Click "delete".'],
  });
});

test('the words of a place are no words of the wording', () => {
  expect(recall('newtitle tag')[0]!.plan).toEqual(['Click "tag".']);
});

test('what nothing is like brings nothing to mind', () => {
  expect(recall('Zwei Suppen')).toEqual([]);
  expect(createRecall([])('Rename a to b')).toEqual([]);
});

test('a forgotten wording does not come to mind, its like do', () => {
  const request = 'Give Soup the new name Stew';
  expect(recall(request)[0]!.request).toBe('Give {title} the new name {newTitle}');
  expect(recall(request, 'Give {title} the new name {newTitle}').map((r) => r.request)).not.toContain(
    'Give {title} the new name {newTitle}',
  );
});

test('no more than three patterns come to mind, the likest first', () => {
  const alike = ['red', 'green', 'blue', 'black'].map((colour) => ({
    requests: [`Paint the page {title} ${colour}`],
    plan: [`Click "${colour}".`],
  }));
  expect(createRecall(alike)('Paint the page Home')).toHaveLength(3);
  expect(createRecall(alike)('Paint the page Home blue')[0]!.plan).toEqual(['Click "blue".']);
});
