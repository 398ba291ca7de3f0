import type { Done } from '../../orders.ts';
import { objectFrom } from '../com/com.ts';
import { type Automation, cached, cachedChildren, type Element } from '../com/uia.ts';
import { ask, tell } from '../native/message.ts';
import { holderOf, idOf } from '../native/windows.ts';
import { apply } from './click.ts';
import { failed, handleOf, type Target } from './reach.ts';

const setChosen = 0x14e;
const command = 0x111;
/** What a combo box tells its window when a person has chosen: it is decided, it has changed. */
const told = [9, 1];

/** Chooses an option of a combo box. */
export async function choose(uia: Automation, { part, element }: Target, option: string): Promise<Done> {
  const window = handleOf(part);
  if (element && !window) return chooseElement(uia, element, option);
  const at = part.options?.indexOf(option) ?? -1;
  if (!window || at < 0) return failed('action', notOffered(option, part.options ?? []));
  ask(window, setChosen, at);
  for (const code of told) tell(holderOf(window), command, (code << 16) | (idOf(window) & 0xffff), window);
  return { how: 'message' };
}

/** Opens the list, and selects the item of the name. */
function chooseElement(uia: Automation, element: Element, option: string): Done {
  apply(element, 'ExpandCollapse');
  uia.requests++;
  const request = uia.whole ?? uia.single;
  const open = objectFrom('IUIAutomationElement', element, 'BuildUpdatedCache', 'void* request', request.address);
  const items = open ? below(open) : [];
  const found = items.find((item) => cached.name(item) === option);
  const done = found !== undefined && apply(found, 'SelectionItem');
  if (!done) apply(element, 'ExpandCollapse');
  if (done) return { how: 'uia:SelectionItem' };
  return failed('action', notOffered(option, items.map(cached.name)));
}

const below = (element: Element): Element[] =>
  cachedChildren(element).flatMap((child) => (cached.type(child) === 'ListItem' ? [child] : below(child)));

const notOffered = (option: string, options: string[]) =>
  `"${option}" is not among ${
    options
      .slice(0, 20)
      .map((one) => `"${one}"`)
      .join(', ') || 'its choices'
  }.`;
