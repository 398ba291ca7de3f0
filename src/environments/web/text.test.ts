import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { fixturePages } from './pages.fixture.ts';

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
    ['Due', '3 May 2025', 'date', '2025-05-03', '2025-01-02'],
    ['Pieces', 'five', 'number', '5', '3'],
    ['Share', '11', 'range', '7', '3'],
    ['Colour', 'red', 'color', '#FF0000', '#112233'],
  ])('"%s" refuses %s as no %s, and is left as it is', async (name, wrong, kind, right, old) => {
    const { act, find, messages } = await open('fields');
    expect(await act('set_edit_text', name, { text: wrong })).toMatchObject({
      failure: { type: 'action', detail: expect.stringContaining(`a ${kind} field`) },
    });
    expect(find(name).value).toBe(old);
    expect(messages()).toEqual([]);
    expect(await act('set_edit_text', name, { text: right })).toMatchObject({ ok: true, changed: true });
    expect(messages()).toEqual([`${name.toLowerCase()} ${right.toLowerCase()}`]);
  });

  test('a list of which several can be chosen shows its choices, and one can be chosen', async () => {
    const { act, find } = await open('fields');
    expect(find('Tags')).toMatchObject({ type: 'List', value: 'blue, green', options: ['red', 'blue', 'green'] });
    expect(await act('set_edit_text', 'Tags', { text: 'red' })).toMatchObject({ ok: true, changed: true });
    expect(find('Tags').value).toBe('red');
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
