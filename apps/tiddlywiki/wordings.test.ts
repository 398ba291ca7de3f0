import { describe, expect, test } from 'vitest';
import { families } from './families.ts';

const withoutPlaces = (wording: string) => wording.replace(/\{\w+\}/g, ' ');

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
    const { wordings, testWordings = 1 } = families.find((family) => family.name === name)!;
    for (const wording of wordings.slice(-testWordings)) expect(withoutPlaces(wording)).toMatch(asked);
  });
});

test('every wording of create-definition asks for a definition list', () => {
  const { wordings } = families.find(({ name }) => name === 'create-definition')!;
  for (const wording of wordings) expect(wording).toContain('definition list');
});
