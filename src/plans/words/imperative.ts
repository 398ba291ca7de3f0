import { capitalise, startsWithVerb } from './sentences.ts';
import { baseOfGerund, baseOfThird, isNounLike } from './verbs.ts';

const questionLead =
  /^(?:how (?:to|do i|do you|can i|can you|would i|should i)|how do we|to|steps? to|steps? for|in order to|ways? to)\s+/i;
const determined =
  /^\S+ (?:a|an|the|this|that|your|my|all|any|each|some|its|their|it|them|new|existing|multiple|several|up|down|out|in|on|to|from|between|with|"|\*\*)/i;

/** A heading or clause as a request: "Creating a tiddler" → "Create a tiddler". Null when it names a thing instead. */
export function toRequest(heading: string): string | null {
  const numberless = heading
    .replace(/^(?:step )?\d+[.):]\s*/i, '')
    .replace(/[?:.!]+$/, '')
    .trim();
  const text = numberless.replace(questionLead, '');
  const asked = text !== numberless;
  const [first = '', ...rest] = text.split(' ');
  if (rest.length === 0) return null;
  const base = baseOfGerund(first);
  if (base !== null) return capitalise(conjunctsToBase(`${base} ${rest.join(' ')}`));
  if (startsWithVerb(text) && (asked || !isNounLike(first) || determined.test(text))) return capitalise(text);
  return null;
}

/** "stores your changes and leaves draft mode" → "Store your changes and leave draft mode"; null for no known verb. */
export function thirdToRequest(clause: string): string | null {
  const [first = '', ...rest] = clause.trim().split(' ');
  const base = baseOfThird(first);
  if (base === null || rest.length === 0) return null;
  const words = `${base} ${rest.join(' ')}`.replace(/\b(and|or) ([a-z-]+s)\b/g, (all, joiner, verb) => {
    const other = baseOfThird(verb);
    return other === null ? all : `${joiner} ${other}`;
  });
  return capitalise(words);
}

/** Later gerunds joined by and, or: "Create and editing" never stays. */
function conjunctsToBase(text: string): string {
  return text.replace(/\b(and|or|,) ([a-z-]+ing)\b/gi, (all, joiner, word) => {
    const base = baseOfGerund(word);
    return base === null ? all : `${joiner} ${base}`;
  });
}
