import { namesKeys } from './acts/typing.ts';
import { isAssertion } from './acts/wait-words.ts';
import { parsePlanStep } from './parse.ts';
import { unclosedIn } from './sentence/quotes.ts';
import { typeVerbs } from './sentence/words.ts';

/** What is wrong with a step in words, and where in it; null where it is understood, be it as a remark. */
export function faultOf(step: string): string | null {
  const mark = unclosedIn(step);
  if (mark >= 0)
    return `the quotation mark at column ${mark + 1} has no partner (one that belongs to a quoted text is written \\")`;
  if (!/[\p{L}\p{N}]/u.test(step)) return 'it says nothing to do';
  const act = parsePlanStep(step).find(({ ways }) => ways.length === 0);
  if (!act) return null;
  if (act.unread !== undefined) return `"${act.unread}" is more than is understood`;
  const unread = act.words;
  if (!/^\p{Ll}/iu.test(unread) || step.trimStart().startsWith('"')) return `"${unread}" begins with no verb`;
  if (/^type\b/i.test(unread) && namesKeys(unread))
    return `"${unread}" names keys: write Press the keys "…", or name the box that the text is for`;
  if (isAssertion(step) || /^wait\b/i.test(unread)) return `"${unread}" does not say what has to be on screen`;
  return typeVerbs.test(unread.toLowerCase())
    ? `"${unread}" does not say both what is set and to what`
    : `"${unread}" does not say on which control`;
}

/** The first of these steps that is not understood, in words; null where all are. */
export function faultIn(plan: readonly string[]): string | null {
  const faults = plan.map(faultOf);
  const at = faults.findIndex((fault) => fault !== null);
  return at < 0 ? null : `Step ${at + 1}, ${plan[at]}, is not understood: ${faults[at]}.`;
}
