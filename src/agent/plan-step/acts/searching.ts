import { putBackQuotes } from '../sentence/quotes.ts';
import { parseTarget } from '../sentence/target.ts';
import type { Way } from '../way.ts';
import { fill } from './typing.ts';

/** `search for "word" in the sidebar`: the box for searching is filled. */
export function searching(text: string, parts: readonly string[]): Way[] | null {
  const found = /^(?:search|look)\s+(?:for\s+)?(?:the\s+\w+\s+)?(.+?)(\s+(?:in|on|with)\s+.*)?$/i.exec(text);
  if (!found) return null;
  const target = found[2]
    ? parseTarget(found[2].replace(/^\s+(?:in|on|with)\s+/, ''), parts)
    : { names: [], kinds: [], within: [] };
  return [fill(putBackQuotes(found[1]!, parts), { ...target, names: [...target.names, 'search'] })];
}
