import type { ListItem } from './blocks.ts';

/** Puts each item below the last one that stands less deep. Depths start anywhere and may jump. */
export function nestItems(flat: readonly { depth: number; item: ListItem }[]): ListItem[] {
  const roots: ListItem[] = [];
  const open: { depth: number; item: ListItem }[] = [];
  for (const entry of flat) {
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= entry.depth) open.pop();
    const parent = open.at(-1);
    (parent ? parent.item.children : roots).push(entry.item);
    open.push(entry);
  }
  return roots;
}
