import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { type Block, type Inline, type ListItem, type Mark, settleIcons } from './blocks.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const skipped = new Set(['script', 'style', 'head', 'nav', 'footer', 'template', 'noscript', 'svg']);
const containers = new Set([
  'html',
  'body',
  'main',
  'article',
  'section',
  'div',
  'blockquote',
  'dl',
  'details',
  'header',
  'figure',
]);
const marks: Record<string, Mark> = {
  b: 'bold',
  strong: 'bold',
  kbd: 'key',
  code: 'code',
  a: 'link',
  button: 'button',
};

/** An HTML page as blocks; navigation, scripts and styles are left out. */
export function parseHtml(source: string): Block[] {
  return blocksOf(parse(source));
}

function blocksOf(parent: Node): Block[] {
  const blocks: Block[] = [];
  let loose: Inline[] = [];
  const flush = () => {
    const inlines = settleIcons(loose);
    if (inlines.some((inline) => inline.text.trim() !== '')) blocks.push({ kind: 'paragraph', inlines });
    loose = [];
  };
  for (const node of childrenOf(parent)) {
    const name = node.nodeName;
    const block = isElement(node) ? blockOf(node) : null;
    if (skipped.has(name)) continue;
    if (block !== null) {
      flush();
      blocks.push(block);
    } else if (containers.has(name)) {
      flush();
      blocks.push(...blocksOf(node));
    } else loose.push(...inlinesOf(node));
  }
  flush();
  return blocks;
}

function blockOf(element: Element): Block | null {
  const name = element.tagName;
  if (/^h[1-6]$/.test(name)) return { kind: 'heading', level: Number(name[1]), inlines: inlinesOf(element) };
  if (name === 'dt') return { kind: 'heading', level: 6, inlines: inlinesOf(element) };
  if (name === 'p' || name === 'dd') return { kind: 'paragraph', inlines: settleIcons(inlinesOf(element)) };
  if (name === 'ul' || name === 'ol') return { kind: 'list', ordered: name === 'ol', items: itemsOf(element) };
  if (name === 'pre')
    return {
      kind: 'code',
      text: inlinesOf(element)
        .map((inline) => inline.text)
        .join(''),
    };
  if (name === 'table') {
    const rows = descendants(element, 'tr').map((row) =>
      childrenOf(row)
        .filter((cell) => /^t[dh]$/.test(cell.nodeName))
        .map((cell) => settleIcons(inlinesOf(cell))),
    );
    return { kind: 'table', rows };
  }
  return null;
}

function itemsOf(list: Element): ListItem[] {
  return childrenOf(list)
    .filter((node): node is Element => node.nodeName === 'li')
    .map((item) => {
      const parts = childrenOf(item);
      const nested = parts.filter((node): node is Element => /^[ou]l$/.test(node.nodeName));
      const own = parts.filter((node) => !/^[ou]l$/.test(node.nodeName));
      return {
        inlines: settleIcons(own.flatMap(inlinesOf)),
        children: nested.flatMap(itemsOf),
        ordered: list.tagName === 'ol',
      };
    });
}

function inlinesOf(node: Node): Inline[] {
  if ('value' in node) return [{ text: node.value }];
  if (skipped.has(node.nodeName)) return [];
  if (node.nodeName === 'br') return [{ text: ' ' }];
  const inner = childrenOf(node).flatMap(inlinesOf);
  const mark = marks[node.nodeName];
  if (mark === undefined) return inner;
  const own = inner.filter((inline) => inline.text.trim() !== '');
  if (own.length === 1 && own[0]?.mark !== undefined) return inner;
  return [{ text: inner.map((inline) => inline.text).join(''), mark }];
}

function descendants(element: Element, name: string): Element[] {
  return childrenOf(element).flatMap((node) =>
    !isElement(node) ? [] : node.tagName === name ? [node] : descendants(node, name),
  );
}

function childrenOf(node: Node): Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}
