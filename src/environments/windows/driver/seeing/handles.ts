import type { Part, PartState } from '../../part.ts';
import { release } from '../com/com.ts';
import { accessibleOf, tell, tellAll } from '../com/msaa.ts';
import type { Automation } from '../com/uia.ts';
import {
  childrenOf,
  type Handle,
  holderOf,
  idOf,
  isEnabled,
  isVisible,
  rectOf,
  titleOf,
  windowBefore,
} from '../native/windows.ts';
import { commandNames } from './command-names.ts';
import { type Found, readElements } from './elements.ts';
import { itemParts, itemsOf } from './items.ts';
import { menuBarOf, menuParts, plainText } from './menus.ts';
import { classes, plainClass, type Told } from './window-class.ts';

/** What a window's children are looked at with. */
export type Search = {
  uia: Automation;
  into: Found;
  top: Handle;
  openMenus: ReadonlySet<Handle>;
  /** Keys of the texts that name fields. */
  labels: Set<string>;
};

/** Reads a window handle by handle, its menu bar first; what draws itself is asked by UI Automation, then by MSAA. */
export function readHandles(search: Search, window: Handle, parent = -1): void {
  const { into, top } = search;
  const className = plainClass(window);
  const told = classes[className]?.(window) ?? { type: parent < 0 ? 'Window' : 'Pane', name: titleOf(window) };
  const place = into.parts.push(partOf(search.labels, window, className, told, parent, top)) - 1;
  const bar = parent < 0 ? menuBarOf(window) : undefined;
  if (bar) into.parts.push(...menuParts(bar, place, top, search.openMenus));
  const items = itemsOf(window, className);
  if (items.length > 0) {
    const names = className === 'toolbarwindow32' ? commandNames(top) : undefined;
    const named = items.map((item) =>
      item.name || !names
        ? item
        : { ...item, guessed: true, name: names.get(item.command!) ?? `${item.type} ${item.command}` },
    );
    into.parts.push(...itemParts(named, place, window, top, told.message === true));
  }
  // What a combo box is made of is operated as one.
  if (className === 'combobox') return;
  const inner = childrenOf(window)
    .filter(isVisible)
    .map((child) => ({ child, rect: rectOf(child) }));
  const sorted = inner.toSorted((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
  for (const { child } of sorted) readHandles(search, child, place);
  if (!classes[className] && inner.length === 0) readDrawn(search, window, place);
}

/** A window that draws what it shows. */
function readDrawn({ uia, into, top }: Search, window: Handle, place: number): void {
  const before = into.parts.length;
  readElements(uia, window, into, place, true);
  if (into.parts.length > before) return;
  const object = accessibleOf(window);
  if (!object) return;
  const self = tell(object, 0);
  if (self?.isAlert) {
    into.parts[place]!.message = true;
    into.parts[place]!.type = 'Text';
    into.parts[place]!.name = self.name;
  }
  for (const { child, type, name, value, state, rect, isAlert } of tellAll(object)) {
    if (!type) continue;
    const states: PartState[] = [];
    if ((state & 1) !== 0) states.push('disabled');
    if ((state & 0x10) !== 0) states.push('checked');
    else if (type === 'CheckBox' || type === 'RadioButton') states.push('unchecked');
    if ((state & 2) !== 0) states.push('selected');
    if ((state & 4) !== 0) states.push('focused');
    into.parts.push({
      key: `a${window}.${child}`,
      parent: place,
      source: 'msaa',
      type,
      name,
      ...(value ? { value } : {}),
      rect: rect.width > 0 ? rect : null,
      states,
      patterns: [],
      className: '',
      window: top,
      ...(isAlert ? { message: true } : {}),
    });
  }
  release(object);
}

function partOf(labels: Set<string>, window: Handle, className: string, told: Told, parent: number, top: Handle): Part {
  const { left, top: above, right, bottom } = rectOf(window);
  const before = told.isField ? labelBefore(window) : 0;
  const label = before ? bareLabel(before) : '';
  if (label) labels.add(`h${before}`);
  const states = [...(told.states ?? [])];
  if (!isEnabled(window) && told.type !== 'Window') states.push('disabled');
  const isNameless = told.isField && !label && !told.name;
  const name = label || told.name || (isNameless && told.type === 'ComboBox' ? `${told.type} ${idOf(window)}` : '');
  return {
    key: `h${window}`,
    parent,
    source: 'handle',
    type: told.type,
    name,
    ...(name && !label && (told.guessed || isNameless) ? { guessed: true } : {}),
    ...(told.value === undefined ? {} : { value: told.value }),
    ...(told.options ? { options: told.options } : {}),
    rect: right > left ? { x: left, y: above, width: right - left, height: bottom - above } : null,
    states,
    patterns: [],
    className,
    window: top,
    ...(told.message ? { message: true } : {}),
  };
}

/** The text that stands right before a field in the order of its window, as dialogs are laid out; 0 for none. */
function labelBefore(window: Handle): Handle {
  const holder = holderOf(window);
  const before = windowBefore(plainClass(holder) === 'comboboxex32' ? holder : window);
  return before && isVisible(before) && plainClass(before) === 'static' ? before : 0;
}

const bareLabel = (window: Handle) => plainText(titleOf(window)).replace(/\s*[:：]\s*$/, '');
