import type { Registry } from '../registry.ts';
import type { Layout } from '../seeing/layout.ts';
import type { Names } from '../seeing/naming/names.ts';
import type { States } from '../seeing/states.ts';
import type { Waiting } from '../watching/waiting.ts';
import type { Watch } from '../watching/watch.ts';

export type Pointing = ReturnType<typeof createPointing>;

type Point = { x: number; y: number };

/** Where on an element a pointer meets the control itself, and where only another control inside it. */
type Reach = { own?: Point; inner?: Point; topInSight?: boolean };

/** Where to point at, or why that cannot be done. */
export type Aim = { at: Point } | { gone: true } | { disabled: true } | { passing: true } | { covered: string };

/**
 * Finds places on controls that a pointer reaches.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createPointing(
  names: Names,
  states: States,
  registry: Registry,
  layout: Layout,
  watch: Watch,
  { until }: Waiting,
) {
  const { fold, nameOf, contentText } = names;
  const { around, contentOrigin, documentOrigin, elementAt } = layout;

  /** The control that belongs to a label element. */
  const labelled = (node: Node) =>
    (node as Element).localName === 'label' ? (node as HTMLLabelElement).control : undefined;

  const isWithin = (hit: Element, control: Element): boolean => {
    for (let node: Node | null = hit; node; node = around(node)) {
      if (node === control || labelled(node) === control) return true;
    }
    return false;
  };

  /** The control that a click at this element goes to: the innermost one that has a label. */
  const ownerOf = (hit: Element): Element | undefined => {
    for (let node: Node | null = hit; node; node = around(node)) {
      const element = labelled(node) ?? (node as Element);
      if (registry.known(element)) return element;
    }
    return undefined;
  };

  const describe = (element: Element) => {
    const name = nameOf(element) || fold(contentText(element, false)).slice(0, 40);
    const id = element.id ? `#${element.id}` : element.classList.length ? `.${element.classList[0]}` : '';
    return `<${element.localName}${id}>${name ? ` "${name}"` : ''}`;
  };
  const covering = ({ x, y }: Point) => {
    const hit = elementAt(x, y);
    return hit ? describe(hit) : 'nothing: it lies outside of the window';
  };

  const middleOf = (element: Element): Point => {
    const box = element.getBoundingClientRect();
    const { x, y } = documentOrigin(element);
    return { x: x + box.x + box.width / 2, y: y + box.y + box.height / 2 };
  };
  const isInView = (element: Element) => {
    const { x, y } = middleOf(element);
    return x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  };

  /** So many pixels from its edge an element that is full of others often shows itself. */
  const edge = 8;

  const reach = (shown: Element, control: Element): Reach => {
    const origin = documentOrigin(shown);
    const reached: Reach = {};
    for (const box of shown.getClientRects()) {
      const [left, top] = [Math.min(0.5, edge / box.width), Math.min(0.5, edge / box.height)];
      for (const [dx, dy] of [
        [0.5, 0.5],
        [0.2, 0.5],
        [0.8, 0.5],
        [0.5, 0.15],
        [0.5, 0.85],
        [0.5, top],
        [left, 0.5],
        [left, top],
      ] as const) {
        const at = { x: origin.x + box.x + box.width * dx, y: origin.y + box.y + box.height * dy };
        const hit = elementAt(at.x, at.y);
        if (!hit || !isWithin(hit, control)) continue;
        if (ownerOf(hit) === control) return { own: at };
        reached.inner ??= at;
        reached.topInSight ||= dy === top;
      }
    }
    return reached;
  };

  /** A place on `shown` for the control, scrolled into view. */
  const placeOn = (shown: Element, control: Element): Point | undefined => {
    const scrolled = (block: ScrollLogicalPosition) => {
      shown.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
      return reach(shown, control);
    };
    // Whether a frame of another origin is in view itself its own window cannot know; scrolling goes on outwards.
    let found: Reach = window === window.top && isInView(shown) ? reach(shown, control) : {};
    if (!found.own && !found.inner) found = scrolled('center');
    if (found.inner && !found.own && !found.topInSight) found = scrolled('start');
    return found.own ?? found.inner;
  };

  /** Scrolls the control into view and finds a place on it, or on its label element, that a pointer reaches now. */
  const aimNow = async (control: Element, needsEnabled: boolean): Promise<Aim | { moving: Point }> => {
    if (!control.isConnected) return { gone: true };
    if (needsEnabled && states.isDisabled(control)) return { disabled: true };
    const labels = (control as HTMLInputElement).labels ?? [];
    const laidOut = [control, ...labels].filter((element) => element.getClientRects().length > 0);
    for (const shown of laidOut) {
      const mayMove = watch.isStirred() || registry.hasMoved(shown);
      const at = placeOn(shown, control);
      if (at) return mayMove && (await isMoving(shown)) ? { moving: at } : { at };
    }
    if (getComputedStyle(control).pointerEvents === 'none') return { passing: true };
    return { covered: covering(middleOf(laidOut[0] ?? control)) };
  };

  const isMoving = async (shown: Element): Promise<boolean> => {
    registry.keepPlace(shown);
    for (let frames = 2; frames > 0; frames--) await watch.nextFrame();
    return registry.hasMoved(shown);
  };

  /** The same, waiting for a control that is disabled, covered or moving for at most `patienceMs`; one that never stands still is aimed at all the same. */
  const aimAtElement = async (control: Element, needsEnabled: boolean, patienceMs: number): Promise<Aim> => {
    const ready = async () => {
      const aim = await aimNow(control, needsEnabled);
      return 'at' in aim || 'gone' in aim ? aim : undefined;
    };
    const aim = (await until(ready, patienceMs)) ?? (await aimNow(control, needsEnabled));
    return 'moving' in aim ? { at: aim.moving } : aim;
  };

  const aim = async (label: string, needsEnabled: boolean, patienceMs: number): Promise<Aim> => {
    const control = registry.find(label);
    return control ? aimAtElement(control, needsEnabled, patienceMs) : { gone: true };
  };

  /** Where a place in the frame of another origin with this label lies in this window; scrolling in the frame may still be on its way. */
  const through = async (label: string, x: number, y: number): Promise<Aim> => {
    for (let frames = 6; ; frames--) {
      const frame = registry.find(label);
      if (!frame) return { gone: true };
      const [outer, content] = [documentOrigin(frame), contentOrigin(frame)];
      const at = { x: outer.x + content.x + x, y: outer.y + content.y + y };
      if (elementAt(at.x, at.y) === frame) return { at };
      if (frames === 0) return { covered: covering(at) };
      await watch.nextFrame();
    }
  };

  /** Whether a pointer meets this control at this place, or another one of its name. */
  const isMet = (label: string, x: number, y: number, name: string): boolean => {
    const control = registry.find(label);
    for (let node: Node | null = elementAt(x, y); node; node = around(node)) {
      if (node === control || (control && labelled(node) === control)) return true;
      const element = node as Element;
      if (name === '' || node.nodeType !== 1) continue;
      if ((nameOf(element) || fold(contentText(element, false))) === name) return true;
    }
    return false;
  };

  return { aim, through, isMet, aimAtElement };
}
