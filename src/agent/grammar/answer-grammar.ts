import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Control } from '../../records/control.ts';
import type { Decision } from '../../records/decision.ts';
import type { Lexicon } from '../lexicon.ts';
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
}): Rule<Answer> {
  const { tokenizer, lexicon } = input;
  const encode = (text: string) => tokenizer.encode(text);
  const argMark = literal([tokenizer.special(specials.arg)], null);
  const controls = firstOfEachPhrase(input.controls).map(({ control, phrase }) => ({
    control,
    rule: literal(encode(phrase), control),
  }));
  const steps = either(Array.from({ length: input.plan.length + 1 }, (_, n) => literal(encode(` ${n}`), n)));
  const ends = either<Decision['status']>([
    literal([tokenizer.special(specials.next)], 'CONTINUE'),
    literal([tokenizer.special(specials.finish)], 'FINISH'),
  ]);
  const finish = literal<Decision['status']>([tokenizer.special(specials.finish)], 'FINISH');
  const textRule = argumentRule(input.request, lexicon, tokenizer);
  const keysRule = either(lexicon.keys.map((k) => literal(encode(spaced(k)), k)));

  const known = verbs.filter((verb) => lexicon.verbs.includes(verb.word));
  const action = (planStep: number) => {
    const said = parsePlanStep(input.plan[planStep - 1] ?? '').flatMap(({ ways }) => ways);
    const onKeys = said.filter((way) => way.function === 'keyboard_input').map(verbOf);
    const able = known.filter((v) => v.function !== 'keyboard_input' || onKeys.length === 0 || onKeys.includes(v));
    return either(
      able.map((verb): Rule<Omit<Answer, 'planStep'>> => {
        const say = literal(encode(` ${verb.word}`), verb);
        const target = targetRule(verb, controls);
        const act: Rule<Omit<Answer, 'planStep' | 'status'>> = both(
          say,
          () =>
            target
              ? both(
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
        return both(
          act,
          () => (verb.function === '' ? finish : ends),
          (a, status) => ({ ...a, status }),
        );
      }),
    );
  };
  return both(steps, action, (planStep, a) => ({ planStep, ...a }));

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

function targetRule(
  verb: Verb,
  controls: readonly { control: Control; rule: Rule<Control> }[],
): Rule<Control | null> | null {
  if (verb.on === 'none') return null;
  const on = verb.on;
  const fitting = controls.filter(
    ({ control }) => !control.states.includes('disabled') && (!Array.isArray(on) || on.includes(control.type)),
  );
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
function firstOfEachPhrase(controls: readonly Control[]): { control: Control; phrase: string }[] {
  const phrases = controlPhrases(controls);
  const seen = new Map<string, { control: Control; phrase: string }>();
  for (const control of controls) {
    const phrase = phrases.get(control.label)!;
    if (!seen.has(phrase)) seen.set(phrase, { control, phrase });
  }
  return [...seen.values()];
}
