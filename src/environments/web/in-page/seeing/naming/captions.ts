import type { Roles } from '../roles.ts';
import type { Names } from './names.ts';

export type Captions = ReturnType<typeof createCaptions>;

/**
 * The words that stand beside or above a field, and say by their place alone what it is for.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createCaptions({ typeByRole, roleOf }: Roles, { contentText, fold }: Names) {
  const fields = 'input:not([type=hidden]),select,textarea,[contenteditable=true],[role=textbox],[role=combobox]';
  const longest = 60;
  /** So many boxes around a field are looked at. */
  const mostAround = 4;

  const isTaken = (node: Node): boolean => {
    if (node.nodeType !== 1) return false;
    const element = node as Element;
    const type = typeByRole[roleOf(element)];
    return (type !== undefined && type !== 'DataItem') || element.querySelector(`${fields},button`) !== null;
  };

  const wordsOf = (node: Node): string => {
    if (node.nodeType === 3) return fold(node.nodeValue ?? '');
    const element = node as Element;
    if (node.nodeType !== 1 || /^(script|style|template)$/.test(element.localName)) return '';
    if (element.localName === 'label' && (element as HTMLLabelElement).control) return '';
    return element.checkVisibility({ visibilityProperty: true }) ? fold(contentText(element, false)) : '';
  };

  /** The words next to the node on one side; null where something else stands there, '' for nothing. */
  const beside = (node: Node, side: 'previousSibling' | 'nextSibling'): string | null => {
    for (let at = node[side]; at; at = at[side]) {
      if (isTaken(at)) return null;
      const words = wordsOf(at)
        .replace(/[\s:*]+$/, '')
        .trim();
      if (/[\p{L}\p{N}]/u.test(words)) return words.length <= longest ? words : null;
    }
    return '';
  };

  /** The head of the column that a cell of a table stands in. */
  const columnHead = (field: Element): string => {
    const cell = field.closest<HTMLTableCellElement>('td');
    const head = cell?.closest('table')?.rows[0]?.cells[cell.cellIndex];
    return head?.localName === 'th' && head.parentElement !== cell?.parentElement ? fold(contentText(head, false)) : '';
  };

  /** What a field without a name is called by what stands next to it: before it, after what is ticked; '' for nothing. */
  const captionOf = (field: Element): string => {
    if (!field.matches(fields)) return '';
    const isTicked = /^(checkbox|radio)$/.test((field as HTMLInputElement).type);
    const head = columnHead(field);
    if (head) return head;
    let node = field;
    for (let depth = 0; depth < mostAround; depth++) {
      const words = beside(node, isTicked ? 'nextSibling' : 'previousSibling');
      if (words) return words;
      const around = node.parentElement;
      if (words === null || !around || around.matches('form,body,fieldset,label')) break;
      if (around.querySelectorAll(fields).length > 1) break;
      node = around;
    }
    return '';
  };

  return { captionOf };
}
