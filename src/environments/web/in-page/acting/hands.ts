import type { Registry } from '../registry.ts';
import type { Layout } from '../seeing/layout.ts';
import type { Names } from '../seeing/naming/names.ts';
import type { States } from '../seeing/states.ts';

export type Hands = ReturnType<typeof createHands>;

/**
 * Gives controls the keyboard, reads their text and selects in it.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createHands(
  names: Names,
  states: States,
  registry: Registry,
  layout: Layout,
  placeIn: (whole: string, text: string) => number,
) {
  /** Gives an element the keyboard; true where it, or something inside it, has it now. */
  const focusElement = (element: HTMLElement): boolean => {
    element.ownerDocument.defaultView?.focus();
    element.focus();
    return hasKeyboard(element);
  };

  /** Whether an element, or something inside it, has the keyboard. */
  const hasKeyboard = (element: Element): boolean => {
    let node: Node | null = layout.focusedElement();
    while (node && node !== element) node = layout.around(node);
    return node !== null;
  };

  /** The same for a control; undefined when it is gone. */
  const focus = (label: string): boolean | undefined => {
    const element = registry.find(label);
    return element && focusElement(element);
  };

  /** Where a slider or a spinner stands; undefined where it does not say so, or is gone. */
  const range = (label: string) => {
    const element = registry.find(label);
    return element && states.rangeOf(element);
  };

  /** Whether a control is ticked; undefined where it cannot be, or is gone. */
  const tick = (label: string) => {
    const element = registry.find(label);
    return element && states.tickOf(element);
  };

  /** The text of a control, or undefined when it is gone. */
  const read = (label: string): string | undefined => {
    const element = registry.find(label);
    if (!element) return undefined;
    const value = states.valueText(element);
    return value !== undefined ? value : (element.innerText ?? names.contentText(element, false));
  };

  /** Selects the first place where `text` stands in the control; false when it is not there. */
  const select = (label: string, text: string): boolean | undefined => {
    const element = label === '' ? document.body : registry.find(label);
    if (!element) return undefined;
    if (/^(input|textarea)$/.test(element.localName)) {
      const field = element as HTMLInputElement;
      const at = placeIn(field.value, text);
      if (at < 0) return false;
      focus(label);
      field.setSelectionRange(at, at + text.length);
      return true;
    }
    const page = element.ownerDocument;
    const walker = page.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes: { node: Text; start: number }[] = [];
    let whole = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node: node as Text, start: whole.length });
      whole += node.nodeValue;
    }
    const at = placeIn(whole, text);
    if (at < 0 || text === '') return false;
    if (element.isContentEditable) element.focus();
    const range = page.createRange();
    const place = (offset: number) => nodes.findLast((part) => part.start <= offset)!;
    const first = place(at);
    const last = place(at + text.length - 1);
    range.setStart(first.node, at - first.start);
    range.setEnd(last.node, at + text.length - last.start);
    page.getSelection()?.removeAllRanges();
    page.getSelection()?.addRange(range);
    return true;
  };

  return { focus, focusElement, hasKeyboard, range, tick, read, select };
}
