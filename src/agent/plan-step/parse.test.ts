import { expect, test } from 'vitest';
import { parsePlanStep } from './parse.ts';

/** The first way of each act, as "function name|name kind @place args". */
const read = (step: string) =>
  parsePlanStep(step).map(({ ways: [way] }) => {
    const { names = [], kinds = [], within = [] } = way!.target ?? {};
    const where = within.map(({ name, quoted }) => (quoted ? `@"${name}"` : `@${name}`));
    return [way!.function, names.join('|'), kinds[0] ?? '', ...where, JSON.stringify(way!.args)]
      .filter(Boolean)
      .join(' ');
  });

test.each([
  ['Click the "new tiddler" button in the sidebar.', ['click_input new tiddler Button @sidebar {}']],
  ['1. Click on **Save**.', ['click_input Save {}']],
  ['Type "Plum jam" in the "title" box.', ['set_edit_text title Edit {"text":"Plum jam"}']],
  ['Type "a, then b" in the text area.', ['set_edit_text text|text area Edit {"text":"a, then b"}']],
  ['Set the title to "Plum jam".', ['set_edit_text title Edit {"text":"Plum jam"}']],
  ['Replace the text in the "text" box with "x y".', ['set_edit_text text Edit {"text":"x y"}']],
  [
    'In the "tag name" box, enter "fruit" and press Enter.',
    ['set_edit_text tag name Edit {"text":"fruit"}', 'keyboard_input {"keys":"{Enter}"}'],
  ],
  ['Click the "edit" button of the tiddler "Plum jam".', ['click_input edit Button @"Plum jam" {}']],
  ['Press Ctrl+Enter.', ['keyboard_input {"keys":"{Control+Enter}"}']],
  ['Press the "done" button.', ['click_input done Button {}']],
  ['Open the tiddler "Plum jam".', ['click_input Plum jam {}']],
  ['Search for "plum".', ['set_edit_text search Edit {"text":"plum"}']],
  ['Choose "Vanilla" from the palette list.', ['set_edit_text palette|Vanilla ComboBox {"text":"Vanilla"}']],
  ['Tick the "Show" check box.', ['click_input Show CheckBox {}']],
  ['Delete the tiddler "Plum jam".', ['click_input delete the tiddler plum jam|delete Button @"Plum jam" {}']],
  ['Open the "Recent" tab, then click "Plum jam".', ['click_input Recent TabItem {}', 'click_input Plum jam {}']],
  ['Press Enter in the "field value" box.', ['keyboard_input field value Edit {"keys":"{Enter}"}']],
  ['Press the keys "{Enter}* plum" in the text area.', ['keyboard_input text|text area Edit {"keys":"{Enter}* plum"}']],
  ['Select "plum" in the text area.', ['select_text text|text area Edit {"text":"plum"}']],
  [
    'Type "say \\"hi\\"; c:\\\\x\\ny" in the "A \\"b\\"" box.',
    ['set_edit_text A "b" Edit {"text":"say \\"hi\\"; c:\\\\x\\ny"}'],
  ],
  ['Type "<a href="x">" in “the “box” a”.', ['set_edit_text the “box Edit {"text":"<a href=\\"x\\">"}']],
  ['Type "" in the "title" box.', ['set_edit_text title Edit {"text":""}']],
  ['Type "End" in the "title" box.', ['set_edit_text title Edit {"text":"End"}']],
  ['Set "Volume" to "80".', ['set_edit_text Volume Edit {"text":"80"}']],
  ['Set the "Volume" slider to "80".', ['set_edit_text Volume Slider {"text":"80"}']],
  ['Turn "Wrap" off.', ['click_input Wrap {}']],
  ['Choose "A", "B" and "C" in the "Tags" list.', ['set_edit_text Tags List {"text":"A, B, C"}']],
  ['Tick the "A" and "B" check boxes.', ['click_input A CheckBox {}', 'click_input B CheckBox {}']],
  ['Click "Edit" in the row "Bob".', ['click_input Edit @"Bob" {}']],
  ['Click "Edit" in the "Bob" row.', ['click_input Edit @"Bob" {}']],
  ['Click "Edit" of "Bob".', ['click_input Edit @"Bob" {}']],
  ['Scroll down.', ['wheel_mouse_input {"ticks":-5}']],
  ['Scroll the "Items" list up.', ['wheel_mouse_input Items List {"ticks":5}']],
  ['Scroll down the "Items" list to "Post 33".', ['wheel_mouse_input Items List {"ticks":-5}']],
  ['Scroll to "Post 33" in the "Items" list.', ['wheel_mouse_input Items List {"ticks":-5}']],
  ['Scroll to the top of the page.', ['wheel_mouse_input {"ticks":5}']],
  ['Hover over "Row 2".', ['hover Row 2 {}']],
  ['Hover over the "Row 2" row, then click "Archive".', ['hover Row 2 {}', 'click_input Archive {}']],
  ['Move the pointer to the "Help" icon.', ['hover Help Button {}']],
  ['The tiddler is now saved.', []],
])('%s', (step, acts) => {
  expect(read(step)).toEqual(acts);
});
