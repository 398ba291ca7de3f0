import { putBackQuotes } from '../sentence/quotes.ts';
import { parseTarget } from '../sentence/target.ts';
import { keysOf } from '../sentence/words.ts';
import type { Way } from '../way.ts';

/** `press Enter`, `press Ctrl+End in the text area`, `press the keys "abc" in the title box`. */
export function pressing(text: string, parts: readonly string[]): Way[] | null {
  const found =
    /^(?:press|hit|type|use)\s+(the keys?\s+(?=«))?(.+?)(?:\s+(?:in|on)\s+(.+?))?(?:\s+(?:to|in order to)\s.*)?$/i.exec(
      text,
    );
  if (!found) return null;
  if (/^type\s+«/i.test(text)) return null;
  const words = putBackQuotes(found[2]!, parts);
  const raw = found[1] || (/^press\s+«\d+»$/i.test(text) && /\{[A-Z]\w*(?:\+\w+)*\}/.test(words));
  const keys = raw ? words : keysOf(words);
  const target = found[3] ? parseTarget(found[3], parts) : null;
  return keys ? [{ function: 'keyboard_input', args: { keys }, target }] : null;
}
