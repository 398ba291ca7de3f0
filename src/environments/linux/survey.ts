import { face, has, isShown, nowhere, roleName, type States } from './at-spi.ts';
import { type Bus, isRefusal, type Node } from './bus.ts';

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
type Rect = { x: number; y: number; width: number; height: number };

/** What never changes while a node lives; paths are never used twice. */
type Kind = { role: string; faces: ReadonlySet<string> };
export type Kinds = Map<string, Kind>;

/** Longest text that is read of one node, in characters. */
const longestText = 2000;
const mostChildren = 5000;
const screenCoordinates = 0;

const unlessRefused = (error: unknown): undefined => {
  if (!isRefusal(error)) throw error;
};

/**
 * Reads the part of the tree that is on screen: states first, everything else only of what is shown, all calls of a
 * node and of its siblings on their way together. A node that goes away meanwhile is left out; one that does not answer
 * is an error, for what is seen must be all there is. Of a list's rows only the first `mostChildren` are read.
 */
export async function surveyTree(bus: Bus, root: Node, kinds: Kinds): Promise<Part[]> {
  const visited = new Set<string>();
  const visit = async (node: Node, parent: Part | undefined): Promise<Part | undefined> => {
    const key = node.join('');
    // Some trees have a node in two places, or in itself.
    if (visited.has(key)) return undefined;
    visited.add(key);
    const [states] = await bus.call<[States]>(node, face.accessible, 'GetState');
    if (parent && !isShown(states)) return undefined;
    const [name, kind, [below], rect] = await Promise.all([
      bus.get<string>(node, face.accessible, 'Name'),
      kinds.get(key) ?? learn(bus, node, key, kinds),
      mayHold(kinds.get(key), states) ? bus.call<[Node[]]>(node, face.accessible, 'GetChildren') : [[]],
      kinds.get(key)?.faces.has(face.component) === false ? undefined : extents(bus, node),
    ]);
    if (rect && (rect.width === 0 || rect.height === 0)) return undefined;
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
    const chosen = parent.parent ? there : await inFront(bus, there);
    return Promise.all(chosen.map((node) => visit(node, parent).catch(unlessRefused)));
  };
  const top = await visit(root, undefined);
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
  if (top) flatten(top, 0, 0);
  return parts;
}

/** While a modal window is open, only that one and what it pops up can be operated. */
async function inFront(bus: Bus, windows: Node[]): Promise<Node[]> {
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
  return !leafRoles.has(kind.role);
}
const leafRoles = new Set(
  'push button,toggle button,check box,radio button,separator,menu item,check menu item,radio menu item,scroll bar,ruler'.split(
    ',',
  ),
);

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
export async function extents(bus: Bus, node: Node): Promise<Rect | undefined> {
  try {
    const [[x, y, width, height]] = await bus.call<[[number, number, number, number]]>(
      node,
      face.component,
      'GetExtents',
      'u',
      [screenCoordinates],
    );
    return { x, y, width, height };
  } catch {
    return undefined;
  }
}

/** Not more than `longestText` is kept: to ask for less than everything is refused, or answered with nothing, by some. */
async function readText(bus: Bus, node: Node): Promise<string | undefined> {
  const text = await bus.call<[string]>(node, face.text, 'GetText', 'ii', [0, -1]).catch(() => undefined);
  return text?.[0].slice(0, longestText);
}

/** The nearest ancestor that fits, the part itself included. */
export function nearest(part: Part, fits: (part: Part) => boolean): Part | undefined {
  for (let one: Part | undefined = part; one; one = one.parent) if (fits(one)) return one;
  return undefined;
}

/** The window that it is in. */
export const windowOf = (part: Part): Part => nearest(part, ({ parent }) => !parent?.parent)!;

export const isOn = (part: Part, state: string): boolean => has(part.states, state);
