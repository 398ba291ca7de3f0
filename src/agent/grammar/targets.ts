import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { controlsMeant } from '../plan-step/ground.ts';
import type { Way } from '../plan-step/way.ts';
import { controlPhrases } from '../prompt/control-line.ts';
import { type Verb, verbOf } from '../prompt/verbs.ts';
import { either, literal, nothing, type Rule } from './automaton/rules.ts';

/** The control that an answer names, null where the verb needs none. */
export type Targets = {
  any(verb: Verb): Rule<Control | null>;
  /** Of what these ways of a plan step mean (none where that is the focus); null where nothing of it is on the screen, or no screen is given. */
  meant(verb: Verb, ways: readonly Way[]): Rule<Control | null> | null;
};

export function targetsOf(
  controls: readonly Control[],
  screen: Observation | undefined,
  tokenizer: Tokenizer,
): Targets {
  const phrases = controlPhrases(controls);
  const named = firstOfEachPhrase(controls, phrases);
  const rulesOf = (chosen: typeof named): Rule<Control | null>[] =>
    chosen.map(({ control, phrase }) => literal(tokenizer.encode(phrase), control));
  return {
    any(verb) {
      if (verb.on === 'none') return nothing(null);
      const rules = rulesOf(named.filter(({ control }) => canTake(control, verb)));
      return either(verb.on === 'optional' ? [nothing(null), ...rules] : rules);
    },
    meant(verb, ways) {
      const said = ways.filter((way) => screen && verbOf(way) === verb);
      if (said.some(({ target }) => !target)) return nothing(null);
      const meant = said.flatMap((way) => controlsMeant(way, screen!));
      const wanted = new Set(meant.map(({ label }) => phrases.get(label)));
      const listed = named.filter(({ control, phrase }) => isOfKind(control, verb) && wanted.has(phrase));
      const rules = rulesOf(listed.length > 0 ? listed : unlisted(meant.filter((control) => isOfKind(control, verb))));
      return rules.length > 0 ? either(rules) : null;
    },
  };
}

/** A disabled control is not chosen freely; where a step means it, it is the one: a similar one would be another act. */
const canTake = (control: Control, verb: Verb): boolean =>
  !control.states.includes('disabled') && isOfKind(control, verb);

const isOfKind = ({ type }: Control, { on }: Verb): boolean =>
  on !== 'none' && (!Array.isArray(on) || on.includes(type));

/** What a step means may be on the screen and not be listed: it can be named all the same. */
const unlisted = (controls: readonly Control[]) => firstOfEachPhrase(controls, controlPhrases(controls));

/** Controls that the model cannot tell apart count as the first of them. */
function firstOfEachPhrase(controls: readonly Control[], phrases: ReadonlyMap<string, string>) {
  const seen = new Map<string, { control: Control; phrase: string }>();
  for (const control of controls) {
    const phrase = phrases.get(control.label)!;
    if (!seen.has(phrase)) seen.set(phrase, { control, phrase });
  }
  return [...seen.values()];
}
