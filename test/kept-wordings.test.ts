import { expect, test } from 'vitest';
import { loadApp } from '../src/app-pack/loading/load-app.ts';

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

test.each(['tiddlywiki', 'writer', 'notepad', 'wordpad'])(
  '%s: two wordings a seen family are kept for tests, and no train wording repeats one',
  async (name) => {
    const { families } = await loadApp(name);
    const seen = families.filter(({ heldOut }) => !heldOut);
    expect(new Set(seen.map(({ testWordings }) => testWordings))).toEqual(new Set([2]));
    const twins = seen.flatMap((family) => {
      const tests = family.wordings.slice(-2).map(core);
      const train = family.wordings.slice(0, -2);
      return train.filter((wording) => tests.some((kept) => isTwin(core(wording), kept)));
    });
    expect(twins).toEqual([]);
  },
);
