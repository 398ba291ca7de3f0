import { parseTarget } from '../sentence/target.ts';
import type { Way } from '../way.ts';

const assertion = /^(?:(?:verify|ensure|make sure)\b(?:\s+that)?|check that)\s+(?=.*«)/i;
const wait = /^wait\b(?:\s+(?:for|until|till)\b)?\s*/i;
const appears =
  /\s+(?:to\s+)?(?:appears?|shows?(?: up)?|comes?(?: up)?|(?:is|be|are) (?:shown|visible|there|displayed|on (?:the )?screen))$/i;
/** A name and where it is, with nothing said about it. */
const thing =
  /^(?:the\s+)?(?:[\w-]+\s+){0,2}«\d+»(?:\s+(?!is\b|are\b|has\b|have\b|goes\b|gets?\b|disappears?\b|vanish)[\w-]+){0,2}(?:\s+(?:in|of|on|under)\s+(?:the\s+)?(?:row\s+)?«\d+»(?:\s+[\w-]+)?)?$/i;

/** Whether the words say what has to be on screen: `check that "Saved" is shown`. */
export const isAssertion = (clause: string): boolean => assertion.test(clause);

/** `wait`, `wait for "Saved"`, `wait until "Saved" appears`, `check that "Saved" is shown`: what is quoted has to come to be on screen. */
export function waiting(text: string, parts: readonly string[]): Way[] | null {
  const lead = wait.exec(text) ?? assertion.exec(text);
  if (!lead) return null;
  const wanted = text.slice(lead[0].length).replace(appears, '');
  const act = { function: 'wait', args: {}, target: null } as const;
  if (!wanted.includes('«')) return [act];
  return thing.test(wanted) ? [{ ...act, until: parseTarget(wanted, parts) }] : [];
}
