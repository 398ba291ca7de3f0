import type { Shadows } from './shadows.ts';

export type Layout = ReturnType<typeof createLayout>;

/**
 * Where things lie, through same-origin frames and shadow roots.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createLayout({ rootOf }: Shadows) {
  /** The document of a frame of the same origin, null for one of another origin, undefined for no frame at all. */
  const contentOf = (element: Element): Document | null | undefined => (element as HTMLIFrameElement).contentDocument;

  /** The node around this one as it is drawn: through slots, and out of shadow roots. */
  const around = (node: Node): Node | null =>
    (node as Element).assignedSlot ?? node.parentNode ?? (node as ShadowRoot).host ?? null;

  /** What is drawn inside of an element, in order: of closed details the summary, of a slot what is put into it. */
  const partsOf = (element: Element, root: ShadowRoot | null): Iterable<Node> => {
    if (element.localName === 'details' && !(element as HTMLDetailsElement).open)
      return element.querySelectorAll(':scope > summary:first-of-type');
    if (root) return root.childNodes;
    const slot = element.localName === 'slot' ? (element as HTMLSlotElement) : undefined;
    return slot?.assignedNodes().length ? slot.assignedNodes({ flatten: true }) : element.childNodes;
  };

  /** How far an element can be scrolled to the left and to the top from where it is now. */
  const scrollableBack = (element: Element, view: Window) => {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight, ownerDocument } = element;
    const isPage = element === ownerDocument.scrollingElement;
    const style = view.getComputedStyle(isPage ? ownerDocument.body : element);
    const scrolls = isPage || style.overflow !== 'visible';
    // One that begins at its right or at its bottom counts from there: 0, then below 0.
    const fromRight = scrolls && style.direction === 'rtl';
    const fromBottom = scrolls && style.flexDirection === 'column-reverse';
    return {
      x: fromRight ? scrollLeft + scrollWidth - clientWidth : scrollLeft,
      y: fromBottom ? scrollTop + scrollHeight - clientHeight : scrollTop,
    };
  };

  /** Laid out, and at a place that scrolling can reach. */
  const hasPlace = (element: Element, view: Window) => {
    const box = element.getBoundingClientRect();
    if (box.width === 0 && box.height === 0) return false;
    let { right, bottom } = box;
    for (let node: Node | null = element; node && (right <= 0 || bottom <= 0); node = around(node)) {
      if (node.nodeType !== 1) continue;
      if (node !== element) {
        const back = scrollableBack(node as Element, view);
        right += back.x;
        bottom += back.y;
      }
      // No scrolling around it moves what is fixed.
      if (view.getComputedStyle(node as Element).position === 'fixed') break;
    }
    return right > 0 && bottom > 0;
  };

  /** The top left of a frame's content, in the coordinates of the document the frame stands in. */
  const contentOrigin = (frame: Element) => {
    const box = frame.getBoundingClientRect();
    const style = frame.ownerDocument.defaultView!.getComputedStyle(frame);
    return {
      x: box.x + frame.clientLeft + Number.parseFloat(style.paddingLeft),
      y: box.y + frame.clientTop + Number.parseFloat(style.paddingTop),
    };
  };

  /** The top left of the element's document, in the coordinates of the outermost document of this origin. */
  const documentOrigin = (element: Element): { x: number; y: number } => {
    let x = 0;
    let y = 0;
    let view = element.ownerDocument.defaultView;
    while (view && view !== window && view.frameElement) {
      const origin = contentOrigin(view.frameElement);
      x += origin.x;
      y += origin.y;
      view = view.frameElement.ownerDocument.defaultView;
    }
    return { x, y };
  };

  /** What a pointer at this place meets. */
  const elementAt = (x: number, y: number): Element | null => {
    let root: Document | ShadowRoot = document;
    let [left, top] = [x, y];
    for (;;) {
      const hit: Element | null = root.elementFromPoint(left, top);
      if (!hit) return 'host' in root ? root.host : null;
      const content: Document | null | undefined = hit.localName === 'iframe' ? contentOf(hit) : undefined;
      if (content) {
        const origin = contentOrigin(hit);
        left -= origin.x;
        top -= origin.y;
        root = content;
        continue;
      }
      const inner = rootOf(hit);
      if (!inner || inner === root) return hit;
      root = inner;
    }
  };

  /** The element that has the keyboard. */
  const focusedElement = (): Element | null => {
    let focused = document.activeElement;
    for (;;) {
      const inner: Element | null | undefined =
        focused && (rootOf(focused)?.activeElement ?? contentOf(focused)?.activeElement);
      if (!inner) return focused;
      focused = inner;
    }
  };

  return { contentOf, around, partsOf, hasPlace, contentOrigin, documentOrigin, elementAt, focusedElement };
}
