import { describe, expect, test } from 'vitest';
import { families } from './families.ts';

const seen = families.filter(({ heldOut }) => !heldOut);
const split = ({ wordings, testWordings = 1 }: (typeof families)[number]) => ({
  train: wordings.slice(0, -testWordings),
  tests: wordings.slice(-testWordings),
});

const filler = new Set(
  'please could would can you the word a an i to me for my want like need this that it'.split(' '),
);
const withoutPlaces = (wording: string) => wording.replace(/\{\w+\}/g, ' ');
/** What is left of a wording without its places, punctuation, courtesy and filler words. */
const bare = (wording: string): string[] =>
  (
    withoutPlaces(wording)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => !filler.has(word));

/** Whether a train wording is the test wording but for courtesy, or holds the whole of it. */
function repeats(train: string, test: string): boolean {
  const [whole, part] = [bare(train), bare(test)];
  const [long, short] = [` ${whole.join(' ')} `, ` ${part.join(' ')} `];
  return long === short || (part.length >= 5 && long.includes(short));
}

test.each(seen.map((family) => [family.name, family] as const))(
  '%s: no train wording repeats one that is kept for tests',
  (_, family) => {
    const { train, tests } = split(family);
    expect(tests).toHaveLength(2);
    expect(tests.flatMap((kept) => train.filter((wording) => repeats(wording, kept)))).toEqual([]);
  },
);

describe('every wording that is kept for tests asks for all that is verified', () => {
  test.each<[string, RegExp]>([
    ['set-default-tiddler', /\b(only|alone)\b/],
    ['new-journal-titled', /\btitled?\b/],
    ['journal-here', /\btagged\b/],
    ['new-here', /\b(tagged|child)\b/],
    ['new-here-with-text', /\b(tagged|child)\b/],
    ['heading-line', /\bline\b/],
    ['bullet-line', /\bline\b/],
  ])('%s', (name, asked) => {
    for (const wording of split(seen.find((family) => family.name === name)!).tests)
      expect(withoutPlaces(wording)).toMatch(asked);
  });
});

test('every wording of create-definition asks for a definition list', () => {
  const { wordings } = families.find(({ name }) => name === 'create-definition')!;
  for (const wording of wordings) expect(wording).toContain('definition list');
});
