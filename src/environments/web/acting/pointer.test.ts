import { describe, expect, test } from 'vitest';
import type { Control } from '../../../records/screen/control.ts';
import { fixturePages } from '../pages.fixture.ts';

describe('a click', () => {
  const open = fixturePages();

  test('on a control that holds others goes to the control itself', async () => {
    const { act, see, messages } = await open('inside');
    const tree = see().controls.find(({ name }) => name.startsWith('src'))!;
    const card = see().controls.find(({ name }) => name.startsWith('Invoice 12'))!;
    for (const [{ name }, said] of [
      [tree, 'src'],
      [card, 'Card'],
    ] as const) {
      expect(await act('click_input', name)).toMatchObject({ ok: true, changed: true });
      expect(messages()).toEqual([said]);
    }
    await act('click_input', 'Scroll the pane');
    await act('click_input', tree.name);
    expect(messages()).toEqual(['src']);
  });

  test('on a control that is full of another goes to that one', async () => {
    const { act, messages } = await open('inside');
    expect(await act('click_input', 'Full')).toMatchObject({ ok: true, changed: true });
    expect(messages()).toEqual(['Filling']);
  });
});

describe('frames of another origin', () => {
  const open = fixturePages();
  const inside = (controls: Control[], container: string) =>
    controls.filter((control) => control.container === container && control.type !== 'Text').map(({ name }) => name);

  test('are scrolled to, frame by frame', async () => {
    const { environment, look, see } = await open('frames');
    const press = see().controls.find(({ name, container }) => name === 'Press' && container === 'Innermost')!;
    const action = { controlLabel: press.label, controlName: 'Press', function: 'click_input', args: {} } as const;
    expect(await environment.act(action)).toMatchObject({ ok: true, changed: true });
    expect(inside((await look()).controls, 'Innermost')).toContain('Pressed');
  });

  test('are the ones that are shown', async () => {
    const { act, see } = await open('frames');
    expect(inside(see().controls, 'A')).toEqual(['Word', 'Press']);
    await act('click_input', 'Other tab');
    expect(inside(see().controls, 'A')).toEqual([]);
    expect(inside(see().controls, 'B')).toEqual(['Do it']);
    expect(await act('click_input', 'Do it')).toMatchObject({ ok: true, changed: true });
    expect(inside(see().controls, 'B')).toEqual(['Done']);
  });

  test('are not clicked through what covers them', async () => {
    const { act, find } = await open('frames');
    await act('click_input', 'Ask for consent');
    expect(await act('click_input', 'Press')).toMatchObject({
      failure: { type: 'action', detail: expect.stringContaining('covered by <div#veil>') },
    });
    expect(find('We like cookies').type).toBe('Text');
  });
});

describe('the wheel', () => {
  const open = fixturePages();
  const end = { ok: true, changed: false, text: 'The end is reached.' };

  test('tells by the position whether the page scrolled, and when its end is reached', async () => {
    const { act, find } = await open('ends');
    expect(find('Below').states).toEqual(['offscreen']);
    expect(await act('wheel_mouse_input', '', { ticks: -2 })).toMatchObject({ ok: true, changed: true });
    expect(await act('wheel_mouse_input', '', { ticks: -50 })).toMatchObject({ ok: true, changed: true });
    expect(find('Below').states).toEqual([]);
    expect(await act('wheel_mouse_input', '', { ticks: -5 })).toMatchObject(end);
    expect(await act('wheel_mouse_input', '', { ticks: 50 })).toMatchObject({ ok: true, changed: true });
    expect(await act('wheel_mouse_input', '', { ticks: 5 })).toMatchObject(end);
  });

  test('scrolls the control that is named, and nothing around it at its end', async () => {
    const { act, find } = await open('ends');
    const top = find('In the list').rect!.y;
    expect(await act('wheel_mouse_input', 'Short', { ticks: -5 })).toMatchObject({ ok: true, changed: true });
    expect(find('In the list').rect!.y).toBe(top - 150);
    expect(await act('wheel_mouse_input', 'Short', { ticks: -5 })).toMatchObject(end);
    expect(find('In the list').rect!.y).toBe(top - 150);
  });
});
