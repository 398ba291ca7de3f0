import { expect, test } from 'vitest';
import type { Control } from '../../../records/screen/control.ts';
import { type Move, movesOn } from '../choosing/moves.ts';
import { createKnowledge } from '../knowing/knowledge.ts';
import { contentOf } from '../screens/content.ts';
import type { Passage } from '../screens/map.ts';
import { kindsOn } from '../screens/place.ts';
import type { Course } from './course.ts';
import { goTo } from './go-to.ts';

const button = (label: string, name: string, container: string): Control => ({
  ...{ label, name, type: 'Button', states: [], rect: null, container },
});

/** A screen of a template with one note of this name. */
function screenWith(note: string) {
  const controls = [button('1', 'Help', 'Menu'), button('2', 'Edit', note)];
  const kinds = kindsOn(controls, contentOf({ 'notes.json': { [note]: 'hot' } }).mask);
  return { controls, moves: movesOn(controls, kinds, []), kinds };
}

test('a way through a thing of the user’s is gone in another template by what is called otherwise there', () => {
  const { moves } = screenWith('Tea');
  const edit = moves.find(({ control, manner }) => control.name === 'Edit' && manner === 'click')!;
  const act = { control: { name: 'Edit', type: 'Button', container: 'Tea' }, function: 'click_input', args: {} };
  const passage = {
    from: 'a',
    to: 'b',
    act: { ...act, screen: 'a', ok: true, changed: true },
    key: edit.key,
    failed: 0,
  };
  const other = screenWith('Milk');
  const done: Move[] = [];
  const course = {
    now: () => ({ observation: { controls: other.controls }, screen: { id: done.length > 0 ? 'b' : 'a' } }),
    moves: () => other.moves,
    kinds: () => other.kinds,
    *act(move: Move) {
      done.push(move);
      yield* [];
    },
  } as unknown as Course;
  const walk = goTo(course, [passage as Passage], { knowledge: createKnowledge() });
  expect(walk.next()).toMatchObject({ done: true, value: true });
  expect(done.map(({ control, manner }) => [control.name, control.container, manner])).toEqual([
    ['Edit', 'Milk', 'click'],
  ]);
});
