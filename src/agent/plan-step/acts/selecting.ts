import { putBackQuotes } from '../sentence/quotes.ts';
import { parseTarget } from '../sentence/target.ts';
import type { Way } from '../way.ts';

/** `select "word" in the text area`: text, not a choice; "in the text" is wherever the application shows it. */
export function selecting(clause: string, parts: readonly string[]): Way[] | null {
  const found = /^(?:select|highlight|mark)\s+(?:the\s+(?:[\w-]+\s+){1,2}(?=«))?(«\d+»)\s+in\s+(.+)$/i.exec(clause);
  if (!found) return null;
  const target = parseTarget(found[2]!, parts);
  const text = putBackQuotes(found[1]!, parts);
  const act = { function: 'select_text', args: { text } } as const;
  if (/^(?:the\s+)?(?:text|document|table)$/i.test(found[2]!)) return [{ ...act, target: null }];
  return target.kinds[0] === 'Edit' ? [{ ...act, target }] : null;
}
