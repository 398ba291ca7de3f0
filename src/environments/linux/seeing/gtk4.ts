import { face, has } from '../bus/at-spi.ts';
import type { Bus } from '../bus/bus.ts';
import type { Screen } from '../starting/desktop.ts';
import { fold, givenName, writtenIn } from './names.ts';
import { extents, type Manner, type Part, type Rect } from './survey.ts';
import { nearestInSize, type Window, windowsOf } from './windows.ts';

const popupLayer = 5;

/** The Manner of GTK 4. */
export function gtk4Manner(bus: Bus, pid: number, screen: Screen): Manner {
  const popups = new Map<string, boolean>();
  const places: Places = new Map();
  const names = new Map<string, string>();
  return {
    // Only windows are said to be showing. What is hidden is not in the tree, or was never drawn.
    isShown: (states) => has(states, 'visible'),
    mayHold: () => true,
    namesLists: true,
    // A button that is activated looks pressed for a quarter of a second first.
    clicksByPointer: true,
    // It may learn by the pointer's next move that a popup is closed, and takes a click that comes with it for one beside the popup.
    pointsFirst: true,
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
    news: {
      // A button that takes the focus says its name once more.
      isNews: ({ path, detail, value }) => detail !== 'accessible-name' || names.get(path) !== value,
      // What comes and goes is told by the room that it takes.
      also: ['Object:BoundsChanged'],
    },
    async arrange(application) {
      remember(application, names);
      const windows = await windowsOf(pid, screen);
      const isPopup = ({ key }: Part) => popups.get(key) === true;
      places.clear();
      for (const window of application.children) arrangeWindow(window, windows, isPopup, places);
    },
    async locate({ node, key }) {
      const rect = await extents(bus, node, 'window');
      return rect && places.get(key)?.(rect);
    },
  };
}

function remember({ node, name, children }: Part, names: Map<string, string>): void {
  names.set(node[1], name);
  for (const child of children) remember(child, names);
}

type Places = Map<string, (rect: Rect) => Rect | undefined>;

/** Gives a window and what it pops up their places on the screen, and its parts their names. */
function arrangeWindow(window: Part, windows: Window[], isPopup: (part: Part) => boolean, places: Places): void {
  const place = take(windows, window, fold(window.name));
  if (!place || !window.rect) return;
  if (givenName(window.name) === '') window.name = place.title;
  const popups: Part[] = [];
  detach(window, isPopup, popups);
  const scale = Math.max(1, Math.round(place.width / window.rect.width));
  arrangeSurface(window, place, scale, places);
  for (const popup of popups) {
    const where = take(windows, popup);
    if (!where) continue;
    popup.parent = window;
    popup.role = 'window';
    window.children.push(popup);
    arrangeSurface(popup, where, scale, places);
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

/** Counts the rectangles of a surface from the screen, as far as they are not scrolled out of sight, and mends the names. */
function arrangeSurface(surface: Part, place: Window, scale: number, places: Places): void {
  const own = surface.rect!;
  // What is around the contents (a border, a shadow) is about the same on all sides.
  const left = place.x + (place.width - own.width * scale) / 2;
  const top = place.y + (place.height - own.height * scale) / 2;
  const onScreen = (rect: Rect): Rect => ({
    x: Math.round(left + (rect.x - own.x) * scale),
    y: Math.round(top + (rect.y - own.y) * scale),
    width: rect.width * scale,
    height: rect.height * scale,
  });
  const visit = (part: Part, view: Rect | undefined) => {
    const inView = (rect: Rect) => (view ? common(onScreen(rect), view) : onScreen(rect));
    places.set(part.key, inView);
    const hidden = part.rect && !inView(part.rect);
    part.rect = part.rect && inView(part.rect);
    const within = part.role === 'scroll pane' ? part.rect : view;
    part.children = part.children.filter((child) => visit(child, within));
    nameParts(part);
    return !hidden;
  };
  visit(surface, undefined);
}

function common(a: Rect, b: Rect): Rect | undefined {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Called by what is written on them. */
const writtenOn = new Set('push button,toggle button,check box,list item,page tab,menu item,table cell'.split(','));
const buttons = new Set(['push button', 'toggle button']);

function nameParts(part: Part): void {
  if (part.role === 'option pane') part.role = 'list item';
  part.name = givenName(fold(part.name));
  if (!writtenOn.has(part.role)) return;
  const written = writtenIn(part);
  // Labelled twice: by itself, where a line may be drawn under a letter, and by the text on it.
  if (part.name === '' || part.name.replaceAll('_', '') === `${written} ${written}`) part.name = written;
  if (part.role === 'page tab') part.children = [];
  // The button that opens a menu is a wrapping around the one that is clicked.
  if (buttons.has(part.role) && part.children.some(({ role }) => buttons.has(role))) part.role = 'filler';
}
