import { face, has } from './at-spi.ts';
import type { Bus, Node } from './bus.ts';
import type { Screen } from './desktop.ts';
import { fold, givenName, writtenIn } from './names.ts';
import type { Manner, Part } from './survey.ts';
import { nearestInSize, type Window, windowsOf } from './windows.ts';

const popupLayer = 5;

/** The Manner of GTK 4, where the application is built with it. */
export async function gtk4Manner(bus: Bus, root: Node, pid: number, screen: Screen): Promise<Manner | undefined> {
  const property = (name: string) => bus.get<string>(root, 'org.a11y.atspi.Application', name).catch(() => '');
  const [toolkit, version] = await Promise.all([property('ToolkitName'), property('Version')]);
  if (toolkit.toLowerCase() !== 'gtk' || Number.parseInt(version, 10) < 4) return undefined;
  const popups = new Map<string, boolean>();
  return {
    // Only windows are said to be showing. What is hidden is not in the tree, or was never drawn.
    isShown: (states) => has(states, 'visible'),
    mayHold: () => true,
    // A button that is activated looks pressed for a quarter of a second first.
    clicksByPointer: true,
    // It does not know where on the screen its windows are.
    coordinates: 'window',
    async isDrawn(node, { x, y, width, height }) {
      const key = node.join('');
      const middle = [x + (width >> 1), y + (height >> 1), 1];
      const [[drawn], popup] = await Promise.all([
        bus.call<[boolean]>(node, face.component, 'Contains', 'iiu', middle),
        popups.get(key) ?? bus.call<[number]>(node, face.component, 'GetLayer').then(([layer]) => layer === popupLayer),
      ]);
      popups.set(key, popup);
      return drawn;
    },
    async arrange(application) {
      const windows = await windowsOf(pid, screen);
      for (const window of application.children) arrangeWindow(window, windows, ({ key }) => popups.get(key) === true);
    },
  };
}

/** Gives a window and what it pops up their places on the screen, and its parts their names. */
function arrangeWindow(window: Part, windows: Window[], isPopup: (part: Part) => boolean): void {
  const place = take(windows, window, fold(window.name));
  if (!place || !window.rect) return;
  const popups: Part[] = [];
  detach(window, isPopup, popups);
  const scale = Math.max(1, Math.round(place.width / window.rect.width));
  settleParts(window, place, scale);
  for (const popup of popups) {
    const where = take(windows, popup);
    if (!where) continue;
    popup.parent = window;
    popup.role = 'window';
    window.children.push(popup);
    settleParts(popup, where, scale);
  }
}

/** The X window of this part, which is not another one's any more. */
function take(windows: Window[], { rect }: Part, title?: string): Window | undefined {
  const titled = windows.filter((one) => title !== undefined && fold(one.title) === title);
  const found = rect && nearestInSize(titled.length > 0 ? titled : windows, rect);
  if (found) windows.splice(windows.indexOf(found), 1);
  return found;
}

/** A popup hangs below the part that it belongs to, but has a surface of its own. */
function detach(part: Part, isPopup: (part: Part) => boolean, popups: Part[]): void {
  for (const child of part.children) detach(child, isPopup, popups);
  popups.push(...part.children.filter(isPopup));
  part.children = part.children.filter((child) => !isPopup(child));
}

/** Counts the rectangles of a surface from the screen, leaves out what is scrolled out of sight, and mends the names. */
function settleParts(surface: Part, place: Window, scale: number): void {
  const own = surface.rect!;
  // What is around the contents (a border, a shadow) is about the same on all sides.
  const left = place.x + (place.width - own.width * scale) / 2;
  const top = place.y + (place.height - own.height * scale) / 2;
  const visit = (part: Part, view: Part) => {
    const { rect } = part;
    if (rect) {
      part.rect = {
        x: Math.round(left + (rect.x - own.x) * scale),
        y: Math.round(top + (rect.y - own.y) * scale),
        width: rect.width * scale,
        height: rect.height * scale,
      };
    }
    const around = part.role === 'scroll pane' ? part : view;
    for (const child of part.children) visit(child, around);
    part.children = part.children.filter((child) => isWithin(child, around));
    nameParts(part);
  };
  visit(surface, surface);
}

function isWithin({ rect }: Part, { rect: view }: Part): boolean {
  if (!rect || !view) return true;
  const beside = rect.x >= view.x + view.width || rect.x + rect.width <= view.x;
  return !beside && rect.y < view.y + view.height && rect.y + rect.height > view.y;
}

/** Called by what is written on them. */
const writtenOn = new Set('push button,toggle button,check box,list item,page tab,menu item,table cell'.split(','));
const buttons = new Set(['push button', 'toggle button']);

function nameParts(part: Part): void {
  if (part.role === 'option pane') part.role = 'list item';
  part.name = givenName(fold(part.name));
  if (!writtenOn.has(part.role)) return;
  const written = writtenIn(part);
  // A label that says it twice: once itself, once by the text that it is labelled by.
  if (part.name === '' || part.name === `${written} ${written}`) part.name = written;
  // The button that opens a menu is a wrapping around the one that is clicked.
  if (buttons.has(part.role) && part.children.some(({ role }) => buttons.has(role))) part.role = 'filler';
}
