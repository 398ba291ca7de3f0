import { expect, test } from 'vitest';
import { referencePolicy } from '../../../agent/policies/following/reference.ts';
import { loadApp } from '../../../app-pack/loading/load-app.ts';
import { attemptTemplate } from '../../attempt.ts';
import { defaultLimits } from '../../collect.ts';
import { familyOf } from '../../run-task.ts';
import { describeDifference } from './difference.ts';

test('what was added, removed and changed is told by its path', () => {
  const before = { notes: { Bread: 'flour', Soup: 'carrots' }, size: 12, open: true };
  const after = { notes: { Bread: 'rye', Salad: 'leaves' }, size: 14, open: true };
  expect(describeDifference(before, after)).toEqual([
    'notes › Bread: "flour" became "rye"',
    'notes › Salad: added "leaves"',
    'notes › Soup: removed "carrots"',
    'size: 12 became 14',
  ]);
  expect(describeDifference(before, structuredClone(before))).toEqual([]);
});

test('members of lists are known by id, title or name, and called by what a person reads', () => {
  const row = (id: string, name: string, tags: string[]) => ({ id, name, tags });
  const before = [row('a', 'Ada', ['x']), row('b', 'Ben', []), row('c', 'Cy', [])];
  const after = [row('c', 'Cy', []), row('a', 'Ada', ['x', 'y']), row('b', 'Bo', []), row('d', 'Di', ['z'])];
  expect(describeDifference({ people: before }, { people: after })).toMatchInlineSnapshot(`
    [
      "people › Cy: moved from place 3 to 1",
      "people › Ada › tags: added "y"",
      "people › Ben › name: "Ben" became "Bo"",
      "people › Di: added {"id":"d","tags":["z"]}",
    ]
  `);
});

test('lists without keys are compared by what stands where, and texts without keys by their words', () => {
  const paragraph = (text: string, style = 'Body') => ({ kind: 'paragraph', style, runs: [{ text }] });
  const before = [paragraph('One'), paragraph('The cat sat on the old mat all day.'), paragraph('Three')];
  const after = [paragraph('New'), paragraph('One'), paragraph('The cat lay on the old mat all day.', 'Quote')];
  expect(describeDifference(before, after)).toMatchInlineSnapshot(`
    [
      "paragraph 1 "New": added {"kind":"paragraph","runs":[{"text":"New"}],"style":"Body"}",
      "paragraph 2 "The cat sat on the old mat all day." › runs › text: "The cat sat on the old mat all day." became "The cat lay on the old mat all day."",
      "paragraph 2 "The cat sat on the old mat all day." › style: "Body" became "Quote"",
      "paragraph 3 "Three": removed "Three"",
    ]
  `);
});

test('a text whose look alone is other is told stretch by stretch', () => {
  const before = [{ text: 'Heavy rain fell', format: {} }];
  const after = [
    { text: 'Heavy ', format: {} },
    { text: 'rain', format: { 'font-weight': 'bold' } },
    { text: ' fell', format: {} },
  ];
  expect(describeDifference({ runs: before }, { runs: after })).toEqual([
    'runs › "rain" › format › font-weight: added "bold"',
  ]);
});

test('a long text is cut around each place that differs', () => {
  const words = Array.from({ length: 200 }, (_, i) => `word${i}`);
  const after = words.with(20, 'OTHER').toSpliced(150, 0, 'MORE', 'WORDS');
  expect(describeDifference({ text: words.join(' ') }, { text: after.join(' ') })).toMatchInlineSnapshot(`
    [
      "text: "…5 word16 word17 word18 word19 word20 word21 word22 word23 word24 w…" became "…5 word16 word17 word18 word19 OTHER word21 word22 word23 word24 w…", and "…rd146 word147 word148 word149 word150 word151 word152 word15…" became "…rd146 word147 word148 word149 MORE WORDS word150 word151 word152 word15…"",
    ]
  `);
});

test('Maps, Sets, dates and bytes are data, too; what holds itself comes to an end', () => {
  const state = (bytes: number[], tag: string) => {
    const made = { files: new Map([['a.bin', Buffer.from(bytes)]]), tags: new Set(['b', tag]) };
    return { ...made, day: new Date('2026-05-04'), view: new Float32Array(bytes), ignored: () => tag };
  };
  expect(describeDifference(state([1, 2], 'a'), state([1, 3], 'c'))).toMatchInlineSnapshot(`
    [
      "files › a.bin: "(2 bytes, a12871fe)" became "(2 bytes, c79b932e)"",
      "tags: removed "a"",
      "tags: added "c"",
      "view: "(8 bytes, b9c80b5a)" became "(8 bytes, a47077a1)"",
    ]
  `);
  const circle: Record<string, unknown> = { a: 1 };
  circle.self = circle;
  expect(describeDifference(circle, { a: 1, self: null })).toEqual(['self: "(itself)" became null']);
});

test('times that the application writes by itself are not told, and times within a text have no digits', () => {
  const before = { page: { modified: '20260101120000000', seen: 1_767_225_600_000, at: '2026-01-01T12:00:00Z' } };
  const after = { page: { modified: '20260101120502123', seen: 1_767_225_902_123, created: '2026-01-01T12:05:02Z' } };
  expect(describeDifference(before, after)).toEqual([]);
  expect(describeDifference({}, { log: 'saved 20260101120502123 by me' })).toEqual(['log: added "saved (time) by me"']);
  expect(describeDifference({ due: '2026-01-01' }, { due: '2026-01-02' })).toEqual([
    'due: "2026-01-01" became "2026-01-02"',
  ]);
});

test('what is beyond the tokens is counted, never dropped in silence', () => {
  const after = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`key ${i}`, 'some value']));
  const lines = describeDifference({}, after, { tokens: 60 });
  expect(lines).toHaveLength(9);
  expect(lines.at(-1)).toBe('… and 42 more changes');
});

test('thousands of members that all differ are compared in a moment', () => {
  const list = (sign: string) => Array.from({ length: 4000 }, (_, i) => `${sign} ${i}`);
  const objects = (sign: string) =>
    list(sign)
      .slice(0, 400)
      .map((text) => ({ text: `a text that is ${text}`, sign }));
  const start = performance.now();
  expect(describeDifference(list('a'), list('b')).at(-1)).toMatch(/more changes$/);
  expect(describeDifference(objects('a'), objects('b')).at(-1)).toMatch(/more changes$/);
  expect(performance.now() - start).toBeLessThan(5000);
});

test.each([
  [
    'tiddlywiki',
    'remove-tag',
    'garden-journal',
    { title: 'First Frost', tag: 'weather' },
    'tiddlers › First Frost › tags: removed "weather"',
  ],
  [
    'writer',
    'bold-word',
    'trip-report',
    { word: 'rain', paragraph: 'Heavy rain kept everybody indoors during the afternoon.' },
    /^document › body › paragraph \d "Heavy rain kept .+…" › runs › "rain" › format › font-weight: added "bold"$/,
  ],
])('what %s has saved of %s', async (name, family, template, params, line) => {
  const app = await loadApp(name);
  const host = await app.environment();
  try {
    const policy = referencePolicy(familyOf(app, family).solve(params));
    const task = { request: family };
    const attempt = await attemptTemplate({ app, host, template, task, policy, limits: defaultLimits, seed: 0 });
    const { before, after } = attempt;
    expect(describeDifference(before, after)).toContainEqual(expect.stringMatching(line));
    expect(describeDifference(before, after).length).toBeLessThan(4);
  } finally {
    await host.close();
  }
});
