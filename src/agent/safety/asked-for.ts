import type { App, RiskRule } from '../../app-pack/app.ts';
import { parseKeys } from '../../environments/keys.ts';
import type { Decision } from '../../records/episode/decision.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { bareWords } from '../prompt/words.ts';
import { findRisk, namesMeant } from './safety.ts';

/** What a person asked for; `plan` are steps that came with the request, not what a model wrote. */
export type Asked = { request: string; plan?: readonly string[] } & Rules;
/** What is risky in an application, and pieces of its text language, which say nothing. */
export type Rules = Pick<App, 'risks'> & Partial<Pick<App, 'literals'>>;

/**
 * Why the request does not ask for an act, or null. A model reads names and values of an application, and these may tell it to act; so a
 * risky act needs a request that speaks of it, and what is typed consists of words of the request, of its plan or of the control's own
 * choice or value. Whatever else an act does can be done in any order of screens, and is no risk.
 */
export function asksFor(
  decision: Decision,
  screen: Observation,
  { request, plan = [], risks, literals = [] }: Asked,
): string | null {
  const risk = findRisk(decision, screen, risks);
  if (risk && risk.kind !== 'asked') {
    const names = namesMeant(decision, screen);
    const why = unspoken(request, risk.kind, names, risks) ?? elsewhere(request, decision, screen);
    if (why) return `not asked for, ${risk.detail}: ${why}`;
  }
  const control = controlOf(decision, screen);
  const own = [control?.value ?? '', ...(control?.options ?? [])];
  const said = new Set([request, ...plan, ...literals, ...own].flatMap(bareWords).map(plainly));
  const strange = typedIn(decision)
    .flatMap(bareWords)
    .find((word) => !said.has(plainly(word)));
  return strange === undefined
    ? null
    : `not asked for, ${decision.function} with "${strange}": the request has no such word`;
}

/** What people say who ask for an act of this kind. */
const spoken: Record<RiskRule['kind'], RegExp> = {
  delete:
    /\b(?:delet|remov|discard|cancel|eras|trash|drop|clear|empt|throw|rid|dispos|cut|undo|revert|abandon|scrap|bin|purg|wip|without|untag|strik|dump|chuck|kick|toss|ditch|(?:tak|leav|bring)\w* .*(?:out|off|away|from)\b)/i,
  overwrite: /\b(?:overwr|replac|reset|import|restor|revert|default|load|chang|rename|updat|swap|turn|bring)/i,
  export: /\b(?:export|download|sav|print|shar|publish|snapshot|send|cop[yi]|back|pdf|csv|json|html|file)/i,
  other: /(?!)/,
};
/** Words that reach further than one thing. */
const sweeping =
  /^(?:all|any|each|every|everything|everyone|everybody|everywhere|throughout|entire|whole|permanently|account|forever)$/;

/** Why a request does not speak of risky names: of the kind of act, and of how far it reaches. */
function unspoken(
  request: string,
  kind: RiskRule['kind'],
  names: readonly string[],
  risks: readonly RiskRule[],
): string | null {
  const words = bareWords(request);
  const said = words.map(stem);
  const named = names.flatMap(bareWords);
  const risky = risks.flatMap(({ name }) => names.flatMap((one) => bareWords(one.match(name)?.[0] ?? '')));
  const isSaid = (word: string) => said.includes(stem(word));
  const speaks = risky.some((word) => word.length > 3 && isSaid(word)) || (risky.length > 0 && risky.every(isSaid));
  if (!spoken[kind].test(request) && !speaks) {
    return `the request speaks of nothing to ${kind === 'other' ? 'do there' : kind}`;
  }
  const far = named.find((word) => sweeping.test(word));
  if (far && !words.some((word) => sweeping.test(word))) return `the request does not say "${far}"`;
  return null;
}

/** Why it is another one's control: one of the same name stands in a part of the screen that the request names. */
function elsewhere(request: string, decision: Decision, screen: Observation): string | null {
  const control = controlOf(decision, screen);
  const isNamed = ({ container = '' }: Control) => container !== '' && includesWords(request, container);
  if (!control || isNamed(control)) return null;
  const meant = screen.controls.find((other) => other.name === control.name && isNamed(other));
  return meant ? `the request names "${meant.container}", and it stands in "${control.container ?? ''}"` : null;
}

const includesWords = (text: string, part: string): boolean =>
  ` ${bareWords(text).join(' ')} `.includes(` ${bareWords(part).join(' ')} `);

const controlOf = ({ controlLabel }: Decision, { controls, focus }: Observation): Control | undefined =>
  controls.find(({ label }) => label === (controlLabel || focus));

/** Functions whose arguments leave nothing in the application. */
const leavesNothing = new Set<Decision['function']>([
  'summary',
  'texts',
  'select_text',
  'click_input',
  'drag',
  'hover',
  'wait',
]);

/** What an act writes: texts, names, and keys that are no key's name. */
function typedIn({ function: name, args }: Decision): string[] {
  if (leavesNothing.has(name)) return [];
  if (name !== 'keyboard_input') return Object.values(args).filter((value) => typeof value === 'string');
  return parseKeys(String(args.keys ?? '')).flatMap((stroke) => ('type' in stroke ? [stroke.type] : []));
}

/** A word without what a language adds to it; numbers without leading zeros. */
const plainly = (word: string): string => word.replace(/^0+(?=\d)/, '');
const stem = (word: string): string => word.slice(0, 6).replace(/(?:ing|ed|es|e|s)$/, '');
