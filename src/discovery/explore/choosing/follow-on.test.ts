import { expect, test } from 'vitest';
import { createRng } from '../../../records/rng.ts';
import type { Control } from '../../../records/screen/control.ts';
import { createKnowledge } from '../knowing/knowledge.ts';
import { kindsOn } from '../screens/place.ts';
import { beginning } from './begun.ts';
import { followOn } from './follow-on.ts';
import { moveKey, movesOn } from './moves.ts';

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
function after(done: Control, before: Control[], now: Control[], savesByKeys = false): Set<string> {
  const kinds = kindsOn(now, (text) => text);
  const names = Array.from({ length: 30 }, (_, i) => {
    const begun = { ...beginning(screen(before), 1), touched: [done] };
    const knowledge = createKnowledge();
    const options = { moves: movesOn(now, kinds, []), knowledge, rng: createRng(i), kinds, savesByKeys };
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

test('where keys save, a list that has popped up is used; what can be pressed now, and a bar that has come, are for another goal', () => {
  const list = control('DataItem', '12 pt');
  const off = { ...control('Button', 'Paste', 'Standard'), states: ['disabled' as const] };
  const before = [...bar, off];
  const tableBar = control('Button', 'Delete Rows', 'Table');
  expect(after(bar[1]!, before, [...before, list], true)).toContain('click 12 pt');
  expect(after(bar[1]!, before, [...bar, { ...off, states: [] }, tableBar], true)).toEqual(new Set(['nothing']));
  expect(after(bar[1]!, before, [...bar, { ...off, states: [] }])).toEqual(new Set(['click Paste']));
});

test('a dialog is confirmed as it stands the first time; later on something is entered before', () => {
  const dialog = { ...control('Window', 'Insert Table'), states: ['modal' as const] };
  const ok = control('Button', 'OK', 'Insert Table');
  const now = [dialog, control('Spinner', 'Rows', 'Insert Table'), ok, control('Button', 'Cancel', 'Insert Table')];
  const kinds = kindsOn(now, (text) => text);
  const next = (isKnown: boolean) => {
    const knowledge = createKnowledge();
    if (isKnown) knowledge.begin(moveKey(kinds.of(ok), 'click'));
    const begun = { ...beginning(screen(bar), 1), touched: [bar[0]!], inDialog: 1 };
    return followOn(screen(now), begun, { moves: movesOn(now, kinds, []), knowledge, rng: createRng(1), kinds });
  };
  expect(next(false)).toMatchObject({ confirms: true, move: { control: { name: 'OK' } } });
  expect(next(true)).toMatchObject({ confirms: false, move: { control: { name: 'Rows' } } });
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

test('of a form that has come fields are filled more often than one of its many buttons is pressed', () => {
  const opener = control('Button', 'New', 'Page');
  const fields = ['title', 'text', 'tag'].map((name) => control('Edit', name, 'Draft'));
  const buttons = Array.from({ length: 12 }, (_, i) => control('Button', `Look ${'abcdefghijkl'[i]}`, 'Draft'));
  const now = [opener, ...buttons, ...fields, control('Button', 'Save', 'Draft')];
  const kinds = kindsOn(now, (text) => text);
  const chosen = Array.from({ length: 60 }, (_, i) => {
    const begun = { ...beginning(screen([opener]), 2), touched: [opener] };
    const options = { moves: movesOn(now, kinds, []), knowledge: createKnowledge(), rng: createRng(i), kinds };
    return followOn(screen(now), begun, options)!.move.manner;
  });
  expect(chosen.filter((manner) => manner === 'fill').length).toBeGreaterThan(30);
});
