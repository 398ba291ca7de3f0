import type { Hands } from './hands.ts';
import type { Names } from './names.ts';
import type { Registry } from './registry.ts';
import type { Roles } from './roles.ts';
import type { States } from './states.ts';

/** How putting text into a control went. */
export type Put = { gone: true } | { refused: string } | { file: true } | { value: string; expected: string };

/**
 * Sets the text of fields and the choice of lists.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createFields(roles: Roles, { fold }: Names, states: States, registry: Registry, hands: Hands) {
  const fire = (element: Element, ...types: string[]) => {
    for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  };

  const setNative = (field: HTMLInputElement, text: string) => {
    const view = field.ownerDocument.defaultView as Window & typeof globalThis;
    Object.getOwnPropertyDescriptor(view.HTMLInputElement.prototype, 'value')?.set?.call(field, text);
    fire(field, 'input');
  };

  const choose = (select: HTMLSelectElement, text: string): Put => {
    const options = [...select.options];
    const wanted = fold(text);
    const option =
      options.find((one) => fold(one.text) === wanted) ??
      options.find((one) => fold(one.text).toLowerCase() === wanted.toLowerCase()) ??
      options.find((one) => one.value === text);
    if (!option) {
      const choices = options.map((one) => `"${fold(one.text)}"`).join(', ');
      return { refused: `it has no choice "${text}", only ${choices}` };
    }
    if (option.disabled) return { refused: `its choice "${text}" is disabled` };
    if (select.multiple) for (const one of options) one.selected = one === option;
    else select.selectedIndex = option.index;
    fire(select, 'input', 'change');
    const chosen = states.valueText(select) ?? '';
    return { value: chosen, expected: chosen };
  };

  /** What a field of this kind is written like, where not every text will do. */
  const forms: Record<string, string> = {
    date: '2025-05-03',
    time: '17:30',
    'datetime-local': '2025-05-03T17:30',
    month: '2025-05',
    week: '2025-W18',
    number: '12.5',
    range: '50',
    color: '#ff8800',
  };

  /** The text as such a field would keep it, tried on a copy; undefined where it would put something else in its place. */
  const kept = (field: HTMLInputElement, text: string): string | undefined => {
    const copy = field.cloneNode() as HTMLInputElement;
    copy.value = text;
    const { type, value } = copy;
    if (type === 'range') return Number(value) === Number(text) ? value : undefined;
    if (type === 'color') return value === text.toLowerCase() ? value : undefined;
    return value !== '' || text === '' ? value : undefined;
  };

  /** Replaces the text of an edit or chooses from a list, as a user would: focus, select all, type. */
  const put = (label: string, text: string): Put => {
    const element = registry.find(label);
    if (!element) return { gone: true };
    const field = element as HTMLInputElement;
    const { localName: tag, ownerDocument: page } = element;
    if (states.isDisabled(element)) return { refused: 'it is disabled' };
    if (field.readOnly) return { refused: 'it is read-only' };
    if (tag === 'input' && field.type === 'file') return { file: true };
    if (tag === 'select') {
      hands.focus(label);
      return choose(element as unknown as HTMLSelectElement, text);
    }
    if (tag === 'textarea' || (tag === 'input' && /^(text|search|url|tel|email|password)$/.test(field.type))) {
      if (!hands.focus(label)) return { refused: 'it does not take the keyboard' };
      field.select();
      const wrote = text === '' ? page.execCommand('delete') : page.execCommand('insertText', false, text);
      if (!wrote && field.value !== text) setNative(field, text);
      fire(element, 'change');
      return { value: plainValue(element), expected: text };
    }
    if (tag === 'input' && field.type in forms) {
      const expected = kept(field, text);
      if (expected === undefined) {
        return { refused: `it is a ${field.type} field, which takes text like ${forms[field.type]}, not "${text}"` };
      }
      hands.focus(label);
      setNative(field, text);
      fire(element, 'change');
      return { value: plainValue(element), expected };
    }
    if (!element.isContentEditable) {
      return { refused: `it takes no text (${[tag, roles.roleOf(element)].filter(Boolean).join(', ')})` };
    }
    hands.focus(label);
    page.getSelection()?.selectAllChildren(element);
    if (text === '') page.execCommand('delete');
    else page.execCommand('insertText', false, text);
    return { value: plainValue(element), expected: foldBreaks(text) };
  };

  /** An editor made of paragraphs reads out two line breaks for each. */
  const foldBreaks = (text: string) => text.replace(/\n+/g, '\n');

  const plainValue = (element: HTMLElement): string => {
    const isField = /^(input|textarea)$/.test(element.localName);
    const text = (isField ? (element as HTMLInputElement).value : (states.valueText(element) ?? '')).replace(
      /\r\n/g,
      '\n',
    );
    return element.isContentEditable ? foldBreaks(text) : text;
  };

  return {
    put,
    plainValue: (label: string) => {
      const element = registry.find(label);
      return element && plainValue(element);
    },
  };
}
