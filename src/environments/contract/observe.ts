import { describe, expect, test } from 'vitest';
import { observationSchema } from '../../records/screen/observation.ts';
import type { Trial } from './trial.ts';

/** What is seen: every control, its label, its container. */
export function contractOfObserving({ open, lacks }: Trial): void {
  describe('observe', () => {
    test('lists the controls with name, type, states, value and choices', async () => {
      const { find, see } = await open('form');
      expect(observationSchema.parse(see())).toEqual(see());
      expect(see().window.title).toBe('Order');
      expect(find('Customer', 'Edit')).toMatchObject({ value: 'Ada', states: [] });
      expect(find('Reference', 'Edit').states).toEqual(['readonly']);
      expect(find('Gift wrap', 'CheckBox')).toMatchObject({ states: ['unchecked'], container: 'Wrapping' });
      expect(find('Red', lacks('radio') ? 'CheckBox' : 'RadioButton').states).toEqual(['checked']);
      const size = find('Size', 'ComboBox');
      expect(size.value).toBe('Small');
      expect(size.options).toEqual(lacks('choices') ? undefined : ['Small', 'Medium', 'Large']);
      expect(find('Remove', 'Button').states).toEqual(['disabled']);
      expect(find('Company logo', 'Image').rect).toMatchObject({ width: 40, height: 20 });
      expect(find('Order', 'Text').label).toBeTruthy();
      expect(find('Everything is subject to terms and stock.', 'Text').label).toBeTruthy();
      if (lacks('links')) expect(see().controls.map(({ type }) => type)).not.toContain('Hyperlink');
      else expect(find('subject to terms', 'Hyperlink').label).toBeTruthy();
      expect(find('Open details', 'Button').label).toBeTruthy();
      expect(see().controls.filter((control) => /Hidden|Not shown/.test(control.name))).toEqual([]);
    });

    test('labels are unique and stay with their control', async () => {
      const { act, find, see, look } = await open('form');
      const before = see().controls;
      expect(new Set(before.map((control) => control.label)).size).toBe(before.length);
      await act('click_input', 'Save');
      await look();
      for (const control of before) expect(find(control.name, control.type).label).toBe(control.label);
    });

    test('equal names are told apart by their container', async () => {
      const { see } = await open('nested');
      const opens = see().controls.filter((control) => control.name === 'Open');
      expect(opens.map((control) => control.container)).toEqual(['Letter', 'Bill']);
    });

    test('a screenshot is a PNG, and its marks leave nothing behind', async () => {
      const { environment, find, see, look } = await open('form');
      const before = see();
      const save = find('Save');
      const plain = await environment.screenshot();
      const marked = await environment.screenshot([{ label: save.label, rect: save.rect! }]);
      for (const shot of [plain, marked]) expect(shot.subarray(1, 4).toString()).toBe('PNG');
      expect(marked.equals(plain)).toBe(false);
      expect(await look()).toEqual(before);
    });
  });
}
