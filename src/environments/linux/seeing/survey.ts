import { face, has, isShown, nowhere, roleName, type States } from '../bus/at-spi.ts';
import { type Bus, isRefusal, type Node } from '../bus/bus.ts';
import type { News } from '../bus/events.ts';
import { wholeText } from './whole-text.ts';

/** One node of the accessibility tree that is on screen. */
export type Part = {
  node: Node;
  key: string;
  role: string;
  faces: ReadonlySet<string>;
  states: States;
  name: string;
  text: string | undefined;
  /** On the screen, in pixels; corrected where a toolkit inside another counts from elsewhere. */
  rect: Rect | undefined;
  parent: Part | undefined;
  children: Part[];
};
export type Rect = { x: number; y: number; width: number; height: number };

/** What never changes while a node lives; paths are never used twice. */
type Kind = { role: string; faces: ReadonlySet<string> };
export type Kinds = Map<string, Kind>;

/** How the tree of a toolkit is read, where that differs. */
export type Manner = {
  /** Whether the node is on screen as far as its own states say. */
  isShown(states: States): boolean;
  /** A combo box is called by what it is for, not as what is chosen in it. */
  namesLists?: boolean;
  /** Its own actions come late: a click goes by the pointer where it can. */
  clicksByPointer?: boolean;
  /** It must have noticed the pointer before a click comes. */
  pointsFirst?: boolean;
  /** What its rectangles are counted from. */
  coordinates: 'screen' | 'window';
  /** Whether a node of this kind and in these states may hold what is shown. */
  mayHold(kind: Kind | undefined, states: States): boolean;
  /** Whether what claims to be shown at this place is; asked before its children are. */
  isDrawn?(node: Node, rect: Rect): Promise<boolean>;
  news?: News;
  /** Puts the tree right before it is listed. */
  arrange(application: Part): Promise<void>;
  /** Where on the screen a part of the last survey is now. */
  locate?(part: Part): Promise<Rect | undefined>;
};

/** Longest text that is read of one node, in characters. */
const longestText = 2000;
const mostChildren = 5000;

const unlessRefused = (error: unknown): undefined => {
  if (!isRefusal(error)) throw error;
};

/**
 * Reads the part of the tree that is on screen: states first, everything else only of what is shown, all calls of a
 * node and of its siblings on their way together. A node that goes away meanwhile is left out; one that does not answer
 * is an error, for what is seen must be all there is. Of a list's rows only the first `mostChildren` are read.
 */
export async function surveyTree(bus: Bus, root: Node, kinds: Kinds, manner = usualManner): Promise<Part[]> {
  const visited = new Set<string>();
  const visit = async (node: Node, parent: Part | undefined): Promise<Part | undefined> => {
    const key = node.join('');
    // Some trees have a node in two places, or in itself.
    if (visited.has(key)) return undefined;
    visited.add(key);
    const [states] = await bus.call<[States]>(node, face.accessible, 'GetState');
    if (parent && !manner.isShown(states)) return undefined;
    const [name, kind, [below], rect] = await Promise.all([
      bus.get<string>(node, face.accessible, 'Name'),
      kinds.get(key) ?? learn(bus, node, key, kinds),
      manner.mayHold(kinds.get(key), states) ? bus.call<[Node[]]>(node, face.accessible, 'GetChildren') : [[]],
      kinds.get(key)?.faces.has(face.component) === false ? undefined : extents(bus, node, manner.coordinates),
    ]);
    // An application is no part of the screen, whatever place it says it has.
    if (parent && rect && (rect.width === 0 || rect.height === 0)) return undefined;
    if (rect && manner.isDrawn && !(await manner.isDrawn(node, rect))) return undefined;
    const part: Part = { node, key, ...kind, states, name, text: undefined, rect, parent, children: [] };
    const [text, children] = await Promise.all([
      kind.faces.has(face.text) ? readText(bus, node) : undefined,
      visitAll(below, part),
    ]);
    part.text = text;
    part.children = children.filter((child) => child !== undefined);
    return part;
  };
  const visitAll = async (nodes: Node[], parent: Part) => {
    const there = nodes.filter((node) => node[1] !== nowhere).slice(0, mostChildren);
    const chosen = parent.parent ? there : await inFront(bus, there, manner);
    return Promise.all(chosen.map((node) => visit(node, parent).catch(unlessRefused)));
  };
  const top = await visit(root, undefined);
  if (top) await manner.arrange(top);
  return top ? inOrder(top) : [];
}

/** The parts in the order of the tree, each where it is on the screen. */
function inOrder(top: Part): Part[] {
  const parts: Part[] = [];
  const flatten = (part: Part, dx: number, dy: number) => {
    let [x, y] = [dx, dy];
    // A toolkit inside another one: its root pane fills the part that holds it, so any difference is its error.
    if (part.role === 'root pane' && part.rect && part.parent?.rect) {
      x += part.parent.rect.x - (part.rect.x + x);
      y += part.parent.rect.y - (part.rect.y + y);
    }
    // The outer toolkit again, inside the inner one: it counts right.
    const counted = part.parent?.rect && part.rect && (x !== 0 || y !== 0) && isSame(part.rect, part.parent.rect);
    if (counted) [x, y] = [0, 0];
    if (part.rect) part.rect = { ...part.rect, x: part.rect.x + x, y: part.rect.y + y };
    parts.push(part);
    for (const child of part.children) flatten(child, x, y);
  };
  flatten(top, 0, 0);
  return parts;
}

/** While a modal window is open, only that one and what it pops up can be operated. */
async function inFront(bus: Bus, windows: Node[], { isShown }: Manner): Promise<Node[]> {
  const looks = await Promise.all(
    windows.map(async (node) => {
      const [states] = await bus.call<[States]>(node, face.accessible, 'GetState').catch(() => [[0, 0] as States]);
      const [role] = await bus.call<[number]>(node, face.accessible, 'GetRole').catch(() => [0]);
      return { node, states, role: roleName(role) };
    }),
  );
  const modals = looks.filter(({ states }) => isShown(states) && has(states, 'modal'));
  if (modals.length === 0) return windows;
  const front = modals.find(({ states }) => has(states, 'active')) ?? modals.at(-1)!;
  const popups = looks.filter(({ role }) => role === 'window' || role === 'popup menu');
  return [front, ...popups.filter((popup) => popup !== front)].map(({ node }) => node);
}

const isSame = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** What never holds anything that is shown: the parts without parts, and a menu that is closed. */
function mayHold(kind: Kind | undefined, states: States): boolean {
  if (!kind) return true;
  if (kind.role === 'menu') return has(states, 'selected');
  // Qt hangs the menu that a button or an item opens below it.
  return !leafRoles.has(kind.role) || has(states, 'has-popup');
}
const leafRoles = new Set(
  'push button,toggle button,check box,radio button,separator,check menu item,radio menu item,scroll bar,ruler'.split(
    ',',
  ),
);

const usualManner: Manner = { isShown, coordinates: 'screen', mayHold, arrange: async () => {} };

async function learn(bus: Bus, node: Node, key: string, kinds: Kinds): Promise<Kind> {
  const [[role], [faces]] = await Promise.all([
    bus.call<[number]>(node, face.accessible, 'GetRole'),
    bus.call<[string[]]>(node, face.accessible, 'GetInterfaces'),
  ]);
  const kind = { role: roleName(role), faces: new Set(faces) };
  kinds.set(key, kind);
  return kind;
}

/** Where it is, as the application says; undefined where it does not. */
export async function extents(bus: Bus, node: Node, from: Manner['coordinates'] = 'screen'): Promise<Rect | undefined> {
  try {
    const [[x, y, width, height]] = await bus.call<[[number, number, number, number]]>(
      node,
      face.component,
      'GetExtents',
      'u',
      [from === 'screen' ? 0 : 1],
    );
    return { x, y, width, height };
  } catch {
    return undefined;
  }
}

async function readText(bus: Bus, node: Node): Promise<string | undefined> {
  const text = await wholeText(bus, node).catch(() => undefined);
  return text?.slice(0, longestText);
}

/** The nearest ancestor that fits, the part itself included. */
export function nearest(part: Part, fits: (part: Part) => boolean): Part | undefined {
  for (let one: Part | undefined = part; one; one = one.parent) if (fits(one)) return one;
  return undefined;
}

/** The window that it is in. */
export const windowOf = (part: Part): Part => nearest(part, ({ parent }) => !parent?.parent)!;

export const isOn = (part: Part, state: string): boolean => has(part.states, state);
