import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foreignRequests } from '../../cover/foreign-requests.ts';
import { lamMeaning } from '../../known/lam-meaning.ts';
import { createRecall, recallOf } from '../recall.ts';
import { giveMeaning, masked, openMeaning } from './meaning.ts';

const patterns = [
  { requests: ['Delete the note "{note}"', 'Remove "{note}"'], plan: ['Click "delete".'] },
  { requests: ['Rename the note "{note}" to "{title}"', 'Call "{note}" "{title}"'], plan: ['Type "{title}".'] },
];

/** Two things that a text may be about, whatever its words. */
const about = [/delet|remov|rid of|throw/i, /renam|call|titl/i];
const asked: string[] = [];
const embed = async (texts: readonly string[]) => {
  asked.push(...texts);
  return texts.map((text) => {
    const [a, b] = about.map((words) => (words.test(text) ? 1 : 0.1)) as [number, number];
    return Float32Array.of(a / Math.hypot(a, b), b / Math.hypot(a, b));
  });
};

test('the users values are taken out of what is embedded: what is quoted, places, names inside a sentence', () => {
  expect(masked('Rename "Apple Cake" to “Pie”')).toBe('Rename something to something');
  expect(masked('Get rid of {note 1} and {note 2}')).toBe('Get rid of something and something');
  expect(masked('Please throw Summer Trip of 2024 away')).toBe('Please throw something away');
});

test('by meaning a request comes to mind that has none of the words of its kind; unread it goes by words alone', async () => {
  const meaning = openMeaning(embed);
  await meaning.read(patterns.flatMap(({ requests }) => requests));
  const recall = createRecall(patterns, meaning);
  const request = 'Get rid of the title note "Soup"';
  expect(createRecall(patterns).ready).toBeUndefined();
  const byWords = recall(request)[0]!.plan;
  expect(byWords).toEqual(createRecall(patterns)(request)[0]!.plan);
  await recall.ready!('Throw the note "Soup" away');
  expect(recall('Throw the note "Soup" away')[0]!.plan).toEqual(['Click "delete".']);
  await recall.ready!('The note "Soup" should be titled "Broth"');
  expect(recall('The note "Soup" should be titled "Broth"')[0]!.pattern.plan).toEqual(['Type "{title}".']);
});

test('the meaning of a LAM is made once and read again; a file that is cut is told', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-meaning-'));
  try {
    const file = join(dir, 'meaning.safetensors');
    asked.length = 0;
    const told: string[] = [];
    await lamMeaning(file, patterns, embed, (done, total) => told.push(`${done}/${total}`));
    expect(asked.slice(0, 4)).toEqual([
      'Delete the note something',
      'Remove something',
      'Rename the note something to something',
      'Call something',
    ]);
    const all = 4 + foreignRequests.length;
    expect(told).toEqual([`0/${all}`, `${all}/${all}`]);
    asked.length = 0;
    const again = await lamMeaning(file, patterns, embed);
    expect(asked).toEqual([]);
    expect(again.vectorOf('Remove "Soup"')![0]).toBeCloseTo(0.995, 3);
    const own = [...patterns];
    giveMeaning(own, again);
    expect(recallOf(own).ready).toBeDefined();
    await truncate(file, 200);
    await expect(lamMeaning(file, patterns, embed)).rejects.toMatchObject({ code: 'CHECKPOINT_CORRUPT' });
  } finally {
    await rm(dir, { recursive: true });
  }
});
