import type { Registry } from '../registry.ts';
import type { Layout } from '../seeing/layout.ts';
import type { Names } from '../seeing/naming/names.ts';

/** Where to turn the wheel so that it scrolls what is meant, and whether it can be: `end` says that it is where it would be scrolled to. */
export type WheelAim = { at: { x: number; y: number }; can: 'scroll' | 'not' | 'end' } | { gone: true };

/**
 * Finds what a turn of the wheel is meant to scroll, and tells by its position what came of it.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createScrolling(
  { around, contentOf, documentOrigin, elementAt }: Layout,
  { namedBy }: Names,
  registry: Registry,
) {
  /** What was last aimed at, as it was then. */
  let aimed: { element: Element; top: number; height: number; drawn: string } | undefined;

  const isPage = (element: Element) => element === element.ownerDocument.scrollingElement;

  const canScroll = (element: Element) => {
    if (element.scrollHeight <= element.clientHeight + 1) return false;
    const view = element.ownerDocument.defaultView;
    if (!view) return false;
    const { overflowY } = view.getComputedStyle(element);
    if (!isPage(element)) return /auto|scroll|overlay/.test(overflowY);
    const { body } = element.ownerDocument;
    return ![overflowY, ...(body ? [view.getComputedStyle(body).overflowY] : [])].includes('hidden');
  };

  /** Whether it can go on in this direction, by a pixel at least. */
  const canGo = (element: Element, down: boolean) => {
    const { scrollTop, scrollHeight, clientHeight, ownerDocument } = element;
    const range = scrollHeight - clientHeight;
    // A list that begins at its bottom counts from there, below 0.
    const fromBottom = ownerDocument.defaultView?.getComputedStyle(element).flexDirection === 'column-reverse';
    const top = fromBottom && !isPage(element) ? scrollTop + range : scrollTop;
    return down ? top < range - 1 : top > 1;
  };

  /** The part of an element that is in view, in the coordinates of this window. */
  const seenOf = (element: Element) => {
    if (isPage(element) && element.ownerDocument === document)
      return { x: 0, y: 0, width: innerWidth, height: innerHeight };
    const box = (isPage(element) ? element.ownerDocument.defaultView!.frameElement! : element).getBoundingClientRect();
    const origin = documentOrigin(isPage(element) ? element.ownerDocument.defaultView!.frameElement! : element);
    const x = Math.max(0, box.x + origin.x);
    const y = Math.max(0, box.y + origin.y);
    const width = Math.min(innerWidth, box.right + origin.x) - x;
    const height = Math.min(innerHeight, box.bottom + origin.y) - y;
    return { x, y, width: Math.max(0, width), height: Math.max(0, height) };
  };

  const upwards = function* (from: Element | null): Generator<Element> {
    let node: Node | null = from;
    while (node) {
      if (node.nodeType === 1) yield node as Element;
      const page: Document | null = node.nodeType === 9 ? (node as Document) : null;
      node = page ? (page.defaultView?.frameElement ?? null) : around(node);
    }
  };

  /** What the wheel scrolls at this place: the innermost that can go on. */
  const turnedAt = (x: number, y: number, down: boolean): Element | undefined => {
    for (const element of upwards(elementAt(x, y))) if (canScroll(element) && canGo(element, down)) return element;
    return undefined;
  };

  /** What the wheel does in a frame of another origin cannot be seen from here. */
  const isForeign = (element: Element | null) => element?.localName === 'iframe' && !contentOf(element);

  const steps = [0.5, 0.25, 0.75, 0.05, 0.95];

  /** A place in view, on this part of it, where the wheel scrolls this and nothing in it or over it. */
  const placeIn = (element: Element, down: boolean, part = element) => {
    const { x, y, width, height } = seenOf(part);
    for (const dy of steps)
      for (const dx of steps) {
        const at = { x: x + width * dx, y: y + height * dy };
        if (turnedAt(at.x, at.y, down) === element && !isForeign(elementAt(at.x, at.y))) return at;
      }
    return undefined;
  };

  /** What scrolls in a document and in its frames of the same origin, with the places that show it. */
  const scrollersIn = (root: Document | Element): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(canScroll(element) ? [element] : []),
      ...(element.localName === 'iframe' && contentOf(element) ? scrollersIn(contentOf(element)!) : []),
    ]);

  const areaOf = (element: Element) => {
    const { width, height } = seenOf(element);
    return width * height;
  };

  const largest = (elements: Element[]) =>
    elements.reduce<Element | undefined>((best, one) => (best && areaOf(best) >= areaOf(one) ? best : one), undefined);

  /**
   * What is scrolled where no control is named: what stands in a dialog that is in front, else the page, else the
   * largest part that scrolls and can be reached by the pointer.
   */
  const inFront = (down: boolean): Element | undefined => {
    const page = document.scrollingElement;
    const modal = [...document.querySelectorAll('dialog:modal,[aria-modal=true]')].at(-1);
    const inModal = modal ? [modal, ...scrollersIn(modal)].filter((element) => canScroll(element)) : [];
    if (inModal.length > 0) return largest(inModal);
    if (page && canScroll(page)) return page;
    const reached = scrollersIn(document).filter(
      (element) => areaOf(element) > 0 && (placeIn(element, down) ?? !canGo(element, down)),
    );
    return largest(reached);
  };

  const inside = (element: Element) => largest([...element.querySelectorAll('*')].filter(canScroll));

  /** What a heading is the name of, or stands before. */
  const headedBy = (control: Element): Element | undefined => {
    const named = [...document.querySelectorAll('[aria-labelledby]')];
    const parts = named.filter((element) => namedBy(element, 'aria-labelledby').some((name) => name === control));
    if (control.nextElementSibling) parts.push(control.nextElementSibling);
    return largest(parts.filter(canScroll));
  };

  /** What is scrolled where a control is named: the control, the largest part in it that scrolls, or what is around it. */
  const forControl = (control: Element): Element | undefined => {
    if (canScroll(control)) return control;
    const meant = inside(control) ?? headedBy(control);
    if (meant) return meant;
    let part: Element | undefined;
    for (const element of upwards(control)) {
      if (canScroll(element)) return element;
      part ??= inside(element);
    }
    return part;
  };

  /** Where things stand, for pages that draw their own scrolling. */
  const drawn = () => {
    const things = [...document.querySelectorAll('body *')].slice(0, 500);
    return things.map((element) => Math.round(element.getBoundingClientRect().top)).join();
  };

  return {
    aimWheel: (label: string, down: boolean): WheelAim => {
      const control = label === '' ? undefined : registry.find(label);
      if (label !== '' && !control) return { gone: true };
      if (control) control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const target = control ? forControl(control) : inFront(down);
      const middle = seenOf(control ?? target ?? document.documentElement);
      const at = { x: middle.x + middle.width / 2, y: middle.y + middle.height / 2 };
      const element = target ?? document.documentElement;
      aimed = { element, top: element.scrollTop, height: element.scrollHeight, drawn: target ? '' : drawn() };
      if (!target) return { at, can: 'not' };
      if (canGo(target, down)) {
        return { at: (control && placeIn(target, down, control)) ?? placeIn(target, down) ?? at, can: 'scroll' };
      }
      // What scrolls around a control is not all that it may do with the wheel.
      return { at, can: control && !control.contains(target) ? 'not' : 'end' };
    },
    /** Whether what was aimed at stands elsewhere now. */
    hasScrolled: () => {
      if (!aimed) return false;
      const { element, top, drawn: before } = aimed;
      return !element.isConnected || Math.abs(element.scrollTop - top) >= 1 || (before !== '' && drawn() !== before);
    },
    /** Whether what was aimed at holds more now. */
    hasGrown: () => aimed !== undefined && aimed.element.scrollHeight > aimed.height + 1,
    /** Tells a list that fills less than its place, or is at its end, that its user wants to go on. */
    nudge: () => {
      if (aimed)
        (isPage(aimed.element) ? document : aimed.element).dispatchEvent(new Event('scroll', { bubbles: true }));
    },
  };
}
