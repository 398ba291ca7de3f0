import { expect, test } from 'vitest';
import type { Control } from '../../../records/control.ts';
import { createRng } from '../../../records/rng.ts';
import { createKnowledge } from '../knowing/knowledge.ts';
import { kindsOn } from '../screens/place.ts';
import { beginning, followOn } from './follow-on.ts';
import { movesOn } from './moves.ts';

const control = (type: Control['type'], name: string, container?: string): Control => ({
  label: `${container} ${type} ${name}`,
  name,
  type,
  states: [],
  rect: null,
  ...(container === undefined ? {} : { container }),
});
const paragraph = control('Edit', 'The ferry leaves the pier at seven in the morning, but on Sundays.');
const bar = [control('MenuItem', 'Format'), control('Button', 'Copy', 'Standard'), control('Document', 'Letter')];
const screen = (controls: Control[]) => ({ window: { title: '' }, focus: null, controls, messages: [] });

/** What may go on after `done`, with what has come since `before`, over many draws. */
function after(done: Control, before: Control[], now: Control[]): Set<string> {
  const kinds = kindsOn(now, (text) => text);
  const names = Array.from({ length: 30 }, (_, i) => {
    const begun = { ...beginning(screen(before), 1), touched: [done] };
    const knowledge = createKnowledge();
    const options = { moves: movesOn(now, kinds, []), knowledge, rng: createRng(i), kinds };
    const next = followOn(screen(now), begun, options);
    return next ? `${next.move.manner} ${next.move.control.name}` : 'nothing';
  });
  return new Set(names);
}

test('of a menu that has opened an entry is used, of a menu in it one of its own, whatever can be used beside it now', () => {
  const menu = [control('MenuItem', 'Text', 'Format'), control('MenuItem', 'Bold', 'Text')];
  const opened = [...bar, paragraph, ...menu, control('Button', 'Paste', 'Standard')];
  expect(after(bar[0]!, [...bar, paragraph], opened)).toEqual(new Set(['click Text']));
  expect(after(menu[0]!, opened, opened)).toEqual(new Set(['click Bold']));
});

test('a text of the document is not overwritten because it has come into view', () => {
  expect(after(bar[1]!, bar, [...bar, paragraph])).toEqual(new Set([`right click ${paragraph.name}`]));
});

test('the field below the last one that was filled comes next more often than by chance', () => {
  const fields = ['Name', 'Value', 'Note', 'Colour', 'Place'].map((name) => control('Edit', name, 'Form'));
  const kinds = kindsOn(fields, (text) => text);
  const next = Array.from({ length: 200 }, (_, i) => {
    const begun = { ...beginning(screen(fields), 3), touched: [fields[0]!], entered: [fields[0]!] };
    const moves = movesOn(fields, kinds, []);
    begun.done.add(moves[0]!.key);
    return followOn(screen(fields), begun, { moves, knowledge: createKnowledge(), rng: createRng(i), kinds })!.move
      .control.name;
  });
  const share = next.filter((name) => name === 'Value').length / next.length;
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(0.8);
});
