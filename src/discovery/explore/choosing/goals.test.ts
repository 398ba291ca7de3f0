import { expect, test } from 'vitest';
import { createRng } from '../../../records/rng.ts';
import { createKnowledge } from '../knowing/knowledge.ts';
import { createScreenMap } from '../screens/map.ts';
import { createScreens } from '../screens/screens.ts';
import { chooseGoal } from './goals.ts';
import type { KeptMove } from './settings.ts';

/** The names of the commands that are chosen in sixty draws, none having been tried. */
function chosen(moves: readonly Partial<KeptMove>[]): string[] {
  const screens = createScreens('notes');
  const map = createScreenMap();
  const keyed = moves.map(({ key = '', ...more }): [string, KeptMove] => {
    const whole = `Button|${key}|Bar|click`;
    return [whole, { key: whole, manner: 'click', prior: 0, ...more }];
  });
  screens.add({ id: 's', title: 'Notes', places: new Map(), moves: new Map(keyed) });
  const draws = Array.from({ length: 60 }, (_, i) =>
    chooseGoal({ knowledge: createKnowledge(), screens, map, rng: createRng(i) }, 's'),
  );
  return draws.map((goal) => goal!.key.split('|')[1]!);
}

test('settings and the commands of a bar are left to walks of their own as long as there is something else', () => {
  expect(new Set(chosen([{ key: 'Brew' }, { key: 'Ask first', isSetting: true }]))).toEqual(new Set(['Brew']));
  expect(new Set(chosen([{ key: 'Brew' }, { key: 'Pour', isFormat: true }]))).toEqual(new Set(['Brew']));
});

test('what many programs can do comes first, mostly', () => {
  const known = chosen([{ key: 'Brew' }, { key: 'Export' }]).filter((name) => name === 'Export');
  expect(known.length).toBeGreaterThan(45);
});

test('an act that stands on several screens is done on the nearest one', () => {
  const screens = createScreens('notes');
  const map = createScreenMap();
  const move = (key: string): [string, KeptMove] => [key, { key, manner: 'click', prior: 0 }];
  const [open, brew] = [move('Button|Open|Bar|click'), move('Button|Brew|Bar|click')];
  screens.add({ id: 'near', title: 'Notes', places: new Map(), moves: new Map([brew, open]) });
  screens.add({ id: 'far', title: 'Notes', places: new Map(), moves: new Map([brew]) });
  map.pass('near', { function: 'click_input', args: {}, screen: 'near', ok: true, changed: true }, 'far', open[0]);
  const knowledge = createKnowledge();
  knowledge.begin(open[0]);
  for (let i = 0; i < 60; i++)
    expect(chooseGoal({ knowledge, screens, map, rng: createRng(i) }, 'near')).toMatchObject({ way: [] });
});
