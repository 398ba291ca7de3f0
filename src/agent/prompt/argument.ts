import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Lexicon } from '../known/lexicon.ts';
import type { Verb } from './verbs.ts';
import { spaced, wordsOf } from './words.ts';

/** A part of an argument: a stretch of the request, one of the application's literals, or a text known from training. */
export type ArgumentPart = { kind: 'span' | 'literal' | 'known' | 'raw'; text: string };

/**
 * Cuts an argument into parts that the grammar can produce: the longest stretches of the request, literals between them.
 * What is neither comes back as `raw` (the grammar cannot produce it; training still shows it).
 */
export function cutArgument(
  text: string,
  request: string,
  literals: readonly string[],
  known: readonly string[],
): ArgumentPart[] {
  if (known.includes(text) && !request.includes(text)) return [{ kind: 'known', text }];
  const parts: ArgumentPart[] = [];
  const starts = wordsOf(request);
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const span = longestSpan(rest, request, starts);
    const literal = literals.filter((l) => rest.startsWith(l)).sort((a, b) => b.length - a.length)[0] ?? '';
    const take = span.length > 0 && span.length >= literal.length ? span : literal;
    if (take === '') {
      const last = parts.at(-1);
      if (last?.kind === 'raw') last.text += rest[0];
      else parts.push({ kind: 'raw', text: rest[0]! });
      at += 1;
      continue;
    }
    parts.push({ kind: take === span ? 'span' : 'literal', text: take });
    at += take.length;
  }
  return parts;
}

function longestSpan(rest: string, request: string, starts: ReturnType<typeof wordsOf>): string {
  let best = '';
  starts.forEach((word, i) => {
    if (!rest.startsWith(word.text)) return;
    for (let j = i; j < starts.length; j++) {
      const span = request.slice(word.start, starts[j]!.end);
      if (!rest.startsWith(span)) break;
      if (span.length > best.length) best = span;
    }
  });
  return best;
}

/** An argument as the model writes it: keys that are pressed as they are, a text in its parts. */
export function argumentTokens(
  text: string,
  { verb, request, lexicon, tokenizer }: { verb: Verb; request: string; lexicon: Lexicon; tokenizer: Tokenizer },
): number[] {
  if (verb.word === 'press') return tokenizer.encode(spaced(text));
  const parts = cutArgument(text, request, lexicon.literals, lexicon.texts);
  return parts.flatMap((part) => tokenizer.encode(partText(part)));
}

/** The text of a part as the model reads it: words with leading spaces, literals as they are. */
const partText = (part: ArgumentPart): string => (part.kind === 'literal' ? part.text : spaced(part.text));
