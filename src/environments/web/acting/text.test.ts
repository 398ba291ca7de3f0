import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { fixturePages } from '../pages.fixture.ts';

describe('text and keys', () => {
  const open = fixturePages();

  test('keys for a control that does not take them go nowhere', async () => {
    const { act, find } = await open('fields');
    await act('click_input', 'Note');
    expect(await act('keyboard_input', 'Row 1', { keys: '{Control+a}{Delete}' })).toMatchObject({
      failure: { type: 'action', detail: expect.stringContaining('keyboard') },
    });
    expect(find('Note').value).toBe('keep me');
  });

  test.each([
    ['Due', 'soon', 'a date field', '3 May 2025', '2025-05-03', '2025-01-02'],
    ['Due', '03/05/2025', 'may be 2025-03-05 or 2025-05-03', '2025-05-03', '2025-05-03', '2025-01-02'],
    ['Pieces', 'five', 'a number field', '5', '5', '3'],
    ['Share', '11', 'from 0 to 10', '70%', '7', '3'],
    ['Share', 'much', 'a range field', '70 %', '7', '3'],
    ['Colour', 'reddish', 'a color field', 'red', '#ff0000', '#112233'],
  ])('"%s" refuses %j, saying %j, and is left as it is; it takes %j', async (name, wrong, says, right, kept, old) => {
    const { act, find, messages } = await open('fields');
    expect(await act('set_edit_text', name, { text: wrong })).toMatchObject({
      failure: { type: 'action', detail: expect.stringContaining(says) },
    });
    expect(find(name).value).toBe(old);
    expect(messages()).toEqual([]);
    const text = right === kept ? {} : { text: kept };
    expect(await act('set_edit_text', name, { text: right })).toMatchObject({ ok: true, changed: true, ...text });
    expect(messages()).toEqual([`${name.toLowerCase()} ${kept}`]);
  });

  test('a list of which several can be chosen shows its choices, and takes one, several or none', async () => {
    const { act, find } = await open('fields');
    expect(find('Tags')).toMatchObject({
      type: 'List',
      value: 'blue, green',
      options: ['red', 'blue', 'green', 'red, dark'],
    });
    for (const [text, value] of [
      ['red', 'red'],
      ['red, green', 'red, green'],
      ['blue\nred', 'red, blue'],
      ['red, dark, green', 'green, red, dark'],
      ['red, dark', 'red, dark'],
      ['', ''],
    ] as const) {
      expect(await act('set_edit_text', 'Tags', { text })).toMatchObject({ ok: true, changed: true });
      expect(find('Tags').value).toBe(value);
    }
    expect(await act('set_edit_text', 'Tags', { text: 'red, white' })).toMatchObject({
      failure: { type: 'action', detail: expect.stringContaining('"white", only "red", "blue"') },
    });
  });

  test('so does a list of the page itself', async () => {
    const { act, find } = await open('fields');
    expect(find('Sizes')).toMatchObject({ type: 'List', value: 'Medium' });
    for (const [text, value] of [
      ['Small', 'Small'],
      ['Medium, Small', 'Small, Medium'],
      ['Large, tall', 'Large, tall'],
      ['', ''],
    ] as const) {
      expect(await act('set_edit_text', 'Sizes', { text })).toMatchObject({ ok: true, changed: true });
      expect(find('Sizes').value).toBe(value);
    }
    expect(await act('set_edit_text', 'Sizes', { text: 'Huge' })).toMatchObject({
      failure: { type: 'action', detail: expect.stringContaining('"Huge", only "Small", "Medium", "Large, tall"') },
    });
  });

  test('an editor made of paragraphs takes lines', async () => {
    const { act, find } = await open('fields');
    expect(await act('set_edit_text', 'Letter', { text: 'one\ntwo' })).toMatchObject({ ok: true, changed: true });
    expect(find('Letter').value).toMatch(/^one\n+two$/);
  });

  test('what the browser refuses is a failed act that leaves nothing behind', async () => {
    const { act, find } = await open('fields', { files: tmpdir() });
    for (const text of ['', '.']) {
      expect(await act('set_edit_text', 'File', { text })).toMatchObject({ ok: false, failure: { type: 'action' } });
    }
    expect(await act('keyboard_input', 'Note', { keys: '{Control+é}' })).toMatchObject({
      ok: false,
      failure: { type: 'action', detail: expect.stringContaining('é') },
    });
    await act('set_edit_text', 'Note', { text: '' });
    await act('keyboard_input', 'Note', { keys: 'all' });
    expect(find('Note').value).toBe('all');
  });

  test('keys that move the focus change something', async () => {
    const { act, find } = await open('fields');
    await act('keyboard_input', 'One', { keys: '{Escape}' });
    expect(await act('keyboard_input', '', { keys: '{Tab}' })).toMatchObject({ ok: true, changed: true });
    expect(find('Two').states).toEqual(['focused']);
    expect(await act('keyboard_input', '', { keys: '{Escape}' })).toMatchObject({ ok: true, changed: false });
  });
});
