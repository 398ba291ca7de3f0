import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Control } from '../../records/screen/control.ts';
import type { Lexicon } from '../known/lexicon.ts';
import { choicesIn } from '../plan-step/choices.ts';
import type { Way } from '../plan-step/way.ts';
import { argumentTokens } from '../prompt/argument.ts';
import { specials } from '../prompt/specials.ts';
import { type Verb, verbOf } from '../prompt/verbs.ts';
import { spaced, wordsOf } from '../prompt/words.ts';
import { composition } from './automaton/compose.ts';
import { both, either, literal, map, nothing, type Rule, stretch } from './automaton/rules.ts';

/** The arguments of a verb on a control, where the plan step may be carried out in these ways. */
export type ArgumentsRule = (verb: Verb, control: Control | null, ways: readonly Way[]) => Rule<Record<string, string>>;

/**
 * What an argument may be: an option of the control, the one that the plan step says where it has it; else the text or key that the step
 * says; else a known key, a known text or what is made of the request.
 */
export function argumentsRule(input: { request: string; lexicon: Lexicon; tokenizer: Tokenizer }): ArgumentsRule {
  const { lexicon, tokenizer } = input;
  const known = (texts: readonly string[]) => texts.map((t) => literal(tokenizer.encode(spaced(t)), t));
  const mark = literal([tokenizer.special(specials.arg)], null);
  const keys = either(known(lexicon.keys));
  const text = either([copied(input), ...known(lexicon.texts)]);

  const optionsOf = (verb: Verb, control: Control | null, ways: readonly Way[]): Rule<string> | null => {
    const options = verb.function === 'keyboard_input' ? [] : (control?.options ?? []).filter((o) => o !== '');
    const said = ways.map((way) => control && choicesIn(control, way)).filter((choice) => choice !== null);
    const meant = options.filter((option) => said.includes(option));
    return options.length > 0 ? either(known(meant.length > 0 ? meant : options)) : null;
  };
  const saidBy = (verb: Verb, ways: readonly Way[], name: string): Rule<string> | null => {
    const said = new Set(ways.flatMap(({ args }) => (typeof args[name] === 'string' ? [args[name]] : [])));
    if (said.size === 0) return null;
    return either([...said].map((text) => literal(argumentTokens(text, { ...input, verb }), text)));
  };
  return (verb, control, ways) => {
    const own = ways.filter((way) => verbOf(way) === verb);
    return verb.varies.reduce<Rule<Record<string, string>>>((before, name) => {
      const marked = both(
        before,
        () => mark,
        (args) => args,
      );
      const value = optionsOf(verb, control, own) ?? saidBy(verb, own, name) ?? (verb.word === 'press' ? keys : text);
      return both(
        marked,
        () => value,
        (args, text) => ({ ...args, [name]: text }),
      );
    }, nothing({}));
  };
}

/** Stretches of the request with literals before, between and after them, up to twelve parts. */
function copied({ request, lexicon, tokenizer }: { request: string; lexicon: Lexicon; tokenizer: Tokenizer }) {
  const words = wordsOf(request);
  const span = map(
    stretch(
      words.map((w) => tokenizer.encode(` ${w.text}`)),
      16,
      (first, last) => isQuotedWhole(words.slice(first, last + 1)),
    ),
    ([first, last]) => request.slice(words[first]!.start, words[last]!.end),
  );
  return composition(span, either(lexicon.literals.map((l) => literal(tokenizer.encode(l), l))));
}

/** Not `Drip"`: a quotation mark comes with its partner or not at all. */
function isQuotedWhole(words: readonly { text: string }[]): boolean {
  const count = (mark: string) => words.filter(({ text }) => text === mark).length;
  return count('"') % 2 === 0 && count('“') === count('”');
}
