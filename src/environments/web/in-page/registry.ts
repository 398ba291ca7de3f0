export type Registry = ReturnType<typeof createRegistry>;

/**
 * Labels of elements: a whole number each, kept for as long as the element lives.
 * The counter is handed in and out, so that it goes on over frames and navigations.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createRegistry() {
  const labels = new WeakMap<Element, string>();
  const elements = new Map<string, WeakRef<Element>>();
  const places = new WeakMap<Element, string>();
  let next = 1;
  const placeOf = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${Math.round(x + width / 2)} ${Math.round(y + height / 2)}`;
  };
  return {
    /** Goes on counting from here where it is further than the own count. */
    countFrom: (from: number) => {
      next = Math.max(next, from);
    },
    counted: () => next,
    label: (element: Element): string => {
      let label = labels.get(element);
      if (label === undefined) {
        label = String(next++);
        labels.set(element, label);
        elements.set(label, new WeakRef(element));
      }
      return label;
    },
    /** Keeps where the middle of the element is now, for `hasMoved`. */
    keepPlace: (element: Element): void => {
      places.set(element, placeOf(element));
    },
    hasMoved: (element: Element): boolean => places.get(element) !== placeOf(element),
    known: (element: Element): string | undefined => labels.get(element),
    /** The element with this label while it is still in a document. */
    find: (label: string): HTMLElement | undefined => {
      const element = elements.get(label)?.deref();
      if (element?.isConnected && element.ownerDocument.defaultView) return element as HTMLElement;
      elements.delete(label);
      return undefined;
    },
  };
}
