import type { Registry } from '../registry.ts';
import type { Aim, Pointing } from './pointing.ts';

/**
 * What opens and closes, and the small mark in an entry of a tree that opens it.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createTwisties(registry: Registry, { aimAtElement }: Pointing) {
  const marks =
    'button,svg,i,[aria-hidden=true],' +
    ['twist', 'toggle', 'expand', 'switcher', 'arrow', 'caret', 'chevron'].map((word) => `[class*=${word} i]`).join();

  const isOwn = (entry: Element) => (mark: Element) =>
    mark.closest('[role=treeitem]') === entry && mark.getClientRects().length > 0;

  /** Whether it is open; undefined where it does not say, or is gone. */
  const isUnfolded = (label: string): boolean | undefined => {
    const element = registry.find(label);
    const said =
      element?.localName === 'summary'
        ? String(element.parentElement?.hasAttribute('open'))
        : element?.getAttribute('aria-expanded');
    return said === 'true' || said === 'false' ? said === 'true' : undefined;
  };

  /** Where to point at for the mark of an entry, which is in it or before it; undefined for none. */
  const aimAtTwisty = async (label: string, patienceMs: number): Promise<Aim | undefined> => {
    const entry = registry.find(label);
    if (!entry) return { gone: true };
    const before = entry.previousElementSibling;
    const mark = [...entry.querySelectorAll(marks)].find(isOwn(entry)) ?? (before?.matches(marks) ? before : undefined);
    return mark && aimAtElement(mark, false, patienceMs);
  };

  return { isUnfolded, aimAtTwisty };
}
