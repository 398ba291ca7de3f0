import type { Decision } from '../../records/episode/decision.ts';
import { inMarks } from './text.ts';

/** `set_edit_text "Title" with "Dentist"`. */
export function actInWords({ function: name, controlName, args }: Decision): string {
  const values = Object.values(args).map((value) => ` with ${inMarks(String(value))}`);
  return `${name || 'nothing'}${controlName ? ` ${inMarks(controlName)}` : ''}${values.join('')}`;
}
