import type { Control, ControlTypeName } from '../../../../records/screen/control.ts';
import type { Registry } from '../registry.ts';
import type { Layout } from './layout.ts';
import type { States } from './states.ts';

export type Sight = ReturnType<typeof createSight>;

/** Where a control stands: its frame's window and offset, and the part of the screen that holds it. */
export type Spot = { x: number; y: number; view: Window; container: string | undefined };

/**
 * Tells what is to be seen of a control.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createSight(states: States, registry: Registry, { focusedElement, hasPlace }: Layout) {
  /** The label element that is drawn instead of a hidden field, as for styled switches and radio buttons. */
  const faceOf = (element: Element, style: CSSStyleDeclaration, view: Window): Element | undefined => {
    const { type, labels } = element as HTMLInputElement;
    if (type !== 'checkbox' && type !== 'radio') return undefined;
    if (style.visibility === 'visible' && hasPlace(element, view)) return undefined;
    const isSeen = (label: Element) => view.getComputedStyle(label).visibility === 'visible' && hasPlace(label, view);
    return [...(labels ?? [])].find(isSeen);
  };

  /** Takes the keyboard without a role that says so; what scrolls takes it for that alone. */
  const isFocusable = (element: Element, style: CSSStyleDeclaration) =>
    element.getAttribute('tabindex') === '0' && !/auto|scroll/.test(style.overflow);

  /** The record of a control; `face` is what is drawn for it, where it is not drawn itself. */
  const controlOf = (
    element: Element,
    type: ControlTypeName,
    name: string,
    role: string,
    spot: Spot,
    face = element,
  ): Control => {
    const box = face.getBoundingClientRect();
    registry.keepPlace(face);
    const found: Control = {
      label: registry.label(element),
      name,
      type,
      states: states.statesOf(element, role, focusedElement()),
      rect: {
        x: Math.round(box.x + spot.x),
        y: Math.round(box.y + spot.y),
        width: Math.round(box.width),
        height: Math.round(box.height),
      },
    };
    const { innerWidth, innerHeight } = spot.view;
    if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) {
      found.states.push('offscreen');
    }
    if (spot.container) found.container = spot.container;
    return found;
  };

  return { faceOf, isFocusable, controlOf };
}
