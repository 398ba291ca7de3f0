import { expect, test } from 'vitest';
import { copyThreshold, dedupe, jaccard, tokens } from './dedupe.ts';

const pair = (task: string, ...plan: string[]) => ({ task, plan });

test('keeps the first of near copies and everything that differs', () => {
  const kept = dedupe([
    pair('Delete a note', 'Click the "delete" button.'),
    pair('Delete the notes', 'Press Delete.'),
    pair('Delete all notes', 'Open the menu.', 'Choose "delete all".'),
    pair('Copy a note', 'Click the "copy" button.'),
    pair('Copy a note at once', 'Press Control and C together on the keyboard while the note is open.'),
  ]);
  expect(kept.map(({ task }) => task)).toEqual([
    'Delete a note',
    'Delete all notes',
    'Copy a note',
    'Copy a note at once',
  ]);
});

test('finds every pair that a comparison of all with all finds', () => {
  const tasks = Array.from(
    { length: 120 },
    (_, i) =>
      `Rename the note about ${'alpha beta gamma delta epsilon zeta eta'
        .split(' ')
        .slice(0, i % 8)
        .join(' ')} in list ${i % 5}`,
  );
  const kept: string[] = [];
  for (const task of tasks) {
    const isCopy = kept.some((other) => jaccard(tokens(other), tokens(task)) >= copyThreshold);
    if (!isCopy) kept.push(task);
  }
  expect(kept.length).toBeGreaterThan(8);
  expect(dedupe(tasks.map((task) => pair(task))).map(({ task }) => task)).toEqual(kept);
});
