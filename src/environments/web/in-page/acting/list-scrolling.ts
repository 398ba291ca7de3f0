import type { Layout } from '../seeing/layout.ts';
import type { Waiting } from '../watching/waiting.ts';
import type { Watch } from '../watching/watch.ts';

export type ListScrolling = ReturnType<typeof createListScrolling>;

/**
 * Scrolls through lists that draw only some of their options.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createListScrolling({ around }: Layout, { nextFrame }: Watch, { until }: Waiting) {
  const scrollerOf = (option: Element): Element | undefined => {
    for (let node: Node | null = option; node; node = around(node)) {
      if (node.nodeType !== 1) continue;
      const { scrollHeight, clientHeight } = node as Element;
      if (scrollHeight <= clientHeight + 1) continue;
      if (getComputedStyle(node as Element).overflowY !== 'visible') return node as Element;
    }
    return undefined;
  };

  /** Looks for an option through a list that draws only some of them, from its top to its end. */
  const scrollFor = async (
    element: HTMLElement,
    option: Element,
    look: () => HTMLElement | undefined,
    limitMs: number,
  ) => {
    const end = performance.now() + limitMs;
    const list = scrollerOf(option);
    const isPage = list === element.ownerDocument.scrollingElement || list === element.ownerDocument.body;
    if (!list || isPage || list.contains(element)) return undefined;
    list.scrollTop = 0;
    for (;;) {
      await nextFrame();
      await nextFrame();
      const found = look();
      if (found || performance.now() > end) return found;
      const top = list.scrollTop;
      list.scrollTop += list.clientHeight * 0.8;
      // At its end a list may load more.
      const goesOn = () => {
        list.scrollTop += 1;
        return list.scrollTop > top ? true : look() && true;
      };
      if (list.scrollTop === top && !(await until(goesOn, 800))) return undefined;
    }
  };

  return { scrollFor };
}
