import { expect, test } from 'vitest';
import app from './app.ts';

const places = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

test('there are enough families and templates, and some of each are held out', () => {
  expect(app.families.length).toBeGreaterThanOrEqual(45);
  expect(app.families.filter(({ heldOut }) => heldOut).length).toBeGreaterThanOrEqual(9);
  expect(app.templates.filter(({ heldOut }) => !heldOut).length).toBeGreaterThanOrEqual(8);
  expect(app.templates.filter(({ heldOut }) => heldOut).length).toBe(2);
});

test.each(app.families.map((family) => [family.name, family] as const))(
  '%s has wordings enough, all of the same places',
  (_name, family) => {
    expect(family.wordings.length).toBeGreaterThanOrEqual(family.heldOut ? 13 : 30);
    expect(new Set(family.wordings).size).toBe(family.wordings.length);
    const named = places(family.wordings[0]!);
    for (const wording of family.wordings) expect(places(wording), wording).toEqual(named);
  },
);

const filler = new Set(
  'please could would can you the word a an i to me for my want like need this that it'.split(' '),
);

/** What is left of a wording without places' names, punctuation and words of courtesy. */
const core = (wording: string) =>
  wording
    .toLowerCase()
    .replace(/\{\w+\}/g, ' x ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !filler.has(word));

/** Two sentences that say the same in the same words; one may go on where the other, of five words or more, ends. */
function isTwin(one: string[], other: string[]): boolean {
  const [short, long] = [one, other].sort((a, b) => a.length - b.length).map((words) => ` ${words.join(' ')} `);
  return short === long || (Math.min(one.length, other.length) >= 5 && long!.includes(short!));
}

test.each(app.families.filter(({ heldOut }) => !heldOut).map((family) => [family.name, family] as const))(
  '%s: no train wording repeats one that is kept for tests',
  (_name, { wordings, testWordings = 1 }) => {
    const tests = wordings.slice(-testWordings);
    const twins = wordings
      .slice(0, -testWordings)
      .filter((wording) => tests.some((kept) => isTwin(core(wording), core(kept))));
    expect(tests).toHaveLength(2);
    expect(twins).toEqual([]);
  },
);
