import type { Registry } from '../registry.ts';
import type { Roles } from '../seeing/roles.ts';
import type { Shadows } from '../seeing/shadows.ts';
import type { States } from '../seeing/states.ts';
import type { Waiting } from '../watching/waiting.ts';
import type { HandOver } from './hand-over.ts';
import type { Hands } from './hands.ts';

/**
 * How a control takes a value: `text` is typed over what is there, `form` is a value that the browser keeps in a form of its own,
 * `list` is the browser's own list of choices, `popup` a box that opens one of the page's, `suggesting` one that can be typed into,
 * `choices` such a list without a box, `range` something that is moved by keys.
 */
export type FieldKind = 'text' | 'form' | 'file' | 'list' | 'popup' | 'suggesting' | 'choices' | 'range';

/**
 * `secret`: its text is shown to nobody; `editor`: what it draws may come from a model of its own; `bounded`: it says the ends of its numbers; `narrow`: the text is
 * longer than it takes; `written`: the text was put in, but for what is yet to be typed, `rest`.
 */
export type Field = {
  kind: FieldKind;
  form: string;
  secret: boolean;
  editor: boolean;
  bounded: boolean;
  narrow: boolean;
  written: boolean;
  rest: string;
};

/**
 * Tells fields by how they take a value, makes them ready for it and reads what stands there.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createFields(
  { roleOf }: Roles,
  { rootOf }: Shadows,
  states: States,
  registry: Registry,
  hands: Hands,
  { handedOn }: HandOver,
  { until }: Waiting,
) {
  const isTextInput = (element: Element) =>
    element.localName === 'input' && /^(text|search|url|tel|email|password)$/.test((element as HTMLInputElement).type);
  /** An element that is handed keys and draws its text itself (EditContext). */
  const isKeyed = (element: Element) => Boolean((element as { editContext?: unknown }).editContext);
  const takesText = (element: HTMLElement) =>
    element.localName === 'textarea' || isTextInput(element) || element.isContentEditable || isKeyed(element);

  /** The element that takes the text: itself, or the only one inside it that does. */
  const entryOf = (element: HTMLElement): HTMLElement => {
    if (takesText(element) || /^(input|select|button)$/.test(element.localName)) return element;
    const inside = (rootOf(element) ?? element).querySelectorAll<HTMLElement>(
      'input,textarea,[contenteditable="true"]',
    );
    return inside.length === 1 && takesText(inside[0]!) ? inside[0]! : element;
  };

  /** A field that stands for text which is drawn elsewhere, as code editors have it. */
  const isStandIn = (element: Element) => {
    const box = element.getBoundingClientRect();
    const isUnseen = box.height < 8 || box.width < 8 || getComputedStyle(element).opacity === '0';
    return isKeyed(element) || (element.localName === 'textarea' && isUnseen);
  };

  const kindOf = (element: HTMLElement, entry: HTMLElement): FieldKind | undefined => {
    const role = roleOf(element);
    const { localName: tag, type } = entry as HTMLInputElement;
    if (tag === 'select') return 'list';
    if (tag === 'input' && type === 'file') return 'file';
    if (role === 'combobox') return takesText(entry) && !(entry as HTMLInputElement).readOnly ? 'suggesting' : 'popup';
    if (role === 'listbox') return 'choices';
    if (takesText(entry)) return 'text';
    if (tag === 'input' && /^(date|time|datetime-local|month|week|number|range|color)$/.test(type)) return 'form';
    return role === 'slider' || role === 'spinbutton' ? 'range' : undefined;
  };

  /** What kind of field this is; one that is disabled is waited for. A text goes into a plain field at once. */
  const field = async (
    label: string,
    patienceMs: number,
    text?: string,
  ): Promise<Field | { gone: true } | { refused: string }> => {
    const element = registry.find(label);
    if (!element) return { gone: true };
    const isReady = () => (element.isConnected && states.isDisabled(element) ? undefined : true);
    if (!(await until(isReady, patienceMs))) return { refused: 'it is disabled' };
    if (!element.isConnected) return { gone: true };
    const entry = entryOf(element);
    const kind = kindOf(element, entry);
    if (!kind)
      return { refused: `it takes no text (${[element.localName, roleOf(element)].filter(Boolean).join(', ')})` };
    if (kind !== 'popup' && (entry as HTMLInputElement).readOnly) return { refused: 'it is read-only' };
    const { type = '' } = entry as HTMLInputElement;
    const editor = entry.isContentEditable || isStandIn(entry);
    const bounded = roleOf(entry) === 'spinbutton';
    const { maxLength = -1 } = entry as HTMLInputElement;
    const narrow = isTextInput(entry) && maxLength >= 0 && text !== undefined && text.length > maxLength;
    const isPlain = kind === 'text' && !editor && !bounded && !narrow && text !== undefined;
    const rest = isPlain && isTextInput(entry) ? lastKey(text) : '';
    return {
      kind,
      form: entry.localName === 'input' ? type : '',
      secret: type === 'password',
      editor,
      bounded,
      narrow,
      written: isPlain && write(label, entry, text, rest),
      rest,
    };
  };

  /** What listens to keys, as a list of suggestions may, hears the last one of a text. */
  const lastKey = (text: string) => /[ -~]$/.exec(text)?.[0] ?? '';

  const write = (label: string, entry: Element, text: string, rest: string): boolean => {
    if (!selectAll(label)) return false;
    const first = text.slice(0, text.length - rest.length);
    entry.ownerDocument.execCommand(first === '' ? 'delete' : 'insertText', false, first);
    if (rest !== '') return hands.hasKeyboard(entry);
    commit(label);
    return true;
  };

  /** Gives the field the keyboard and selects all of its text; false where it does not take the keyboard. */
  const selectAll = (label: string): boolean => {
    const element = registry.find(label);
    if (!element) return false;
    const entry = entryOf(element);
    if (!hands.focusElement(entry)) return false;
    if (entry.isContentEditable) entry.ownerDocument.getSelection()?.selectAllChildren(entry);
    else if (!isKeyed(entry)) (entry as HTMLInputElement).select();
    return true;
  };

  const fire = (element: Element, type: string) =>
    element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));

  /** Tells the application that the field is done with, as leaving it does. */
  const commit = (label: string): void => {
    const element = registry.find(label);
    const entry = element && entryOf(element);
    if (entry && !entry.isContentEditable) fire(entry, 'change');
  };

  /** Gives an editor a text as from the clipboard. */
  const paste = (label: string, text: string): void => {
    const element = registry.find(label);
    if (!element) return;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const entry = entryOf(element);
    const taken = !entry.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    if (!taken) entry.ownerDocument.execCommand('insertText', false, text);
  };

  /** Takes the keyboard away from a field. */
  const leave = (label: string): void => {
    const element = registry.find(label);
    if (element) entryOf(element).blur();
  };

  /** An editor made of paragraphs reads out two line breaks for each. */
  const foldBreaks = (text: string) => text.replace(/\n+/g, '\n');

  /** The text that is drawn around a field that stands for it. */
  const drawnText = (element: HTMLElement): string => {
    let around = element.parentElement;
    while (around && !(around.offsetHeight >= 16 && around.offsetWidth >= 80)) around = around.parentElement;
    return around?.innerText ?? '';
  };

  /** The text of a field as it stands there; `asked` is found in what an editor draws beside it, as the numbers of its lines. */
  const plainValue = (label: string, asked = ''): string | undefined => {
    const element = registry.find(label);
    if (!element) return undefined;
    const entry = entryOf(element);
    if (isStandIn(entry)) {
      const drawn = drawnText(entry).replace(/\s/g, '');
      const lines = asked.split('\n').map((line) => line.replace(/\s/g, ''));
      return lines.every((line) => drawn.includes(line)) ? asked : drawnText(entry);
    }
    const isField = /^(input|textarea)$/.test(entry.localName);
    const text = isField ? (entry as HTMLInputElement).value : (states.valueText(entry) ?? '');
    if (isTextInput(entry) && handedOn(entry as HTMLInputElement, asked)) return asked;
    return entry.isContentEditable ? foldBreaks(text) : text.replace(/\r\n/g, '\n');
  };

  return { field, selectAll, commit, paste, leave, plainValue };
}
