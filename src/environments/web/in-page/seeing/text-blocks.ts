import type { Control } from '../../../../records/screen/control.ts';
import type { Layout } from './layout.ts';
import type { Names } from './naming/names.ts';
import type { Roles } from './roles.ts';
import type { Sight, Spot } from './sight.ts';

export type TextBlocks = ReturnType<typeof createTextBlocks>;

/** A stretch of text of its own: where it began among the controls, and what was read so far; `own`: not from controls alone. */
export type Block = { element: Element; at: number; own: boolean; text: string };

/**
 * Gathers the text that is no control's name.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createTextBlocks(
  { roleOf }: Roles,
  { fold }: Names,
  { hasPlace }: Layout,
  { controlOf }: Sight,
  longest: number,
) {
  const addText = (node: Node, block: Block | undefined) => {
    if (!block || !node.nodeValue) return;
    block.text += node.nodeValue;
    block.own ||= /\S/.test(node.nodeValue);
  };

  /** The control that a block's own text is, once it is read. */
  const closeBlock = (block: Block, spot: Spot): Control | undefined => {
    if (!block.own) return undefined;
    const text = fold(block.text).slice(0, longest);
    if (!/[\p{L}\p{N}]/u.test(text) || !hasPlace(block.element, spot.view)) return undefined;
    const role = roleOf(block.element);
    const type = role === 'cell' ? 'DataItem' : role === 'columnheader' || role === 'rowheader' ? 'Header' : 'Text';
    return controlOf(block.element, type, text, role, spot);
  };

  return { addText, closeBlock };
}
