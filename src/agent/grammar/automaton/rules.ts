/**
 * A grammar over tokens, as small combinators. A rule calls its continuation with the value it has read, so a finished answer
 * is a value already, exact to the character, and never parsed again from text.
 */
export type State<V> = { token: number; next: () => State<V>[] } | { done: V };
export type Rule<T> = <V>(then: (value: T) => State<V>[]) => State<V>[];

/**
 * Keeps the states of each key, so that two ways to the same text go on as one: without it, ways would double with every word that can
 * be read twice.
 */
export function joint<V>(): (key: string, make: () => State<V>[]) => State<V>[] {
  const known = new Map<string, State<V>[]>();
  return (key, make) => {
    const states = known.get(key) ?? make();
    known.set(key, states);
    return states;
  };
}

/** Whether nothing at all can be said by a rule. */
export const isDumb = <T>(rule: Rule<T>): boolean => rule((value) => [{ done: value }]).length === 0;

/** No tokens at all. */
export function nothing<T>(value: T): Rule<T> {
  return (then) => then(value);
}

/** Exactly these tokens. */
export function literal<T>(tokens: readonly number[], value: T): Rule<T> {
  return (then) => walk(tokens, 0, () => then(value));
}

export function either<T>(rules: readonly Rule<T>[]): Rule<T> {
  return (then) => rules.flatMap((rule) => rule(then));
}

export function both<A, B, C>(first: Rule<A>, second: (a: A) => Rule<B>, join: (a: A, b: B) => C): Rule<C> {
  return (then) => first((a) => second(a)((b) => then(join(a, b))));
}

export function map<A, B>(rule: Rule<A>, change: (a: A) => B): Rule<B> {
  return (then) => rule((a) => then(change(a)));
}

/** Any stretch of whole words that `fits`, the longer first where the same tokens can be read in two ways. `words` hold their tokens; the value is [first, last] word index. */
export function stretch(
  words: readonly (readonly number[])[],
  longest: number,
  fits: (first: number, last: number) => boolean = () => true,
): Rule<[number, number]> {
  return (then) => {
    const canEnd = (first: number, at: number): boolean =>
      at < words.length && at - first < longest && (fits(first, at) || canEnd(first, at + 1));
    const from = (first: number, at: number): ReturnType<typeof then> =>
      canEnd(first, at)
        ? walk(words[at]!, 0, () => [...from(first, at + 1), ...(fits(first, at) ? then([first, at]) : [])])
        : [];
    return words.flatMap((_, i) => from(i, i));
  };
}

/** One of many phrases, as a trie made once. */
export type Trie<T> = { children: Map<number, Trie<T>>; value?: T };

export function buildTrie<T>(entries: readonly { tokens: readonly number[]; value: T }[]): Trie<T> {
  const root: Trie<T> = { children: new Map() };
  for (const { tokens, value } of entries) {
    let node = root;
    for (const token of tokens) {
      const child: Trie<T> = node.children.get(token) ?? { children: new Map() };
      node.children.set(token, child);
      node = child;
    }
    node.value ??= value;
  }
  return root;
}

/** One of the trie's phrases; where the same tokens can be read in two ways, the longer phrase. */
export function inTrie<T>(trie: Trie<T>): Rule<T> {
  return (then) => {
    const at = (node: Trie<T>): ReturnType<typeof then> => [
      ...Array.from(node.children, ([token, child]) => ({ token, next: () => at(child) })),
      ...(node.value === undefined ? [] : then(node.value)),
    ];
    return at(trie);
  };
}

function walk<V>(tokens: readonly number[], at: number, end: () => State<V>[]): State<V>[] {
  if (at === tokens.length) return end();
  return [{ token: tokens[at]!, next: () => walk(tokens, at + 1, end) }];
}
