import type { Rect } from '../../../records/screen/control.ts';
import { face } from '../bus/at-spi.ts';
import type { Node } from '../bus/bus.ts';
import type { Session } from '../session.ts';
import { type Part, windowOf } from './survey.ts';
import { containerRoles, windowRoles } from './types.ts';

const labelledBy = 2;
/** Pixels: what is wider holds more than one field. */
const widestHolder = 400;
const longestLabel = 40;
const rightToLeft = /[\u0590-\u08ff]/;

export const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** What a GTK 4 widget without a name is called: as its class. */
const className =
  /^(?:Gtk|Adw)[A-Z]\w*$|^(?:[A-Z][a-z0-9]+)+(?:View|Button|Entry|Row|Page|Box|Bar|Image|Item|Widget|Window|Dialog)$/;
/** The name, where it is one. */
export const givenName = (name: string): string => (className.test(name) ? '' : name);
export const isLabel = ({ role }: Part): boolean => role === 'label' || role === 'static';

/** What is written on it, by labels that are parts of their own. */
export function writtenIn({ children }: Part): string {
  const texts = children.map((child) => (isLabel(child) ? child.text || child.name : writtenIn(child)));
  return fold(texts.filter(Boolean).join(' '));
}

export const asLabel = (text: string): string => fold(text).replace(/\s*[:：]$/, '');

/**
 * The name of a part that has none of its own: what labels it, else its description, else the label that stands beside
 * or above it, else the named part that it alone stands for (a field inside a tool bar's box).
 */
export async function borrowedName(session: Session, asked: Part, labels: Part[]): Promise<string> {
  // The button that opens a field's list is called as the field.
  const part = asked.parent?.children.find((one) => asked.role === 'toggle button' && one.role === 'text') ?? asked;
  if (part !== asked && fold(part.name)) return fold(part.name);
  const [label, description] = await Promise.all([
    labelFor(session, part),
    session.bus.get<string>(part.node, face.accessible, 'Description').catch(() => ''),
  ]);
  if (label) return label;
  if (fold(description)) return fold(description);
  const hint = session.manner && (await placeholderOf(session, part.node));
  if (hint) return asLabel(hint);
  const beside = besideOf(part, labels);
  if (beside) return beside;
  const holder = holderOf(part);
  return holder && (holder.rect?.width ?? 0) < widestHolder ? fold(holder.name) : '';
}

/** The text of the label that the application itself gives to the part, or to a wrapping without a name. */
export async function labelFor(session: Session, part: Part): Promise<string> {
  const chain = [part, part.parent, part.parent?.parent].filter((one) => one && (one === part || isWrapping(one)));
  const found = await Promise.all(chain.map((one) => labelOfNode(session, one!.node)));
  return found.find(Boolean) ?? '';
}

async function labelOfNode(session: Session, node: Node): Promise<string> {
  const { bus } = session;
  const [relations] = await bus
    .call<[[number, Node[]][]]>(node, face.accessible, 'GetRelationSet')
    .catch(() => [[]] as [[number, Node[]][]]);
  const targets = relations.find(([kind]) => kind === labelledBy)?.[1] ?? [];
  const names = await Promise.all(
    targets.map((target) => bus.get<string>(target, face.accessible, 'Name').then(givenName, () => '')),
  );
  return asLabel(names.join(' '));
}

/** What stands in an empty field to say what it is for. */
async function placeholderOf({ bus }: Session, node: Node): Promise<string> {
  const [attributes] = await bus
    .call<[Record<string, string>]>(node, face.accessible, 'GetAttributes')
    .catch(() => [{}] as [Record<string, string>]);
  return attributes['placeholder-text'] ?? '';
}

const isWrapping = (part: Part): boolean =>
  !part.name && (part.role === 'filler' || part.role === 'panel') && part.children.length <= 3;

/** The nearest named part around it, as far as that is no window. */
function holderOf(part: Part): Part | undefined {
  for (let one = part.parent; one && !windowRoles.has(one.role); one = one.parent) {
    if (fold(one.name)) return containerRoles.has(one.role) ? one : undefined;
  }
  return undefined;
}

/** Pixels: a taller field holds a text of lines, and a taller label is what is shown in place of something. */
const tallField = 100;
const tallLabel = 60;
/** Where the label above such a field begins, beside the field's own edge. */
const besideEdge = 40;

/** A title or another pane is no label of the text that it stands over or beside. */
function mayName(label: Rect, field: Rect): boolean {
  if (label.height > tallLabel) return false;
  if (field.height < tallField) return true;
  const isAbove = label.y + label.height <= field.y + 2;
  const edges = [label.x - field.x, label.x + label.width - field.x - field.width];
  return isAbove ? edges.some((distance) => Math.abs(distance) < besideEdge) : label.y - field.y < tallLabel;
}

/** The nearest label before it on the same line (to the left, or to the right in scripts that run so), else right above. */
function besideOf(part: Part, labels: Part[]): string {
  const { rect } = part;
  if (!rect) return '';
  const window = windowOf(part);
  let best = { distance: 200, name: '' };
  for (const label of labels) {
    if (!label.rect || label.name.length > longestLabel || windowOf(label) !== window) continue;
    if (!mayName(label.rect, rect)) continue;
    const onLine = label.rect.y < rect.y + rect.height && label.rect.y + label.rect.height > rect.y;
    const before = rightToLeft.test(label.name)
      ? label.rect.x - (rect.x + rect.width)
      : rect.x - (label.rect.x + label.rect.width);
    const above = rect.y - (label.rect.y + label.rect.height);
    const overlaps = label.rect.x < rect.x + rect.width && label.rect.x + label.rect.width > rect.x;
    const distance =
      onLine && before >= -2 ? before : !onLine && overlaps && above >= -2 && above < 30 ? 100 + above : 1000;
    if (distance < best.distance) best = { distance, name: asLabel(label.name || label.text || '') };
  }
  return best.name;
}
