import type { Rect } from '../../../records/screen/control.ts';
import type { Session } from '../session.ts';
import type { Part } from './survey.ts';
import type { Window } from './windows.ts';

/** Pixels that a window manager's frame may add to what a toolkit calls the window. */
const framePx = 16;

/**
 * Finds the pixels of the screen in one unit of the application's rectangles: toolkits that draw at a scale tell them unscaled. Measured
 * with each look at the application until two in a row say the same, for a window may just be given another size.
 */
export function learnScale(session: Session, windows: Part[], outside: Window[]): void {
  const factor = measure(windows, outside);
  if (factor !== undefined) session.scale = { factor, sure: factor === session.scale?.factor };
}

/** By a window's width and that of its X window; undefined where no window is shown, 1 where the display does not tell which are the application's. */
function measure(windows: Part[], outside: Window[]): number | undefined {
  const shown = windows.filter(({ rect }) => rect !== undefined);
  if (shown.length === 0) return undefined;
  const pairs = shown.flatMap((window) =>
    outside.filter(({ title }) => title === window.name).map((x) => ({ window, x })),
  );
  const widest = {
    window: shown.toSorted((a, b) => b.rect!.width - a.rect!.width)[0]!,
    x: outside.toSorted((a, b) => b.width - a.width)[0],
  };
  // A program may have a small window of the same title that it shows nothing in.
  const { window, x } = pairs.toSorted((a, b) => b.x.width - a.x.width)[0] ?? widest;
  if (!x) return 1;
  const { width } = window.rect!;
  const near = Math.round((x.width / width) * 4) / 4;
  return near > 0 && Math.abs(width * near - x.width) <= framePx ? near : x.width / width;
}

/** The rectangle in pixels of the screen. */
export function inPixels({ scale }: Session, { x, y, width, height }: Rect): Rect {
  const factor = scale?.factor ?? 1;
  return { x: x * factor, y: y * factor, width: width * factor, height: height * factor };
}
