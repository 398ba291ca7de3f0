export type Shadows = ReturnType<typeof createShadows>;

/**
 * The shadow roots of elements, closed ones as well: a closed root is kept when the page attaches it, and handed in from
 * outside where it came with the document. For the page itself it stays closed.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createShadows() {
  const closed = new WeakMap<Element, ShadowRoot>();
  const kitKey = Symbol.for('lamwright');
  /** The root element of the document whose own closed roots were asked for. */
  let asked: Element | null = null;

  const keepRoot = (root: ShadowRoot) => {
    closed.set(root.host, root);
  };

  /** Keeps the closed roots that scripts of this page attach from now on. */
  const watchRoots = () => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function attachShadow(init) {
      const root = attach.call(this, init);
      if (init.mode === 'closed') keepRoot(root);
      return root;
    };
    for (const { prototype } of [Element, ShadowRoot] as { prototype: Element | ShadowRoot }[]) {
      const set = prototype.setHTMLUnsafe;
      if (!set) continue;
      prototype.setHTMLUnsafe = function setHTMLUnsafe(...args) {
        asked = null;
        return set.apply(this, args);
      };
    }
  };

  const own = {
    watchRoots,
    keepRoot,
    closedRoot: (host: Element) => closed.get(host) ?? null,
    /** True once for each document: the closed roots that came with its text are not known yet. */
    asksForRoots: () => {
      const isNew = asked !== document.documentElement;
      asked = document.documentElement;
      return isNew;
    },
  };

  /** What keeps the roots of another document: a frame of the same origin has a kit of its own. */
  const keeperIn = (page: Document): typeof own =>
    page === document ? own : ((page.defaultView as unknown as { [key: symbol]: typeof own } | null)?.[kitKey] ?? own);

  return {
    ...own,
    rootOf: (element: Element): ShadowRoot | null =>
      element.shadowRoot ?? keeperIn(element.ownerDocument).closedRoot(element),
    asksIn: (page: Document) => keeperIn(page).asksForRoots(),
  };
}
