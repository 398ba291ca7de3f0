import { describe, expect, test } from 'vitest';
import type { Driver } from '../../contract/driver.ts';
import { fixturePages } from '../pages.fixture.ts';

const listed = ({ see }: Driver) => see().controls.map(({ type, name }) => `${type} ${name}`);

describe('what is on the page', () => {
  const open = fixturePages();

  test('switches and radio buttons that hide their field are listed where their label is, and can be clicked', async () => {
    const { act, find, see } = await open('styled');
    expect(find('Dark mode')).toMatchObject({ type: 'CheckBox', states: ['unchecked'] });
    expect(find('Monthly', 'RadioButton').states).toEqual(['unchecked', 'offscreen']);
    expect(find('Monthly', 'RadioButton').rect!.width).toBeGreaterThan(20);
    expect(see().controls.filter(({ name }) => name === 'Not to be seen')).toEqual([]);
    for (const name of ['Dark mode', 'Yearly', 'Monthly']) {
      expect(await act('click_input', name)).toMatchObject({ ok: true, changed: true });
      expect(find(name).states).toContain('checked');
    }
    expect(find('Yearly').states).toContain('unchecked');
  });

  test('an area that scrolls is not one button: what is in it is listed', async () => {
    const page = await open('styled');
    expect(listed(page)).toEqual(expect.arrayContaining(['Button Mail 1', 'Button Mail 2']));
    expect(await page.act('click_input', 'Mail 1')).toMatchObject({ ok: true, changed: true });
    expect(page.find('Opened 1').type).toBe('Button');
  });

  test('what is slotted into a control is listed once', async () => {
    const page = await open('styled');
    expect(listed(page).filter((line) => line.endsWith('Inner'))).toEqual(['TreeItem Inner', 'Button Inner']);
  });

  test('what is scrolled out of sight at the top of a pane is listed, and is scrolled back to be clicked', async () => {
    const page = await open('scrolled');
    expect(page.find('Shaded').states).toEqual(['offscreen']);
    expect(page.find('Oldest').states).toEqual(['offscreen']);
    expect(listed(page)).not.toContain('Button Never');
    await page.act('click_input', 'Far');
    expect(page.find('Save').states).toEqual(['offscreen']);
    expect(await page.act('click_input', 'Save')).toMatchObject({ ok: true, changed: true });
    expect(page.find('Saved').states).toEqual(['focused']);
    expect(await page.act('click_input', 'Oldest')).toMatchObject({ ok: true, changed: true });
    expect(page.find('Read').states).toEqual(['focused']);
  });

  test('what is out of sight at the left of a page that goes from right to left is listed', async () => {
    const page = await open('rightward');
    expect(page.find('Two').states).toEqual(['offscreen']);
    expect(listed(page)).not.toContain('Button Never');
    expect(await page.act('click_input', 'Two')).toMatchObject({ ok: true, changed: true });
    expect(page.find('Met').states).toEqual(['focused']);
  });

  test('what has no name is called by its picture, id or class, and marked; by nothing where these say nothing', async () => {
    const { see } = await open('unnamed');
    const told = see().controls.filter(({ container }) => container === 'Told');
    expect(told.filter(({ guessed }) => guessed).map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "trash can",
        "email",
        "delete forever",
        "pencil",
        "arrow back",
        "printer",
        "magnifier",
        "shopping cart",
        "save",
        "first name",
        "volume slider handle",
        "card favourite",
        "arrow left",
      ]
    `);
    expect(told.filter(({ guessed }) => !guessed).map(({ name }) => name)).toEqual(['Archive', 'undo Take back']);
    const untold = see().controls.filter(({ container }) => container === 'Untold');
    expect(untold.map(({ name, guessed }) => [name, guessed])).toEqual(Array(7).fill(['', undefined]));
  });

  test('controls that are called alike are told by their rows, where these say something; others are left as they are', async () => {
    const { see } = await open('rows');
    const operable = see().controls.filter(({ type }) => type === 'Button' || type === 'CheckBox');
    expect(operable.map(({ name, container }) => `${name} in ${container}`)).toMatchInlineSnapshot(`
      [
        "Edit in Bob, Staff",
        " in Bob",
        "Edit in Ann",
        " in Ann",
        "Edit in Bob, Guests",
        "Edit in Eve",
        "Open in First",
        "Open in Second",
        "Save in undefined",
        "Save in undefined",
        "Print in undefined",
        "Print in undefined",
        "Send in undefined",
      ]
    `);
  });
});
