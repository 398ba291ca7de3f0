import { LamwrightError } from '../../records/error.ts';
import type { TokenizerData } from './tokenizer.ts';

/**
 * Gives our special names to the rarest merged tokens that no other merge is built on, so the size of the vocabulary stays;
 * text that would have used them is written with their parts. Names that are already special keep their id. SmolLM2's own
 * reserved tokens (<repo_name>, <jupyter_code>, …) are left alone: their embeddings were never trained and are all the same
 * vector (cosine 1.00), so with frozen embeddings no adapter can tell them apart. Throws USAGE when there is no room.
 */
export function extendTokenizer(data: TokenizerData, names: readonly string[]): TokenizerData {
  const wanted = [...new Set(names)].filter((name) => !data.specials.includes(name));
  const tokens = [...data.tokens];
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const clash = wanted.find((name) => idOf.has(name));
  if (clash !== undefined) {
    throw new LamwrightError('USAGE', `${JSON.stringify(clash)} is an ordinary token of this vocabulary.`, {
      remedy: 'Choose a name for the special token that text is unlikely to hold, e.g. "<|step|>".',
    });
  }
  const rare = leafMerges(data.merges);
  if (rare.length < wanted.length) {
    throw new LamwrightError('USAGE', `The vocabulary has no room for ${wanted.length} more special tokens.`, {
      remedy: 'Use fewer special tokens, or a base with a larger vocabulary.',
    });
  }
  const dropped = new Set<number>();
  const specialIds = data.specials.map((name) => idOf.get(name)!);
  for (const name of wanted) {
    const leaf = rare.pop()!;
    const id = idOf.get(leaf.token)!;
    dropped.add(leaf.rank);
    tokens[id] = name;
    specialIds.push(id);
  }
  return {
    ...data,
    tokens,
    merges: data.merges.filter((_, rank) => !dropped.has(rank)),
    specials: specialIds.sort((a, b) => a - b).map((id) => tokens[id]!),
  };
}

/** Merged tokens that are no part of another merge and that one merge alone makes, the rarest last. */
function leafMerges(merges: readonly string[]): { token: string; rank: number }[] {
  const parts = new Set<string>();
  const made = new Map<string, number>();
  const leaves = merges.map((merge, rank) => {
    const cut = merge.indexOf(' ', 1);
    const [left, right] = [merge.slice(0, cut), merge.slice(cut + 1)];
    parts.add(left).add(right);
    made.set(left + right, (made.get(left + right) ?? 0) + 1);
    return { token: left + right, rank };
  });
  return leaves.filter(({ token }) => !parts.has(token) && made.get(token) === 1);
}
