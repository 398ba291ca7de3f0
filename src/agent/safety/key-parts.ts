import { parseKeys, type Stroke } from '../../environments/keys.ts';
import type { Control } from '../../records/screen/control.ts';

/** What takes text: there, these keys move the caret and change the text, and nothing else. */
const written = new Set<Control['type']>(['Edit', 'Document', 'Spinner', 'ComboBox']);
const inText = /^(?:(?:Control|Shift)\+)*(?:Arrow\w+|Home|End|Page\w+|Backspace|Delete|Insert|Space|[acvxzybiu])$/i;

/**
 * Keys up to and with the first after which another control may have the keyboard, and those that are left: what they will meet is to be
 * looked at first. "{Control+a}plum" in a text is whole; of "{Tab}{Enter}" the Enter is left.
 */
export function splitKeys(keys: string, on: Control | undefined): [now: string, later: string] {
  const strokes = parseKeys(keys);
  const last = strokes.findIndex((stroke) => !stays(stroke, on));
  const end = last === -1 ? strokes.length : last + 1;
  return [inWords(strokes.slice(0, end)), inWords(strokes.slice(end))];
}

function stays(stroke: Stroke, on: Control | undefined): boolean {
  if (!on || !written.has(on.type)) return false;
  if ('type' in stroke) return on.type === 'Document' || !/[\n\t]/.test(stroke.type);
  return inText.test(stroke.press) || (on.type === 'Document' && stroke.press === 'Enter');
}

const inWords = (strokes: readonly Stroke[]): string =>
  strokes.map((stroke) => ('type' in stroke ? stroke.type : `{${stroke.press}}`)).join('');
