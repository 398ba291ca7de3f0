import type { Part, PartState } from '../../part.ts';
import { ask, askForText, textOf } from '../native/message.ts';
import { childrenOf, classOf, type Handle, styleOf, titleOf } from '../native/windows.ts';
import { plainText } from './menus.ts';

/** What a window of a class that Windows itself brings says of itself. */
export type Told = Partial<Pick<Part, 'name' | 'guessed' | 'value' | 'options' | 'message'>> & {
  type: string;
  states?: PartState[];
  /** Named by the text that stands before it. */
  isField?: boolean;
};

const mostOptions = 200;
const longestOption = 300;

/** The class without the marks that toolkits add to it: "WindowsForms10.EDIT.app.0.1" is an edit. */
export function plainClass(window: Handle): string {
  const name = classOf(window).toLowerCase();
  const toolkit = /^windowsforms\d+\.(\w+)\./.exec(name)?.[1] ?? name;
  return /^(richedit|richedit20[aw]|richedit50w|riched20)/.test(toolkit) ? 'richedit' : toolkit;
}

/** What windows of these classes say by their messages, which every version of Windows carries from process to process. */
export const classes: { [name: string]: (window: Handle) => Told } = {
  button(window) {
    const style = styleOf(window);
    const kind = kinds[style & 0xf] ?? 'Button';
    const name = plainText(titleOf(window));
    if (kind !== 'CheckBox' && kind !== 'RadioButton') return { type: kind, name };
    const checked = (['unchecked', 'checked', 'mixed'] as const)[ask(window, 0xf0)] ?? 'unchecked';
    return { type: kind, name, states: [checked] };
  },
  edit(window) {
    const style = styleOf(window);
    const isLines = (style & 4) !== 0;
    return {
      type: 'Edit',
      isField: true,
      ...(style & 0x20 ? { value: '', states: ['password' as const] } : { value: textOf(window) }),
      ...(style & 0x800 ? { states: ['readonly' as const] } : {}),
      ...(isLines
        ? {
            name: 'Text Editor',
            guessed: true,
            states: [...(style & 0x800 ? ['readonly' as const] : []), 'lines' as const],
          }
        : {}),
    };
  },
  richedit(window) {
    const isReadonly = (styleOf(window) & 0x800) !== 0;
    const states: PartState[] = [...(isReadonly ? ['readonly' as const] : []), 'lines'];
    return { type: 'Edit', isField: true, name: 'Rich Text Window', guessed: true, value: textOf(window), states };
  },
  static(window) {
    const kind = styleOf(window) & 0x1f;
    const isPicture = kind === 3 || kind === 14 || kind === 15;
    return {
      type: isPicture ? 'Image' : kind >= 4 && kind <= 18 && kind !== 11 && kind !== 13 ? 'Pane' : 'Text',
      name: plainText(titleOf(window)),
    };
  },
  combobox(window) {
    const style = styleOf(window);
    // A list that is drawn by its owner may hold anything instead of texts.
    const hasTexts = (style & 0x30) === 0 || (style & 0x200) !== 0;
    const options = hasTexts ? listOf(window, 0x146, 0x149, 0x148) : undefined;
    const field = childrenOf(window).find((child) => plainClass(child) === 'edit');
    const value = field ? textOf(field).trim() : (options?.[ask(window, 0x147)] ?? textOf(window));
    return {
      type: 'ComboBox',
      isField: true,
      ...(options ? { options } : {}),
      value,
      ...(field ? { states: ['writable' as const] } : {}),
    };
  },
  comboboxex32: () => ({ type: 'Pane' }),
  listbox: () => ({ type: 'List', isField: true }),
  combolbox: () => ({ type: 'List' }),
  msctls_statusbar32(window) {
    const isSimple = ask(window, 0x40e) !== 0;
    return { type: 'StatusBar', ...(isSimple ? { message: true } : {}) };
  },
  msctls_trackbar32: (window) => ({ type: 'Slider', isField: true, value: String(ask(window, 0x400) | 0) }),
  msctls_progress32: (window) => ({ type: 'ProgressBar', value: String(ask(window, 0x408) | 0) }),
  msctls_updown32: () => ({ type: 'Separator' }),
  scrollbar: () => ({ type: 'ScrollBar' }),
  toolbarwindow32: () => ({ type: 'ToolBar' }),
  rebarwindow32: () => ({ type: 'Pane' }),
  systabcontrol32: () => ({ type: 'Tab' }),
  syslistview32: () => ({ type: 'List', isField: true }),
  systreeview32: () => ({ type: 'Tree', isField: true }),
  syslink: (window) => ({ type: 'Hyperlink', name: titleOf(window).replace(/<[^>]*>/g, '') }),
  // A page of a dialog is a dialog inside of it.
  '#32770': (window) => ({ type: styleOf(window) & 0x40000000 ? 'Pane' : 'Window', name: titleOf(window) }),
};

const kinds: { [style: number]: string } = {
  2: 'CheckBox',
  3: 'CheckBox',
  4: 'RadioButton',
  5: 'CheckBox',
  6: 'CheckBox',
  7: 'Group',
  9: 'RadioButton',
  12: 'SplitButton',
  13: 'SplitButton',
};

/** The texts of a list: the messages that give their number, the length of one, and one. */
export function listOf(window: Handle, count: number, length: number, text: number): string[] {
  const most = Math.min(mostOptions, Math.max(0, ask(window, count) | 0));
  return Array.from({ length: most }, (_, at) => {
    const size = ask(window, length, at) | 0;
    return size > 0 ? askForText(window, text, at, size).slice(0, longestOption) : '';
  });
}
