import type { Part, PartState, Source } from '../../part.ts';
import { ComError, notImplemented, release } from '../com/com.ts';
import { patterns, property } from '../com/numbers.ts';
import { type Automation, cached, cachedChildren, type Element, elementOf, walkedChildren } from '../com/uia.ts';
import { type Handle, isWindow } from '../native/windows.ts';

/** What a survey of a window gave: its parts, and the elements behind them by key. */
export type Found = { parts: Part[]; elements: Map<string, Element> };

/**
 * Reads all of a window through UI Automation: by one request for the whole, where the system can, else by a walk from element to element.
 * `parent` is the place of the part that the first ones hang below, `rootIsKnown` leaves out the window's own element.
 */
export function readElements(uia: Automation, window: Handle, into: Found, parent: number, rootIsKnown = false): void {
  const { whole } = uia;
  const top = topOf(uia, window);
  if (!top) return;
  const source: Source = whole ? 'subtree' : 'walker';
  const below = whole ? cachedChildren : (element: Element) => walkedChildren(uia, element);
  const visit = (element: Element, holder: number, isTop: boolean) => {
    let place = holder;
    if (!isTop || !rootIsKnown) {
      const part = describe(element, holder, window, source, into.parts.length);
      if (part.type === 'TitleBar') return release(element);
      place = into.parts.push(part) - 1;
      into.elements.set(part.key, element);
    }
    for (const child of childrenOf(below, element)) visit(child, place, false);
    if (isTop && rootIsKnown) release(element);
  };
  visit(top, parent, true);
}

/** A window that goes meanwhile has no element. */
function topOf(uia: Automation, window: Handle): Element | undefined {
  try {
    return elementOf(uia, window, uia.whole ?? uia.single);
  } catch (error) {
    if (error instanceof ComError && !isWindow(window)) return undefined;
    throw error;
  }
}

function childrenOf(below: (element: Element) => Element[], element: Element): Element[] {
  try {
    return below(element);
  } catch (error) {
    if (error instanceof ComError && error.code === notImplemented) return [];
    throw error;
  }
}

function describe(element: Element, parent: number, window: Handle, source: Source, place: number): Part {
  const read = (name: keyof typeof property) => cached.value(element, property[name]);
  const text = (name: keyof typeof property) => String(read(name) ?? '');
  const { left, top, right, bottom } = cached.rect(element);
  const type = cached.type(element);
  const isPassword = read('password') === true;
  const value = read('value') ?? read('range');
  const part: Part = {
    key: keyOf(element, place),
    parent,
    source,
    type,
    name: cached.name(element),
    rect: right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null,
    states: [...statesOf(type, read), ...(isPassword ? (['password'] as const) : [])],
    patterns: Object.entries(patterns)
      .filter(([, { available }]) => cached.value(element, available) === true)
      .map(([name]) => name),
    className: text('className'),
    window,
  };
  if (value !== undefined && !isPassword) part.value = String(value);
  if (Number(read('live') ?? 0) > 0) part.message = true;
  return part;
}

function statesOf(type: string, read: (name: keyof typeof property) => unknown): PartState[] {
  const states: PartState[] = [];
  if (read('enabled') === false) states.push('disabled');
  if (read('focused') === true) states.push('focused');
  if (type === 'ComboBox' && read('readonly') === false) states.push('writable');
  if (read('selected') === true) states.push('selected');
  if (read('readonly') === true) states.push('readonly');
  if (read('modal') === true) states.push('modal');
  if (read('offscreen') === true) states.push('offscreen');
  const toggled = read('toggled');
  if (typeof toggled === 'number') states.push((['unchecked', 'checked', 'mixed'] as const)[toggled] ?? 'mixed');
  const expanded = read('expanded');
  if (expanded === 0) states.push('collapsed');
  else if (expanded === 1 || expanded === 2) states.push('expanded');
  return states;
}

/** The number that the system gives an element for as long as it lives; where it tells none, its place. */
function keyOf(element: Element, place: number): string {
  const id = cached.value(element, property.runtimeId);
  return typeof id === 'string' ? `u${id}` : `u?${place}`;
}
