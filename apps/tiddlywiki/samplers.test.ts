import { expect, test } from 'vitest';
import type { Params, Rng, Vocabulary } from '#lamwright';
import { families } from './families.ts';
import { readTemplate } from './server/wiki-folder.ts';
import { story, type Tiddler, type WikiState } from './state.ts';

/** What a family draws where chance always takes the item at this place. */
function draw(name: string, state: WikiState, words: Partial<Vocabulary> = {}, place = 0): Params | null {
  const pick: Rng['pick'] = (items) => items[place % items.length]!;
  const rng: Partial<Rng> = { next: () => 0, int: (low: number) => low, pick };
  const all = { word: () => 'plum', title: () => 'Jam', phrase: () => 'boil twice', ...words };
  return families.find((family) => family.name === name)!.sample({ rng: rng as Rng, state, words: all });
}
const inTurn = (...pieces: string[]) => {
  let next = 0;
  return () => pieces[next++ % pieces.length]!;
};
const wiki = (...tiddlers: (Partial<Tiddler> & { title: string })[]): WikiState => ({
  tiddlers: Object.fromEntries(tiddlers.map((one) => [one.title, { text: '', tags: [], fields: {}, ...one }])),
});

test.each(['add-field', 'tag-and-add-field', 'create-with-field'])('%s names no field of TiddlyWiki itself', (name) => {
  const word = inTurn('bag', 'list', 'modifier', 'revision', 'type', 'tags', 'flavour');
  expect(draw(name, wiki({ title: 'Soup' }), { word })).toMatchObject({ field: 'flavour' });
});

test('set-default-tiddler draws none of the default ones', async () => {
  const state = await readTemplate('recipes');
  for (let place = 0; place < 20; place++)
    expect(story(state)).not.toContain(draw('set-default-tiddler', state, {}, place)!.title);
});

const makers = families.filter(({ name }) => /^create-/.test(name)).map(({ name }) => name);
test.each(makers)('%s makes no tiddler that is there, be it with a draft open', (name) => {
  const state = wiki({ title: 'Jam' }, { title: "Draft of 'Jam'", fields: { 'draft.of': 'Jam' } }, { title: 'Soup' });
  const title = inTurn('Jam', 'Fresh', 'Jam', 'New');
  const drawn = draw(name, state, { title, word: inTurn('plum', 'pear', 'fig', 'kiwi') });
  expect(drawn).not.toBeNull();
  for (const made of [drawn!.title, drawn!.first, drawn!.second]) expect(made).not.toBe('Jam');
});

test('search-by-text draws a word that a search finds in no other tiddler, draft or tag', () => {
  const state = wiki(
    { title: 'Soup', text: 'lentil pepper carrot garlic' },
    { title: 'Cake', tags: ['pepper'] },
    { title: 'Bread' },
    { title: "Draft of 'Bread'", text: 'with Lentils and garlic', fields: { 'draft.of': 'Bread' } },
  );
  expect(draw('search-by-text', state)).toEqual({ word: 'carrot', title: 'Soup' });
});
