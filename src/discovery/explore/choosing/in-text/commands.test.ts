import { expect, test } from 'vitest';
import { createRng } from '../../../../records/rng.ts';
import type { Control } from '../../../../records/screen/control.ts';
import { createKnowledge } from '../../knowing/knowledge.ts';
import { contentOf } from '../../screens/content.ts';
import { createScreenMap } from '../../screens/map.ts';
import { kindsOn } from '../../screens/place.ts';
import { createScreens } from '../../screens/screens.ts';
import { movesOn } from '../moves.ts';
import { keptMoves } from '../settings.ts';
import { chooseCommand, nameKey, spotKey } from './commands.ts';
import { movesToSpot, type Spot } from './spots.ts';
import { writingAt } from './writing.ts';

const control = (type: Control['type'], name: string, container?: string): Control => ({
  ...{ label: name, name, type, states: [], rect: null, value: '' },
  ...(container && { container }),
});
const screen = (...controls: Control[]) => ({ window: { title: '' }, focus: null, controls, messages: [] });
const texts = ['Heavy rain kept everybody indoors.', 'We left the city before noon.'];
const content = contentOf({ 'trip.odt': { body: texts } });
const rng = createRng(1);

function mapOf(...controls: Control[]) {
  const screens = createScreens('editor');
  const map = createScreenMap();
  const kinds = kindsOn(controls, content.mask);
  const home = screens.of(screen(...controls), kinds).screen;
  for (const [key, move] of keptMoves(controls, movesOn(controls, kinds, []), kinds)) home.moves.set(key, move);
  map.begin(home.id);
  return { screens, map, home };
}

test('commands that many programs have come first, each once at a word; behind a line what makes something', () => {
  const knowledge = createKnowledge();
  const { screens, map, home } = mapOf(
    control('Button', 'Gallery'),
    control('Button', 'Bold'),
    control('MenuItem', 'Bold', 'Text'),
  );
  const choose = (spot: Spot) => chooseCommand({ knowledge, screens, map, rng }, home.id, spot)?.key;
  const chosen: (string | undefined)[] = [];
  for (let key = choose('word'); key !== undefined; key = choose('word')) {
    chosen.push(key.split('|')[1]);
    for (const of of [spotKey(key, 'word'), nameKey(key, 'word')]) knowledge.begin(of);
  }
  expect(chosen).toEqual(['Bold', 'Gallery', 'Bold']);
  expect(choose('end')).toBeUndefined();
  const key = [...home.moves.keys()].find((one) => one.includes('Gallery'))!;
  const effect = [{ path: ['trip.odt', 'body', 1], kind: 'added' as const, after: { kind: 'image' } }];
  knowledge.learn([key], { acts: [], effect, goals: [{ acts: 1, effect }] });
  expect(choose('end')).toBe(key);
});

test('in a table only what nothing was seen of at an ordinary word', () => {
  const knowledge = createKnowledge();
  const { screens, map, home } = mapOf(control('Button', 'Gallery'), control('Button', 'Split'));
  knowledge.offer([...home.moves.keys()].filter((key) => key.includes('Gallery')));
  const chosen = chooseCommand({ knowledge, screens, map, rng }, home.id, 'cell')!;
  expect(chosen.key).toContain('Split');
  knowledge.begin(chosen.key);
  expect(chooseCommand({ knowledge, screens, map, rng }, home.id, 'cell')).toBeNull();
});

test('a place is in a text that nothing was done to; who goes to the end of a line says which one', () => {
  const used = new Set<string>();
  const seen = screen(...texts.map((text) => control('Edit', text)));
  const moves = (spot: Spot) =>
    movesToSpot(spot, seen, { content, rng, used })?.map(({ args }) => args.text ?? args.keys);
  expect(moves('cell')).toBeUndefined();
  const [whole, keys] = moves('end')!;
  expect([texts.includes(String(whole)), keys]).toEqual([true, '{End}']);
  expect(moves('word')).toHaveLength(1);
  expect(moves('word')).toBeUndefined();
});

test('what is written at a place is written twice at most', () => {
  const knowledge = createKnowledge();
  const keys = ['a', 'b', 'c'].map(() => {
    const writing = writingAt('cell', knowledge, rng);
    if (writing) knowledge.begin(writing.key);
    return writing?.acts.length;
  });
  expect(keys).toEqual([1, 1, undefined]);
});
