import type { Control, ControlTypeName } from '../../../records/screen/control.ts';
import { exact, nameLikeness } from './name-likeness.ts';

/** A row's name may stand in so many texts: "Bob Tuesday". */
const mostTexts = 3;
const collections: ControlTypeName[] = ['Table', 'List', 'Tree'];

/**
 * Where something of this name begins in the row that a control stands in, in pixels from the left; null where nothing does. A row tells its
 * container only where another row has an equal control, and programs of the desktop tell none.
 */
export function nameInRow(control: Control, name: string, controls: readonly Control[]): number | null {
  const row = controls
    .filter((other) => other !== control && areLevel(control, other))
    .sort((a, b) => a.rect!.x - b.rect!.x);
  const starts = row.filter((_, i) =>
    Array.from({ length: mostTexts }, (_, more) => row.slice(i, i + more + 1)).some(
      (texts) => nameLikeness(texts.map((text) => text.name).join(' '), name) >= exact,
    ),
  );
  const inside = starts.filter((start) => collectionOf(start, controls) === collectionOf(control, controls));
  return inside[0]?.rect?.x ?? null;
}

/** The middle of each lies within the height of the other. */
function areLevel({ rect: a }: Control, { rect: b }: Control): boolean {
  if (!a || !b) return false;
  const middle = ({ y, height }: typeof a) => y + height / 2;
  const covers = ({ y, height }: typeof a, at: number) => y <= at && at <= y + height;
  return covers(a, middle(b)) && covers(b, middle(a));
}

/** The smallest table, list or tree around a control: of two side by side, rows are level too. */
function collectionOf({ rect }: Control, controls: readonly Control[]): Control | undefined {
  const holds = ({ type, rect: around }: Control) =>
    collections.includes(type) &&
    around &&
    rect &&
    around.x <= rect.x &&
    around.y <= rect.y &&
    around.x + around.width >= rect.x + rect.width &&
    around.y + around.height >= rect.y + rect.height;
  return controls.filter(holds).sort((a, b) => a.rect!.width - b.rect!.width)[0];
}
