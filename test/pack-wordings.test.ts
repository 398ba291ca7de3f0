import { describe, expect, test } from 'vitest';
import { families as notepad } from '../apps/notepad/families.ts';
import { families as tiddlywiki } from '../apps/tiddlywiki/families.ts';
import { families as wordpad } from '../apps/wordpad/families.ts';
import { families as writer } from '../apps/writer/families.ts';

const places = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

describe.each([
  ['tiddlywiki', tiddlywiki],
  ['writer', writer],
  ['notepad', notepad],
  ['wordpad', wordpad],
])('%s', (_pack, families) => {
  test.each(families.map((family) => [family.name, family] as const))(
    '%s has wordings enough, all of the same places',
    (_name, family) => {
      expect(family.wordings.length).toBeGreaterThanOrEqual(family.heldOut ? 4 : 50);
      expect(new Set(family.wordings).size).toBe(family.wordings.length);
      const named = places(family.wordings[0]!);
      for (const wording of family.wordings) expect(places(wording), wording).toEqual(named);
    },
  );
});
