import type { Element, Node } from '@xmldom/xmldom';
import { type Block, type Inline, type ListItem, type Mark, settleIcons } from './blocks.ts';
import { parseXml } from './xml.ts';

/** Elements of DocBook, then those of Mallard, GNOME's form of a manual. */
const marks: Record<string, Mark> = {
  guibutton: 'button',
  guimenu: 'button',
  guisubmenu: 'button',
  guimenuitem: 'button',
  guilabel: 'button',
  guiicon: 'icon',
  keycap: 'key',
  keycombo: 'key',
  shortcut: 'key',
  emphasis: 'bold',
  command: 'code',
  literal: 'code',
  link: 'link',
  ulink: 'link',
  gui: 'button',
  key: 'key',
  keyseq: 'key',
  em: 'bold',
  cmd: 'code',
  code: 'code',
};
const lists = new Set('orderedlist procedure itemizedlist simplelist substeps stepalternatives steps list'.split(' '));
const orderedLists = new Set(['orderedlist', 'procedure', 'substeps', 'steps']);
const items = new Set(['listitem', 'step', 'member', 'item']);
const skipped = new Set(
  'info bookinfo articleinfo sectioninfo indexterm mediaobject index toc links comment media'.split(' '),
);
const paragraphs = new Set(['para', 'simpara', 'p']);
const code = new Set(['programlisting', 'screen', 'literallayout', 'synopsis', 'code']);

/**
 * DocBook XML (4 and 5) or Mallard as blocks: titles, procedures, lists, tables, paragraphs, and what the interface shows by its marks.
 * @throws LamwrightError SOURCE_MALFORMED where it is not well-formed
 */
export function parseDocBook(source: string): Block[] {
  const root = parseXml(source, 'A DocBook page').documentElement;
  return root === null ? [] : blocksOf(root, 1);
}

/** The document's own title, or null. */
export function docBookTitle(source: string, file: string): string | null {
  const [title] = [...(parseXml(source, file).documentElement?.getElementsByTagName('title') ?? [])];
  return title?.textContent?.replace(/\s+/g, ' ').trim() || null;
}

function blocksOf(parent: Element, level: number): Block[] {
  return childElements(parent).flatMap((element): Block[] => {
    const name = element.localName ?? '';
    if (skipped.has(name)) return [];
    if (name === 'title') return [{ kind: 'heading', level, inlines: inlinesOf(element) }];
    if (name === 'term' || name === 'question') return [{ kind: 'heading', level: 6, inlines: inlinesOf(element) }];
    if (paragraphs.has(name)) return paragraph(element, level);
    if (lists.has(name)) return listBlocks(element, level);
    if (code.has(name)) return [{ kind: 'code', text: element.textContent ?? '' }];
    if (name === 'tgroup') return [{ kind: 'table', rows: rowsOf(element) }];
    return blocksOf(element, level + 1);
  });
}

/** Lists within a paragraph come after it. */
function paragraph(element: Element, level: number): Block[] {
  const inlines = settleIcons(inlinesOf(element));
  const inner = childElements(element).filter(({ localName }) => lists.has(localName ?? ''));
  const own: Block[] = inlines.some(({ text }) => text.trim() !== '') ? [{ kind: 'paragraph', inlines }] : [];
  return [...own, ...inner.flatMap((list) => listBlocks(list, level))];
}

function listBlocks(list: Element, level: number): Block[] {
  const title = childElements(list).find(({ localName }) => localName === 'title');
  const heading: Block[] = title ? [{ kind: 'heading', level: level + 1, inlines: inlinesOf(title) }] : [];
  const ordered = orderedLists.has(list.localName ?? '');
  return [...heading, { kind: 'list', ordered, items: itemsOf(list) }];
}

function itemsOf(list: Element): ListItem[] {
  const ordered = orderedLists.has(list.localName ?? '');
  return childElements(list)
    .filter(({ localName }) => items.has(localName ?? ''))
    .map((item) => ({
      inlines: settleIcons(inlinesOf(item)),
      children: descendLists(item).flatMap(itemsOf),
      ordered,
    }));
}

function descendLists(element: Element): Element[] {
  return childElements(element).flatMap((child) => (lists.has(child.localName ?? '') ? [child] : descendLists(child)));
}

function rowsOf(group: Element): Inline[][][] {
  return [...group.getElementsByTagName('row')].map((row) =>
    childElements(row).map((entry) => settleIcons(inlinesOf(entry))),
  );
}

function inlinesOf(node: Node): Inline[] {
  if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE) {
    return [{ text: node.nodeValue ?? '' }];
  }
  if (node.nodeType !== node.ELEMENT_NODE) return [];
  const element = node as Element;
  const name = element.localName ?? '';
  if (skipped.has(name) || lists.has(name) || name === 'screenshot') return [];
  if (name === 'keycombo' || name === 'keyseq') {
    const keys = [...element.childNodes].map((key) => (key.textContent ?? '').trim());
    return [{ text: keys.filter(Boolean).join('+'), mark: 'key' }];
  }
  const parts =
    name === 'menuchoice' || name === 'guiseq'
      ? joined(childElements(element))
      : [...element.childNodes].flatMap(inlinesOf);
  const mark = marks[name];
  if (mark === undefined) return paragraphs.has(name) ? [...parts, { text: ' ' }] : parts;
  if (parts.some((part) => part.mark !== undefined)) return parts;
  return [{ text: parts.map(({ text }) => text).join(''), mark }];
}

/** "File" - "Open", as the house writes a way through menus; the shortcut of it is left out. */
function joined(elements: readonly Element[]): Inline[] {
  const named = elements.filter(({ localName }) => localName !== 'shortcut');
  return named.flatMap((element, i) => [...(i === 0 ? [] : [{ text: ' - ' }]), ...inlinesOf(element)]);
}

function childElements(parent: Node): Element[] {
  return [...parent.childNodes].filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}
