import type { Control } from '../../../../../records/screen/control.ts';
import type { Registry } from '../../registry.ts';
import type { Layout } from '../layout.ts';
import type { Shadows } from '../shadows.ts';
import type { Names } from './names.ts';

export type Rows = ReturnType<typeof createRows>;

type Member = { control: Control; element: Element };
/** Texts of a row that may tell what it is about, the likeliest first. */
type Pieces = string[];

/**
 * Tells controls of one type and name apart that stand in the rows of a table, a list, a grid or a stack of cards: their
 * container is what their row is about. Controls that nothing else is called like keep the container that they have.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createRows(
  { givenName, contentText, fold }: Names,
  { around }: Layout,
  { rootOf }: Shadows,
  registry: Registry,
) {
  const rowSelector = 'tr,li,article,[role=row],[role=listitem],[role=option],[role=treeitem],[role=article]';
  const collections =
    'table,ul,ol,[role=table],[role=grid],[role=treegrid],[role=list],[role=listbox],[role=tree],[role=feed]';
  const plainTypes = new Set(['Text', 'Header', 'DataItem', 'Image', 'Window', 'Group']);
  const longest = 60;
  const mostPieces = 12;

  const parentOf = (element: Element): Element | null => {
    let node = around(element);
    while (node && node.nodeType !== 1) node = around(node);
    return node as Element | null;
  };

  const collectionOf = (row: Element): Element | null => row.parentElement?.closest(collections) ?? parentOf(row);

  /** Siblings that are built alike, as cards are: what comes after the first class says how one of them is just now. */
  const areAlike = (one: Element, other: Element) =>
    one.localName === other.localName && one.classList[0] === other.classList[0];

  /** The row of each control, where it has one: by collection. */
  const rowsOf = (members: Member[]): Map<Element, Map<Member, Element>> => {
    const held = new Map<Element, number>();
    for (const { element } of members) {
      for (let at: Element | null = element; at; at = parentOf(at)) held.set(at, (held.get(at) ?? 0) + 1);
    }
    const holds = (element: Element | null) => (element && held.get(element)) ?? 0;
    const found = new Map<Element, Map<Member, Element>>();
    const put = (collection: Element, member: Member, row: Element) =>
      found.set(collection, (found.get(collection) ?? new Map()).set(member, row));
    for (const member of members) {
      let card: Element | undefined;
      let placed = false;
      for (let at: Element | null = member.element; at && !placed; at = parentOf(at)) {
        if (holds(at) === 1) card = at;
        if (at === member.element || !at.matches(rowSelector)) continue;
        const collection = collectionOf(at);
        placed = holds(collection) > holds(at);
        if (placed) put(collection!, member, at);
      }
      const stack = card && parentOf(card);
      if (placed || !card || !stack || card === member.element) continue;
      const others = [...(rootOf(stack) ?? stack).children].filter((child) => child !== card && holds(child) > 0);
      if (others.some((other) => areAlike(other, card))) put(stack, member, card);
    }
    return found;
  };

  const isShown = (element: Element) =>
    element.getAttribute('aria-hidden') !== 'true' && element.checkVisibility({ visibilityProperty: true });

  const piecesOf = (row: Element): Pieces => {
    const heading = row.querySelector(
      'th[scope=row],[role=rowheader],:scope:has(td) > th,h1,h2,h3,h4,h5,h6,[role=heading]',
    );
    const first = [givenName(row), heading ? fold(contentText(heading, false)) : ''];
    const texts: string[] = [];
    const buttons: string[] = [];
    const collect = (element: Element) => {
      if (texts.length >= mostPieces || !isShown(element)) return;
      const tag = element.localName;
      if (/^(input|select|textarea|script|style|template)$/.test(tag)) return;
      const root = rootOf(element) ?? element;
      const children =
        tag === 'slot' ? (element as HTMLSlotElement).assignedElements({ flatten: true }) : [...root.children];
      const speaks = [...root.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ''));
      if (tag === 'img') texts.push(fold(element.getAttribute('alt') ?? ''));
      else if (tag === 'button' || element.getAttribute('role') === 'button')
        buttons.push(fold(contentText(element, false)));
      else if (speaks) texts.push(fold(contentText(element, false)));
      else for (const child of children) collect(child);
    };
    collect(row);
    const said = [...first, ...texts, ...buttons].filter((text) => /[\p{L}\p{N}]/u.test(text));
    const worded = said.filter((text) => /\p{L}/u.test(text));
    return [...new Set([...worded, ...said])];
  };

  const cut = (text: string) => (text.length > longest ? text.slice(0, longest).replace(/\s+\S*$/, '') : text);

  /**
   * What each of these rows is about: its first text where not all begin with the same, else its first one that not all of them have;
   * with one that tells it from those that have the same.
   */
  const aboutRows = (rows: Element[]): Map<Element, string> => {
    const pieces = new Map(rows.map((row) => [row, piecesOf(row)]));
    const having = (text: string) => rows.filter((row) => pieces.get(row)!.includes(text));
    const beginning = (text: string) => rows.filter((row) => pieces.get(row)![0] === text);
    const about = new Map<Element, string>();
    for (const row of rows) {
      const own = pieces.get(row)!;
      const isNamed = own[0] !== undefined && beginning(own[0]).length < rows.length;
      const first = isNamed ? own[0] : own.find((text) => having(text).length < rows.length);
      if (first === undefined) continue;
      const rivals = (isNamed ? beginning : having)(first).filter((other) => other !== row);
      const more = rivals.length > 0 && own.find((text) => !rivals.some((other) => pieces.get(other)!.includes(text)));
      about.set(row, more ? `${cut(first)}, ${cut(more)}` : cut(first));
    }
    return about;
  };

  /** What the heading says that stands before this part of the page, in it or around it. */
  const headingBefore = (part: Element): string => {
    for (let at: Element | null = part; at; at = parentOf(at)) {
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
        if (before.matches(collections)) break;
        if (before.matches('h1,h2,h3,h4,h5,h6,[role=heading]')) return fold(contentText(before, false));
      }
    }
    return '';
  };

  const keyOf = ({ type, name, container = '' }: Control) => `${type}\n${name}\n${container}`;

  const grouped = (controls: Control[]) => {
    const groups = new Map<string, Control[]>();
    for (const control of controls) {
      if (plainTypes.has(control.type)) continue;
      const key = keyOf(control);
      groups.set(key, [...(groups.get(key) ?? []), control]);
    }
    return [...groups.values()].filter((group) => group.length > 1);
  };

  return (controls: Control[]): void => {
    const outer = new Map<Control, string | undefined>();
    const rowOf = new Map<Control, Element>();
    for (const group of grouped(controls)) {
      const members = group.flatMap((control) => {
        const element = registry.find(control.label);
        return element ? [{ control, element }] : [];
      });
      for (const placed of rowsOf(members).values()) {
        const rows = [...new Set(placed.values())];
        if (rows.length < 2) continue;
        const about = aboutRows(rows);
        for (const [{ control }, row] of placed) {
          const name = about.get(row);
          if (name === undefined) continue;
          outer.set(control, control.container);
          rowOf.set(control, row);
          control.container = name;
        }
      }
    }
    // A row that is called like another part of the screen: the part around it tells the two apart.
    for (const group of grouped(controls)) {
      if (new Set(group.map((control) => (outer.has(control) ? outer.get(control) : control))).size === 1) {
        const headings = group.map((control) => headingBefore(collectionOf(rowOf.get(control)!) ?? document.body));
        if (new Set(headings).size === 1 || headings.includes('')) continue;
        for (const [index, control] of group.entries()) control.container += `, ${headings[index]}`;
        continue;
      }
      for (const control of group) if (outer.get(control)) control.container += `, ${outer.get(control)}`;
    }
  };
}
