import { has } from '../bus/at-spi.ts';
import type { Bus, Node } from '../bus/bus.ts';
import type { Screen } from '../starting/desktop.ts';
import { gtk4Manner } from './gtk4.ts';
import type { Manner, Part, Rect } from './survey.ts';
import { type Window, windowsOf } from './windows.ts';

/** How this application's tree is read, where its toolkit has a way of its own. */
export async function mannerOf(bus: Bus, root: Node, pid: number, screen: Screen): Promise<Manner | undefined> {
  const property = (name: string) => bus.get<string>(root, 'org.a11y.atspi.Application', name).catch(() => '');
  const [toolkit, version] = await Promise.all([property('ToolkitName'), property('Version')]);
  if (toolkit === 'GAIL') return gtk2Manner(pid, screen);
  if (toolkit.toLowerCase() === 'gtk' && Number.parseInt(version, 10) >= 4) return gtk4Manner(bus, pid, screen);
  return undefined;
}

/** What was never drawn has no place. Nothing says that a menu is open but the window that it stands in. */
function gtk2Manner(pid: number, screen: Screen): Manner {
  return {
    isShown: (states) => has(states, 'visible'),
    mayHold: () => true,
    coordinates: 'screen',
    isDrawn: async (_node, { x }) => x > nowhere,
    async arrange(application) {
      const titles = new Set(application.children.map(({ name }) => name));
      const popups = (await windowsOf(pid, screen)).filter(({ title }) => !titles.has(title));
      closeMenus(application, popups);
    },
  };
}
const nowhere = -(2 ** 31);

function closeMenus(part: Part, popups: Window[]): void {
  const isOpen = ({ rect }: Part) => rect && popups.some((popup) => isAround(popup, rect));
  if (part.role === 'menu') part.children = part.children.filter(isOpen);
  for (const child of part.children) closeMenus(child, popups);
}

function isAround(a: Rect, b: Rect): boolean {
  return a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height;
}
