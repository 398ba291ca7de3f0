import type { ControlTypeName } from '../../../records/screen/control.ts';
import { windowTicks } from '../scrolling.ts';
import { parseTarget, type Target } from '../sentence/target.ts';
import type { Way } from '../way.ts';

/** What is scrolled where a name is given. */
const scrollable: ControlTypeName[] = ['List', 'Table', 'Tree', 'Pane', 'Document', 'Group', 'Menu', 'Edit'];

const direction = /(?:^|\s)(up|down)(?:wards?)?(?=\s|$)/i;
const edge = /^(?:the\s+)?(?:very\s+)?(bottom|end|top|start|beginning)\b\s*/i;
const preposition = /^(?:in|on|of|through|within|inside|over|along)\s+/i;

/** `scroll down`, `scroll down the "Items" list`, `scroll to "Post 33"`, `scroll the list up until "A"`, `scroll to the end`. */
export function scrolling(text: string, parts: readonly string[]): Way[] | null {
  const found = /^scroll\b\s*(.*)$/i.exec(text);
  if (!found) return null;
  const said = found[1]!.replace(direction, '').trim();
  const [where = '', goal = ''] = said.split(/(?:^|\s+)(?:to|until|till)\s+/i);
  const isUp =
    /up/i.test(direction.exec(found[1]!)?.[1] ?? '') || /top|start|beginning/i.test(edge.exec(goal)?.[1] ?? '');
  const ticks = isUp ? windowTicks : -windowTicks;
  const way = (place: string): Way => ({
    function: 'wheel_mouse_input',
    args: { ticks },
    target: placeOf(place, parts),
  });
  if (edge.test(goal)) return [{ ...way(where || goal.replace(edge, '')), until: 'end' }];
  if (goal === '') return [way(where)];
  const { within, ...wanted } = parseTarget(goal, parts);
  if (wanted.names.length === 0) return [];
  const [inside] = where === '' ? within : [];
  const target: Target | null = inside
    ? { names: [inside.name], kinds: scrollable, within: [] }
    : placeOf(where, parts);
  return [{ ...way(''), target, until: { ...wanted, within: [] } }];
}

function placeOf(words: string, parts: readonly string[]): Target | null {
  const place = words.replace(preposition, '').trim();
  if (place === '' || /^(?:the\s+)?(?:page|window|screen)$/i.test(place)) return null;
  return { ...parseTarget(place, parts), kinds: scrollable };
}
