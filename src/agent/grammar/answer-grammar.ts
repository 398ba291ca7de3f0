import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Control } from '../../records/control.ts';
import type { Decision } from '../../records/decision.ts';
import type { Observation } from '../../records/observation.ts';
import type { Lexicon } from '../lexicon.ts';
import { controlsMeant } from '../plan-step/ground.ts';
import { parsePlanStep, type Way } from '../plan-step/parse.ts';
import { argumentTokens } from '../prompt/argument.ts';
import { controlPhrases } from '../prompt/control-line.ts';
import { specials } from '../prompt/specials.ts';
import { type Verb, verbOf, verbs } from '../prompt/verbs.ts';
import { spaced, wordsOf } from '../prompt/words.ts';
import { composition } from './compose.ts';
import { both, either, literal, map, type Rule, stretch } from './rules.ts';

export type Answer = Pick<Decision, 'controlLabel' | 'controlName' | 'function' | 'args' | 'status'> & {
  planStep: number;
};

/**
 * The grammar of one answer, made from the observation, the request and the plan: a control that is not on screen, a function that does
 * not exist, an argument that is neither in the request nor among the known choices cannot be produced. A text or key is the one that the
 * plan step says to type, select or press, where it says one.
 */
export function answerRule(input: {
  controls: readonly Control[];
  request: string;
  plan: readonly string[];
  lexicon: Lexicon;
  tokenizer: Tokenizer;
  /** Given, a plan step is carried out on what it means, where that is on this screen, and only the last one ends the task. */
  screen?: Observation;
}): Rule<Answer> {
  const { tokenizer, lexicon, screen } = input;
  const encode = (text: string) => tokenizer.encode(text);
  const argMark = literal([tokenizer.special(specials.arg)], null);
  const phrases = controlPhrases(input.controls);
  const controls = firstOfEachPhrase(input.controls, phrases).map(({ control, phrase }) => ({
    control,
    phrase,
    rule: literal(encode(phrase), control),
  }));
  const steps = either(Array.from({ length: input.plan.length + 1 }, (_, n) => literal(encode(` ${n}`), n)));
  const goOn = literal<Decision['status']>([tokenizer.special(specials.next)], 'CONTINUE');
  const finish = literal<Decision['status']>([tokenizer.special(specials.finish)], 'FINISH');
  const ends = either([goOn, finish]);
  const textRule = argumentRule(input.request, lexicon, tokenizer);
  const keysRule = either(lexicon.keys.map((k) => literal(encode(spaced(k)), k)));

  const known = verbs.filter((verb) => lexicon.verbs.includes(verb.word));
  const action = (planStep: number) => {
    const said = parsePlanStep(input.plan[planStep - 1] ?? '').flatMap(({ ways }) => ways);
    const onKeys = said.filter((way) => way.function === 'keyboard_input').map(verbOf);
    const able = known.filter((v) => v.function !== 'keyboard_input' || onKeys.length === 0 || onKeys.includes(v));
    const onAny = able.map((verb) => ({ verb, target: targetRule(verb, fittingOf(verb, controls)) }));
    const onMeant = able.flatMap((verb) => {
      const meant = meantBy(said.filter((way) => verbOf(way) === verb));
      const fitting = fittingOf(verb, controls).filter(({ phrase }) => meant.has(phrase));
      return fitting.length > 0 ? [{ verb, target: either(fitting.map(({ rule }) => rule)) }] : [];
    });
    return either(
      (onMeant.length > 0 ? onMeant : onAny).map(({ verb, target }): Rule<Omit<Answer, 'planStep'>> => {
        const say = literal(encode(` ${verb.word}`), verb);
        const act: Rule<Omit<Answer, 'planStep' | 'status'>> = both(
          say,
          () =>
            target
              ? both<Control | null, Record<string, string>, { c: Control | null; args: Record<string, string> }>(
                  target,
                  (c) => argsRule(verb, c, said),
                  (c, args) => ({ c, args }),
                )
              : map(argsRule(verb, null, said), (args) => ({ c: null, args })),
          (v, { c, args }) => ({
            controlLabel: c?.label ?? '',
            controlName: c?.name ?? '',
            function: v.function,
            args: { ...v.fixed, ...args },
          }),
        );
        const mustGoOn = screen !== undefined && planStep > 0 && planStep < input.plan.length;
        return both(
          act,
          () => (verb.function === '' ? finish : mustGoOn ? goOn : ends),
          (a, status) => ({ ...a, status }),
        );
      }),
    );
  };
  return both(steps, action, (planStep, a) => ({ planStep, ...a }));

  /** The phrases of the controls that these ways mean. */
  function meantBy(ways: readonly Way[]): Set<string> {
    const meant = screen ? ways.flatMap((way) => controlsMeant(way, screen)) : [];
    return new Set(meant.flatMap(({ label }) => phrases.get(label) ?? []));
  }

  function argsRule(verb: Verb, control: Control | null, said: readonly Way[]): Rule<Record<string, string>> {
    const ways = said.filter((way) => verbOf(way) === verb);
    return verb.varies.reduce<Rule<Record<string, string>>>(
      (before, name) =>
        both(
          both(
            before,
            () => argMark,
            (args) => args,
          ),
          () => options(verb, control) ?? saidBy(verb, ways, name) ?? (verb.word === 'press' ? keysRule : textRule),
          (args, text) => ({ ...args, [name]: text }),
        ),
      nothing({}),
    );
  }

  function options(verb: Verb, control: Control | null): Rule<string> | null {
    const options = verb.function === 'keyboard_input' ? [] : (control?.options ?? []).filter((o) => o !== '');
    return options.length > 0 ? either(options.map((o) => literal(encode(spaced(o)), o))) : null;
  }

  function saidBy(verb: Verb, ways: readonly Way[], name: string): Rule<string> | null {
    const said = new Set(ways.flatMap(({ args }) => (typeof args[name] === 'string' ? [args[name]] : [])));
    if (said.size === 0) return null;
    return either([...said].map((text) => literal(argumentTokens(text, { ...input, verb }), text)));
  }
}

type Named = { control: Control; phrase: string; rule: Rule<Control> };

/** The controls that a verb can act on. */
function fittingOf({ on }: Verb, controls: readonly Named[]): Named[] {
  return controls.filter(
    ({ control }) => !control.states.includes('disabled') && (!Array.isArray(on) || on.includes(control.type)),
  );
}

function targetRule({ on }: Verb, fitting: readonly Named[]): Rule<Control | null> | null {
  if (on === 'none') return null;
  const named: Rule<Control | null>[] = fitting.map((c) => c.rule);
  return either(on === 'optional' ? [nothing<Control | null>(null), ...named] : named);
}

/** A known text whole, or stretches of the request with literals before, between and after them, up to twelve parts. */
function argumentRule(request: string, lexicon: Lexicon, tokenizer: Tokenizer): Rule<string> {
  const words = wordsOf(request);
  const span = map(
    stretch(
      words.map((w) => tokenizer.encode(` ${w.text}`)),
      16,
      (first, last) => isQuotedWhole(words.slice(first, last + 1)),
    ),
    ([first, last]) => request.slice(words[first]!.start, words[last]!.end),
  );
  const sign = either(lexicon.literals.map((l) => literal(tokenizer.encode(l), l)));
  return either([composition(span, sign), ...lexicon.texts.map((t) => literal(tokenizer.encode(spaced(t)), t))]);
}

/** Not `Drip"`: a quotation mark comes with its partner or not at all. */
function isQuotedWhole(words: readonly { text: string }[]): boolean {
  const count = (mark: string) => words.filter(({ text }) => text === mark).length;
  return count('"') % 2 === 0 && count('“') === count('”');
}

function nothing<T>(value: T): Rule<T> {
  return (then) => then(value);
}

/** Controls that the model cannot tell apart count as the first of them. */
function firstOfEachPhrase(
  controls: readonly Control[],
  phrases: ReadonlyMap<string, string>,
): { control: Control; phrase: string }[] {
  const seen = new Map<string, { control: Control; phrase: string }>();
  for (const control of controls) {
    const phrase = phrases.get(control.label)!;
    if (!seen.has(phrase)) seen.set(phrase, { control, phrase });
  }
  return [...seen.values()];
}
