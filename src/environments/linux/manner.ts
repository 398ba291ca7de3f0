import { has } from './at-spi.ts';
import type { Bus, Node } from './bus.ts';
import type { Screen } from './desktop.ts';
import { gtk4Manner } from './gtk4.ts';
import type { Manner } from './survey.ts';

/** How this application's tree is read, where its toolkit has a way of its own. */
export async function mannerOf(bus: Bus, root: Node, pid: number, screen: Screen): Promise<Manner | undefined> {
  const property = (name: string) => bus.get<string>(root, 'org.a11y.atspi.Application', name).catch(() => '');
  const [toolkit, version] = await Promise.all([property('ToolkitName'), property('Version')]);
  if (toolkit === 'GAIL') return gtk2Manner;
  if (toolkit.toLowerCase() === 'gtk' && Number.parseInt(version, 10) >= 4) return gtk4Manner(bus, pid, screen);
  return undefined;
}

/** What is not drawn has no place; what stands in an open menu is not said to be showing. */
const gtk2Manner: Manner = {
  isShown: (states) => has(states, 'visible'),
  mayHold: () => true,
  coordinates: 'screen',
  isDrawn: async (_node, { x }) => x > nowhere,
  arrange: async () => {},
};
const nowhere = -(2 ** 31);
