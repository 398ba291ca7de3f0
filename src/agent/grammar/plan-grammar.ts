import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import { escaped } from '../../records/quoted-text.ts';
import { isUnwritable } from '../prompt/slots.ts';
import { specials } from '../prompt/specials.ts';
import { joined, oneLine, quotationMark, wordsOf } from '../prompt/words.ts';
import { composition } from './automaton/compose.ts';
import { buildTrie, either, inTrie, joint, literal, map, type Rule, type State, stretch } from './automaton/rules.ts';

/** What a plan may be written with: the words of the training plans, whole names in quotes, the application's literals. */
export type PlanWords = { words: readonly string[]; quoted: readonly string[]; literals: readonly string[] };

/**
 * The grammar of a plan: free words outside quotes, inside them a name known from training or what an argument may
 * be: stretches of the request and literals. So a value is copied exactly or not at all.
 */
export function planRule(request: string, known: PlanWords, tokenizer: Tokenizer): Rule<string[]> {
  const trie = (texts: readonly string[]) =>
    buildTrie(
      texts
        .map((value) => ({ value, tokens: tokenizer.encode(oneLine(value)) }))
        .filter(({ tokens }) => tokens.length > 0 && !isUnwritable(tokens, tokenizer)),
    );
  const words = wordsOf(request);
  const tokens = words.map((w) => tokenizer.encode(` ${w.text}`));
  const quote = tokenizer.encode(' "');
  const line = tokenizer.encode('\n');
  const end = tokenizer.special(specials.act);
  const spans = stretchesWithoutQuotes(words).map(([from, to]) =>
    map(stretch(tokens.slice(from, to), 16), ([a, b]) => request.slice(words[from + a]!.start, words[from + b]!.end)),
  );
  const inside: Rule<string> = either([
    inTrie(trie(known.quoted)),
    composition(either(spans), inTrie(trie(known.literals))),
  ]);
  const plain: Rule<string> = either([
    inTrie(trie(known.words)),
    ...words.flatMap((w, i) => (quotationMark.test(w.text) ? [] : [literal(tokens[i]!, w.text)])),
  ]);

  return (then) => {
    const once = joint<never>();
    const step = (steps: string[], parts: string[]) =>
      once([...steps, '', ...parts].join('\n'), () => write(steps, parts));
    const write = (steps: string[], parts: string[]): State<never>[] => {
      const more = (text: string) => () => step(steps, [...parts, text]);
      const out = plain<never>((word) => more(word)());
      out.push(
        ...literal(
          quote,
          null,
        )<never>(() => inside<never>((name) => literal(quote, null)<never>(more(`"${escaped(name)}"`)))),
      );
      if (parts.length > 0) out.push(...literal(line, null)<never>(() => between([...steps, joined(parts)])));
      return out;
    };
    const between = (steps: string[]): State<never>[] => [
      ...(steps.length > 0 ? [{ token: end, next: () => then(steps) as State<never>[] }] : []),
      ...(steps.length < 12 ? step(steps, []) : []),
    ];
    return between([]) as ReturnType<typeof then>;
  };
}

/** Where the words between quotation marks begin and end: a name in quotes holds none. */
function stretchesWithoutQuotes(words: readonly { text: string }[]): [from: number, to: number][] {
  const marks = words.flatMap(({ text }, i) => (quotationMark.test(text) ? [i] : []));
  return [...marks, words.length]
    .map((to, k): [number, number] => [k === 0 ? 0 : marks[k - 1]! + 1, to])
    .filter(([from, to]) => to > from);
}
