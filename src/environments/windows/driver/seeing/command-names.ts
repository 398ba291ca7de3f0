import type { Handle } from '../native/windows.ts';
import { isLine, menuBarOf, plainText, readMenu } from './menus.ts';

const known = new Map<Handle, Map<number, string>>();
const deepest = 3;

/** The names of a window's commands by their numbers, as its menus call them: a tool bar's button of the same number does the same. */
export function commandNames(window: Handle): Map<number, string> {
  const before = known.get(window);
  if (before) return before;
  const names = new Map<number, string>();
  const visit = (menu: ReturnType<typeof menuBarOf>, depth: number) => {
    for (const item of menu?.items ?? []) {
      if (isLine(item)) continue;
      if (!item.below) names.set(item.id, plainText(item.text).replace(/(\.\.\.|…)$/, ''));
      else if (depth < deepest) visit(readMenu(item.below, window, 0), depth + 1);
    }
  };
  visit(menuBarOf(window), 0);
  known.set(window, names);
  return names;
}
