import { setTimeout as sleep } from 'node:timers/promises';
import type { Click, Done } from '../../orders.ts';
import { ComError, call, numberFrom, release } from '../com/com.ts';
import { accessibleOf, doDefault, tellAll } from '../com/msaa.ts';
import type { Pattern } from '../com/numbers.ts';
import { type Element, patternOf } from '../com/uia.ts';
import { tell } from '../native/message.ts';
import { classOf, threadOf, topWindows } from '../native/windows.ts';
import { click as clickAt, drag as dragBetween, point } from './input.ts';
import { handleOf, isPoint, reach, type Target } from './reach.ts';

/** Clicks: by a pattern where the element has one for it, else by MSAA, else by the pointer. */
export async function click(target: Target, { button, times, modifier, expand }: Click): Promise<Done> {
  if (button === 'left' && times === 1 && !modifier) {
    const how = byPattern(target, expand) ?? byAccessible(target);
    if (how) return { how };
  }
  const at = await reach(target);
  if (!isPoint(at)) return at;
  const isPlain = button === 'left' && times === 1 && !modifier;
  // A dialog that has just been written in loses the pointer's click under Wine, not the message.
  if (isPlain && isPushButton(target) && tell(handleOf(target.part), clickMessage)) return { how: 'message' };
  await clickAt(at, button, times, modifier);
  // A menu that is busy taking leave of another misses a click.
  const opens = target.part.source === 'menu' && target.part.states.includes('collapsed');
  if (opens && button === 'left' && !(await showsMenu(target.part.window))) await clickAt(at);
  return { how: 'input' };
}

const clickMessage = 0xf5;

const isPushButton = ({ part }: Target): boolean =>
  part.type === 'Button' && part.className === 'button' && handleOf(part) !== 0;

const menuMs = 400;

/** Whether a menu of the window's process comes. */
async function showsMenu(window: number): Promise<boolean> {
  const pids = new Set([threadOf(window).pid]);
  for (const end = performance.now() + menuMs; performance.now() < end; await sleep(noticeMs)) {
    if (topWindows(pids).some((one) => classOf(one) === '#32768')) return true;
  }
  return false;
}
const noticeMs = 20;

/** What a click does, in the order in which it is tried. */
const clicking: { [type: string]: Pattern[] } = {
  CheckBox: ['Toggle', 'Invoke'],
  RadioButton: ['SelectionItem', 'Invoke'],
  TabItem: ['SelectionItem', 'Invoke'],
  ListItem: ['SelectionItem', 'Invoke'],
  TreeItem: ['SelectionItem', 'Invoke'],
  DataItem: ['SelectionItem', 'Invoke'],
  ComboBox: ['ExpandCollapse'],
  MenuItem: ['ExpandCollapse', 'Invoke', 'Toggle'],
  Button: ['Invoke', 'Toggle', 'ExpandCollapse'],
  SplitButton: ['Invoke', 'ExpandCollapse'],
  Hyperlink: ['Invoke'],
};
const expandedNow = 1;

function byPattern({ part, element }: Target, expand: boolean | undefined): string | undefined {
  if (!element || part.patterns.length === 0) return undefined;
  const order = expand ? (['ExpandCollapse'] as const) : (clicking[part.type] ?? []);
  for (const name of order) if (part.patterns.includes(name) && apply(element, name)) return `uia:${name}`;
  return undefined;
}

/** False where the element has the pattern no longer, or will not. */
export function apply(element: Element, name: Pattern): boolean {
  const pattern = patternOf(element, name);
  if (!pattern) return false;
  try {
    if (pattern.face === 'IUIAutomationInvokePattern') call(pattern, 'Invoke');
    else if (pattern.face === 'IUIAutomationTogglePattern') call(pattern, 'Toggle');
    else if (pattern.face === 'IUIAutomationSelectionItemPattern') call(pattern, 'Select');
    else if (pattern.face === 'IUIAutomationScrollItemPattern') call(pattern, 'ScrollIntoView');
    else if (pattern.face === 'IUIAutomationExpandCollapsePattern') {
      const isOpen = numberFrom(pattern, 'get_CurrentExpandCollapseState') === expandedNow;
      call(pattern, isOpen ? 'Collapse' : 'Expand');
    } else return false;
    return true;
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
    return false;
  } finally {
    release(pattern);
  }
}

/** Only for what draws itself: a control that is a window is clicked as a person does. */
function byAccessible({ part }: Target): string | undefined {
  if (part.source !== 'msaa' && part.source !== 'walker') return undefined;
  return withAccessible(part, (object, child) => doDefault(object, child)) ? 'msaa' : undefined;
}

/** Finds the part by MSAA, and does something with it; false where it is not there or refuses. */
export function withAccessible(
  part: Target['part'],
  use: (object: NonNullable<ReturnType<typeof accessibleOf>>, child: number) => void,
): boolean {
  const known = /^a(\d+)\.(\d+)$/.exec(part.key);
  const object = accessibleOf(known ? Number(known[1]) : part.window);
  if (!object) return false;
  try {
    const isIt = ({ name, rect }: { name: string; rect: { x: number; y: number } }) =>
      name === part.name && rect.x === part.rect?.x && rect.y === part.rect.y;
    const child = known ? Number(known[2]) : tellAll(object).find(isIt)?.child;
    if (!child) return false;
    use(object, child);
    return true;
  } catch (error) {
    if (!(error instanceof ComError)) throw error;
    return false;
  } finally {
    release(object);
  }
}

export async function hover(target: Target): Promise<Done> {
  const at = await reach(target);
  if (!isPoint(at)) return at;
  // A pointer that stands there already tells nothing.
  point({ x: at.x + 1, y: at.y });
  point(at);
  return { how: 'input' };
}

export async function drag(from: Target, to: Target): Promise<Done> {
  const start = await reach(from);
  if (!isPoint(start)) return start;
  const end = await reach(to);
  if (!isPoint(end)) return end;
  await dragBetween(start, end);
  return { how: 'input' };
}
