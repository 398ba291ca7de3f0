import { type Control, type ControlTypeName, controlTypes } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { Look, Part, PartState } from '../part.ts';
import { labelOf, look, type Session } from '../session.ts';

const longestName = 300;
const longestValue = 2000;

/** What is shown only, never operated: listed where it has a name. */
const plain = new Set<string>(['Text', 'Image', 'Header']);
/** What only holds others, however it is named. */
const structure = new Set(['Pane', 'Group', 'ScrollBar', 'Menu', 'Tab', 'List', 'Tree', 'Table', 'Document']);
const containers = new Set([
  'Window',
  'Group',
  'Pane',
  'ToolBar',
  'Tab',
  'TabItem',
  'List',
  'Tree',
  'Table',
  'StatusBar',
  'Document',
  'Menu',
  'MenuItem',
  'Custom',
]);
/** Names of UI Automation that the action space has no word for. */
const sameAs: { [type: string]: ControlTypeName } = { HeaderItem: 'Header', DataGrid: 'Table' };
const known = new Set<string>(controlTypes);

/** Everything on screen now. */
export const observeApplication = async (session: Session): Promise<Observation> =>
  listControls(session, await look(session));

/** What a look shows; while a modal window is open, that window and what pops up from it. */
export function listControls(session: Session, { parts }: Look): Observation {
  const shown = inFront(parts);
  const fields = new Set(
    parts.filter(({ type }) => type === 'Edit' || type === 'ComboBox').map(({ name }) => fold(name)),
  );
  session.seen = new Map();
  const controls: Control[] = [];
  let focus: string | null = null;
  for (const part of shown) {
    const control = part.isLabel ? undefined : describe(session, parts, part);
    if (!control || (control.type === 'Text' && /[:：]$/.test(control.name) && fields.has(bare(control.name))))
      continue;
    session.seen.set(control.label, { control, part });
    controls.push(control);
    if (control.states.includes('focused')) focus = control.label;
  }
  const front = shown.find(({ parent, type }) => parent < 0 && type !== 'Menu');
  const messages = parts.filter(({ message, type }) => message && type === 'Text').map(({ name }) => fold(name));
  return {
    window: { title: fold(front?.name ?? '') },
    focus,
    controls,
    messages: [...new Set(messages.filter(Boolean).map((text) => text.slice(0, longestName)))],
  };
}

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
const bare = (text: string) => text.replace(/\s*[:：]\s*$/, '');

/** The windows that can be operated: all, or from the first modal one in front of the others. */
function inFront(parts: Part[]): Part[] {
  const modal = parts.find(({ parent, states }) => parent < 0 && states.includes('modal'));
  if (!modal) return parts;
  const place = parts.indexOf(modal);
  const rest = parts.findIndex((part, index) => index > place && part.parent < 0);
  return parts.slice(0, rest < 0 ? undefined : rest);
}

function describe(session: Session, parts: Part[], part: Part): Control | undefined {
  const type = typeOf(parts, part);
  if (!type) return undefined;
  const name = fold(part.name).slice(0, longestName).toWellFormed();
  if (!name && plain.has(type)) return undefined;
  const control: Control = {
    label: labelOf(session, part.key),
    name,
    ...(part.guessed ? { guessed: true } : {}),
    type,
    states: part.states.filter((state) => isControlState(state, type)),
    rect: part.rect,
  };
  if (part.value !== undefined && (type === 'Edit' || type === 'ComboBox' || type === 'Spinner' || type === 'Slider')) {
    control.value = part.value.replace(/\r\n?/g, '\n').slice(0, longestValue).toWellFormed();
  }
  const options = part.options?.map(fold);
  if (options?.some(Boolean)) control.options = options;
  const container = containerOf(parts, part, name);
  if (container) control.container = container;
  return control;
}

/** What a control's own states are: a window has the keyboard where none of its controls has. */
function isControlState(
  state: PartState,
  type: ControlTypeName,
): state is Exclude<PartState, 'password' | 'lines' | 'writable'> {
  return (
    state !== 'password' && state !== 'lines' && state !== 'writable' && !(state === 'focused' && type === 'Window')
  );
}

function typeOf(parts: Part[], part: Part): ControlTypeName | undefined {
  const { type, patterns, states } = part;
  // A text that can be written in is a field, whatever else it is.
  if (type === 'Document' && !states.includes('readonly') && (patterns.includes('Value') || patterns.includes('Text')))
    return 'Edit';
  // Of windows only dialogs are listed: the main one is the observation's own.
  if (type === 'Window') return part.parent >= 0 || states.includes('modal') ? 'Window' : undefined;
  if (structure.has(type)) return undefined;
  const own = sameAs[type] ?? type;
  if (!known.has(own)) return undefined;
  const holder = parts[part.parent]?.type;
  // What is written on a control is its name; what a combo box is made of is operated as one.
  if (holder === 'ComboBox' && own !== 'ListItem') return undefined;
  if (
    plain.has(own) &&
    holder &&
    holder !== 'StatusBar' &&
    !structure.has(holder) &&
    holder !== 'Window' &&
    holder !== 'Custom'
  )
    return undefined;
  return own as ControlTypeName;
}

/** The nearest named part that holds it, without saying its own name again; a group's frame is drawn beside what stands in it. */
function containerOf(parts: Part[], part: Part, own: string): string | undefined {
  const frames = parts.filter(
    (one) => one.parent === part.parent && one !== part && one.type === 'Group' && isAround(one, part),
  );
  const frame = frames.map(({ name }) => fold(name)).find(Boolean);
  if (frame) return frame;
  for (let one = parts[part.parent]; one; one = parts[one.parent]) {
    const name = fold(one.name);
    if (one.parent < 0 && one.type === 'Window' && !one.states.includes('modal')) return undefined;
    if (name && (name !== own || one.type === 'Window') && containers.has(one.type)) return name;
  }
  return undefined;
}

function isAround({ rect: a }: Part, { rect: b }: Part): boolean {
  return Boolean(
    a && b && a.x <= b.x && a.y <= b.y && a.x + a.width >= b.x + b.width && a.y + a.height >= b.y + b.height,
  );
}
