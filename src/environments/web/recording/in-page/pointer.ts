import type { Hovering } from './hovering.ts';
import type { Screen, Screens } from './screens.ts';
import type { Happening } from './told.ts';

export type Pointer = ReturnType<typeof createPointer>;

/**
 * Tells what a person does with the mouse.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createPointer(screens: Screens, hovering: Hovering, tell: (what: Happening) => void) {
  /** Further than this is no click. */
  const slack = 8;
  /** A turn of the wheel after so long is another one. */
  const turnMs = 400;
  let down: { screen: Screen; label: string; x: number; y: number; element: Element | null; value: string } | undefined;
  let isDragging = false;
  let wheeled = { at: 0, label: '' };

  const modifierOf = ({ ctrlKey, metaKey, shiftKey, altKey }: MouseEvent) =>
    ctrlKey || metaKey ? 'Control' : shiftKey ? 'Shift' : altKey ? 'Alt' : '';

  const onDown = (event: PointerEvent) => {
    const element = screens.targetOf(event);
    const screen = screens.take();
    const label = screens.labelOf(element, screen);
    hovering.tellWhatShowed(label, screen);
    const value = label ? screens.valueOf(screens.elementOf(label) ?? element!) : '';
    down = { screen, label, x: event.clientX, y: event.clientY, element, value };
    isDragging = false;
    wheeled.at = 0;
    tell({ kind: 'down', label, button: event.button, modifier: modifierOf(event), screen: screen.json });
  };

  const onUp = (event: PointerEvent) => {
    if (!down || isDragging) return;
    const { x, y, label: from, value } = down;
    const element = screens.at(event.clientX, event.clientY);
    let label = screens.labelOf(element, down.screen);
    let screen: string | undefined;
    if (label === '') {
      // What it opened may lie under the pointer by now.
      const now = screens.take();
      label = screens.labelOf(element, now);
      screen = now.json;
    }
    const moved = Math.hypot(event.clientX - x, event.clientY - y) > slack;
    const selected = moved ? String(window.getSelection() ?? '') : '';
    tell({ kind: 'up', label, moved, selected, ...(screen === undefined ? {} : { screen }) });
    tellMoved(from, down.screen, value);
    down = undefined;
  };

  /** A slider that the page draws itself sends no event: where it stands is looked at. */
  const tellMoved = (label: string, { types }: Screen, before: string) => {
    if (!/^(Slider|Spinner)$/.test(types.get(label) ?? '')) return;
    setTimeout(() => {
      const element = screens.elementOf(label);
      const value = element && element.localName !== 'input' ? screens.valueOf(element) : before;
      if (value !== before) tell({ kind: 'value', label, value });
    });
  };

  const onDrop = (event: DragEvent) => {
    const screen = down?.screen ?? screens.last() ?? screens.take();
    tell({ kind: 'up', label: screens.labelOf(screens.targetOf(event), screen), moved: true, selected: '' });
    down = undefined;
  };

  const onDragEnd = (event: DragEvent) => {
    isDragging = false;
    down = undefined;
    if (event.dataTransfer?.dropEffect === 'none') tell({ kind: 'dropped-nowhere' });
  };

  const onWheel = (event: WheelEvent) => {
    const isNew = event.timeStamp - wheeled.at > turnMs;
    if (isNew) {
      const screen = screens.take();
      wheeled = { at: event.timeStamp, label: scrollerOf(screens.targetOf(event), screen) };
      tell({ kind: 'wheel', label: wheeled.label, delta: event.deltaY, screen: screen.json });
    } else tell({ kind: 'wheel', label: wheeled.label, delta: event.deltaY });
    wheeled.at = event.timeStamp;
  };

  /** The control that scrolls here, '' where the window does. */
  const scrollerOf = (element: Element | null, screen: Screen): string => {
    for (let node: Node | null = element; node; node = screens.around(node)) {
      if (node.nodeType !== 1) continue;
      const { scrollHeight, clientHeight } = node as Element;
      const scrolls =
        scrollHeight > clientHeight + 1 && /auto|scroll/.test(getComputedStyle(node as Element).overflowY);
      if (scrolls) return screens.labelOf(node as Element, screen);
    }
    return '';
  };

  return {
    pointerdown: onDown,
    pointerup: onUp,
    dragstart: () => {
      isDragging = true;
    },
    drop: onDrop,
    dragend: onDragEnd,
    dblclick: (event: MouseEvent) => {
      const screen = screens.last();
      if (screen) tell({ kind: 'double', label: screens.labelOf(screens.targetOf(event), screen) });
    },
    wheel: onWheel,
  };
}
