import type { Screen, Screens } from './screens.ts';
import type { Happening } from './told.ts';

export type Hovering = ReturnType<typeof createHovering>;

/**
 * Finds out over what the pointer had to be for a control to show: the screen is looked at as the pointer goes along.
 * Runs inside the page: sent there as text, so it must not use anything from outside of itself.
 */
export function createHovering(screens: Screens, tell: (what: Happening) => void) {
  /** It is looked so often at most, in milliseconds; where a look takes long, less often: it is the person's time. */
  const leastPace = 60;
  const share = 10;
  let pace = leastPace;
  const most = 60;
  /** The screen before the pointer went anywhere, and where it has been since. */
  let base: Screen | undefined;
  let been: { element: Element; label: string; screen: Screen }[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let looked = 0;
  let under: Element | null = null;
  let place = '';

  const look = () => {
    waiting = undefined;
    if (!under?.isConnected || been.length >= most) return;
    const began = performance.now();
    const screen = screens.take();
    looked = performance.now();
    pace = Math.max(leastPace, (looked - began) * share);
    base ??= screen;
    been.push({ element: under, label: screens.labelOf(under, screen), screen });
  };

  const onOver = (event: PointerEvent) => {
    // Where the page moves under the pointer, the person does nothing.
    const now = `${event.screenX} ${event.screenY}`;
    if (!screens.isKnown() || event.buttons > 0 || event.pointerType === 'touch' || now === place) return;
    place = now;
    under = screens.targetOf(event);
    if (performance.now() - looked > pace) look();
    else waiting ??= setTimeout(look, pace);
  };

  /** Where the pointer had to be for this to show, the first place first; none for what showed all the time. */
  const wayTo = (label: string, screen: Screen): { label: string; screen: Screen }[] => {
    const key = screen.keyOf.get(label);
    if (!base || key === undefined || base.keys.has(key)) return [];
    const at = been.findIndex((one) => one.screen.keys.has(key));
    const showing = been.at(at);
    if (!showing) return [];
    const own = screens.elementOf(label);
    const isOwn = showing.label === '' || showing.screen.keyOf.get(showing.label) === key;
    const over = isOwn ? aroundIn(own ?? showing.element, base) : showing.label;
    if (over === '' || showing.screen.keyOf.get(over) === key) return [];
    const before = at > 0 ? been[at - 1]!.screen : base;
    return [...wayTo(over, showing.screen), { label: over, screen: before.types.has(over) ? before : showing.screen }];
  };

  /** The nearest control around an element that was there before: itself, or a text in its row. */
  const aroundIn = (element: Element, screen: Screen): string => {
    for (let node = screens.around(element); node; node = screens.around(node)) {
      if (node.nodeType !== 1) continue;
      const outer = screens.labelOf(node as Element, screen);
      if (outer) return outer;
      for (const inner of (node as Element).children) {
        const label = screens.labelOf(inner, screen);
        if (label) return label;
      }
    }
    return '';
  };

  /** Something is done: what comes to show comes of that. */
  const anew = () => {
    clearTimeout(waiting);
    waiting = base = undefined;
    been = [];
  };

  const tellWhatShowed = (label: string, screen: Screen) => {
    for (const { label: over, screen: before } of wayTo(label, screen)) {
      tell({ kind: 'hover', label: over, screen: before.json });
    }
    anew();
  };

  return {
    pointerover: onOver,
    tellWhatShowed,
    anew,
    /** The page is at rest: what shows now shows without the pointer going anywhere. */
    rest: () => {
      if (been.length === 0) base = screens.take();
    },
  };
}
