import { parseFragment } from 'parse5';

/** Character references (`&times;`, `&#9888;`) as the characters they stand for. */
export function decodeEntities(text: string): string {
  const [node] = parseFragment(text).childNodes;
  return node !== undefined && 'value' in node ? node.value : text;
}
