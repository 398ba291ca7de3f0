import type { Control, ControlTypeName, Rect } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import { face } from '../bus/at-spi.ts';
import type { Node } from '../bus/bus.ts';
import { labelOf, type Session } from '../session.ts';
import { lookAt } from './look.ts';
import { asLabel, borrowedName, fold, isLabel, labelFor, writtenIn } from './names.ts';
import { inPixels } from './scale.ts';
import { isOn, nearest, type Part } from './survey.ts';
import {
  checkableRoles,
  containerRoles,
  dialogRoles,
  documentRoles,
  isPlain,
  messageRoles,
  selectableRoles,
  typeByRole,
  windowRoles,
} from './types.ts';

const longestName = 300;
const mostOptions = 200;
/** What is scrolled out of a list may be given a place that is none. */
const farAway = -100_000;

/** Everything on screen now, in the order of the tree; while a modal window is open, that window alone. */
export async function observeApplication(session: Session): Promise<Observation> {
  const { parts, windows } = await lookAt(session);
  const labels = parts.filter((part) => isLabel(part) && typeOf(part) === 'Text');
  const described = await Promise.all(parts.map((part) => describe(session, part, labels)));
  session.seen = new Map();
  let focus: string | null = null;
  const controls: Control[] = [];
  const fields = new Set(described.map((control) => (control && !isPlain(control.type) ? control.name : '')));
  for (const [index, control] of described.entries()) {
    // A label is the name of its field.
    if (!control || (control.type === 'Text' && /[:：]$/.test(control.name) && fields.has(asLabel(control.name))))
      continue;
    session.seen.set(control.label, { control, part: parts[index]! });
    controls.push(control);
    if (control.states.includes('focused')) focus = control.label;
  }
  const front = windows.find((part) => isOn(part, 'active')) ?? windows[0];
  return {
    window: { title: fold(front?.name ?? '') },
    focus,
    controls,
    messages: messagesOf(parts),
  };
}

async function describe(session: Session, part: Part, labels: Part[]): Promise<Control | undefined> {
  const type = typeOf(part);
  if (!type) return undefined;
  const own = fold(part.name) || (isPlain(type) ? fold(part.text ?? '') : '');
  const isParagraph = documentRoles.has(part.role);
  if (isPlain(type) && !own) return undefined;
  let name = own;
  let value: string | undefined;
  let options: string[] | undefined;
  if (isParagraph) name = fold(part.text ?? '') || own;
  else if (type === 'ComboBox') {
    const label = await labelFor(session, part);
    const field = fieldIn(part);
    const hasName = field || session.manner?.namesLists;
    const written = session.manner?.namesLists ? writtenIn(part) : own;
    value = field?.text ?? ((await chosenOf(session, part.node)) || written);
    name = label || (hasName ? own : '') || (await borrowedName(session, part, labels)) || own;
    options = await optionsOf(session, part.node);
  } else if (type === 'Button' && own && isWithin(part, dialogRoles)) {
    // A button that shows what is chosen, beside a label that says what it is for.
    name = (await labelFor(session, part)) || own;
    if (name !== own) value = own;
  } else if (type === 'Hyperlink' && !own) name = await linkText(session, part);
  else if (!own) name = await borrowedName(session, part, labels);
  if (type === 'Edit' && !isParagraph) value = part.role === 'password text' ? '' : (part.text ?? '');
  if (type === 'Spinner') value = part.text ?? '';
  if ((type === 'Table' || part.role === 'alert') && !name) return undefined;
  // The page of a notebook that shows no tabs.
  if (type === 'TabItem' && (!name || (part.rect && part.rect.width <= 0))) return undefined;
  const rect = part.rect && inPixels(session, part.rect);
  const control: Control = {
    label: labelOf(session, part.key),
    name: name.slice(0, longestName).toWellFormed(),
    type,
    states: statesOf(part, rect, type, session.screen.size),
    rect: rect && rect.width > 0 && rect.x > farAway ? rect : null,
  };
  if (value !== undefined) control.value = value;
  if (options?.some(Boolean)) control.options = options;
  const container = containerOf(part, name);
  if (container) control.container = container;
  return control;
}

function typeOf(part: Part): ControlTypeName | undefined {
  const type = typeByRole[part.role];
  if (type === 'Text' && isOn(part, 'editable')) return 'Edit';
  // What is written on a button, in a cell or in a field is its name, not a control beside it.
  if (type === 'Text' || type === 'Image') {
    for (let one = part.parent; one; one = one.parent) {
      const around = typeByRole[one.role];
      if (around === 'DataItem' && part.role === 'paragraph') continue;
      if (around && around !== 'Window' && around !== 'Document' && around !== 'Table' && around !== 'TabItem') {
        return undefined;
      }
    }
  }
  // The field of a combo box, and the button that opens it, are operated as one.
  if (part.parent?.role === 'combo box' && (type === 'Edit' || type === 'Button')) return undefined;
  return type;
}

type Size = { width: number; height: number };

function statesOf(part: Part, rect: Rect | undefined, type: ControlTypeName, screen: Size): Control['states'] {
  const states: Control['states'] = [];
  const on = (state: string) => isOn(part, state);
  const inert = isPlain(type) || type === 'Window' || isInDocument(part);
  if (!inert && !on('sensitive')) states.push('disabled');
  if (on('focused')) states.push('focused');
  if (checkableRoles.has(part.role)) {
    states.push(on('indeterminate') ? 'mixed' : on('checked') ? 'checked' : 'unchecked');
  } else if (part.role === 'toggle button' && (on('checked') || on('pressed'))) states.push('pressed');
  if (selectableRoles.has(part.role) && on('selected')) states.push('selected');
  if (part.role === 'menu' && on('selected')) states.push('expanded');
  else if (on('expandable')) states.push(on('expanded') ? 'expanded' : 'collapsed');
  if (type === 'Edit' && !on('editable')) states.push('readonly');
  if (on('required')) states.push('required');
  if (type === 'Window' && on('modal')) states.push('modal');
  if (rect && (rect.x >= screen.width || rect.y >= screen.height || rect.x + rect.width <= 0)) states.push('offscreen');
  return states;
}

/** The named parts of the screen that hold it, without saying its own name again. */
function containerOf(part: Part, own: string): string | undefined {
  for (let one = part.parent; one; one = one.parent) {
    const name = fold(one.name);
    if (one.role === 'frame' || one.role === 'application') return undefined;
    if (name && name !== own && containerRoles.has(one.role)) return name;
    if (windowRoles.has(one.role) && name) return name;
  }
  return undefined;
}

function fieldIn(part: Part): Part | undefined {
  return part.children.find((child) => child.role === 'text' || child.role === 'entry');
}

/** The piece of the text around it that the link is. */
async function linkText({ bus }: Session, part: Part): Promise<string> {
  const [start, end] = await Promise.all([
    bus.get<number>(part.node, face.hyperlink, 'StartIndex').catch(() => 0),
    bus.get<number>(part.node, face.hyperlink, 'EndIndex').catch(() => 0),
  ]);
  return fold([...(part.parent?.text ?? '')].slice(start, end).join(''));
}

async function chosenOf({ bus }: Session, node: Node): Promise<string> {
  try {
    const [chosen] = await bus.call<[Node]>(node, face.selection, 'GetSelectedChild', 'i', [0]);
    return fold(await bus.get<string>(chosen, face.accessible, 'Name'));
  } catch {
    return '';
  }
}

/** In their places, for an option is chosen by its number; a line between two has no name. */
async function optionsOf(session: Session, node: Node): Promise<string[]> {
  const below = async (one: Node) => (await session.bus.call<[Node[]]>(one, face.accessible, 'GetChildren'))[0];
  try {
    const [list] = await below(node);
    const items = list ? await below(list) : [];
    const names = await Promise.all(
      items.slice(0, mostOptions).map((item) => session.bus.get<string>(item, face.accessible, 'Name')),
    );
    return names.map(fold);
  } catch {
    return [];
  }
}

/** What stands in a document is not said to be sensitive, as widgets are. */
function isInDocument(part: Part): boolean {
  return nearest(part, ({ role }) => typeByRole[role] === 'Document') !== undefined;
}

function messagesOf(parts: Part[]): string[] {
  const texts = parts.filter((part) => isLabel(part) && isWithin(part, messageRoles));
  return [...new Set(texts.map((part) => fold(part.name || part.text || '').slice(0, longestName)).filter(Boolean))];
}

function isWithin(part: Part, roles: ReadonlySet<string>): boolean {
  for (let one = part.parent; one; one = one.parent) if (roles.has(one.role)) return true;
  return false;
}
