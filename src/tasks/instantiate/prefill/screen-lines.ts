import type { Control } from '../../../records/screen/control.ts';
import type { Observation } from '../../../records/screen/observation.ts';
import type { NamedObjects } from '../../template-objects.ts';

/** A token of a control list is about so many letters. */
const lettersPerToken = 3.5;
const nameLetters = 60;
const namesOfKind = 8;

/** Content, such as a user's own objects, says more of what a task can be about than the application's own buttons. */
const content: ReadonlySet<Control['type']> = new Set([
  'Hyperlink',
  'ListItem',
  'TreeItem',
  'Text',
  'Document',
  'Edit',
  'ComboBox',
]);

/**
 * The controls of a screen, one a line: type, name, value. Where they are more than `tokens` those stay that the task speaks of, then
 * content, in their order on the screen. A name is data of the application: it stands in quotes on one line, cut, and cannot end
 * the block that it stands in.
 */
export function screenLines(observation: Observation, task: string, tokens: number): string[] {
  const asked = wordsOf(task);
  const lines = new Map<string, { line: string; rank: number; at: number }>();
  for (const [at, control] of observation.controls.entries()) {
    const { type, name, value } = control;
    if (name === '' && value === undefined) continue;
    const line = `${type} ${quoted(name)}${value ? ` = ${quoted(value)}` : ''}`;
    if (!lines.has(line)) lines.set(line, { line, rank: rankOf(control, asked), at });
  }
  let left = tokens * lettersPerToken;
  const kept: { line: string; at: number }[] = [];
  for (const entry of [...lines.values()].sort((a, b) => b.rank - a.rank || a.at - b.at)) {
    left -= entry.line.length + 1;
    if (left < 0) break;
    kept.push(entry);
  }
  return kept.sort((a, b) => a.at - b.at).map(({ line }) => line);
}

/** Names of the kinds of objects that the task speaks of, a kind a line: `tiddler: "Rye Bread", "Soup"`. */
export function objectLines(objects: NamedObjects, task: string): string[] {
  return [...objects]
    .filter(([kind]) => new RegExp(`\\b${kind}`, 'i').test(task))
    .map(([kind, names]) => `${kind}: ${names.slice(0, namesOfKind).map(quoted).join(', ')}`);
}

/** A text of the application on one line, in quotes, without the signs that could end its block. */
export function quoted(text: string): string {
  const folded = text.replace(/\s+/g, ' ').replaceAll('"', "'").replaceAll('<', '‹').replaceAll('>', '›').trim();
  return `"${folded.length > nameLetters ? `${folded.slice(0, nameLetters - 1)}…` : folded}"`;
}

function rankOf({ name, type, states }: Control, asked: ReadonlySet<string>): number {
  const words = [...wordsOf(name)];
  const shared = words.filter((word) => asked.has(word)).length;
  const share = words.length === 0 ? 0 : shared / words.length;
  return 2 * share + (content.has(type) ? 0.5 : 0) - (states.includes('offscreen') ? 0.25 : 0);
}

const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}$]+/gu) ?? []).filter((word) => word.length > 2));
