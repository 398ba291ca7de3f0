import { parseTarget } from '../sentence/target.ts';
import type { Way } from '../way.ts';

/** `drag "A" onto "B"`. */
export function dragging(text: string, parts: readonly string[]): Way[] | null {
  const found = /^drag\s+(.+?)\s+(?:on ?to|to|over|above|below|into)\s+(.+)$/i.exec(text);
  if (!found) return null;
  return [{ function: 'drag', args: {}, target: parseTarget(found[1]!, parts), to: parseTarget(found[2]!, parts) }];
}

/** `hover over "Row 2"`, `move the pointer to "Row 2"`: the pointer stays there, nothing is clicked. */
export function hovering(text: string, parts: readonly string[]): Way[] | null {
  const found =
    /^(?:hover(?:\s+the\s+(?:mouse|pointer|cursor))?|(?:move|put|place|point)\s+the\s+(?:mouse|pointer|cursor))\s+(?:on\s?to|over|on|at|to|above)\s+(.+)$/i.exec(
      text,
    ) ?? /^hover\s+(.+)$/i.exec(text);
  return found && [{ function: 'hover', args: {}, target: parseTarget(found[1]!, parts) }];
}
