import { LamwrightError } from '../../records/error.ts';
import type { TokenizerData } from './tokenizer.ts';

/** Control tokens of SmolLM2's vocabulary that mark code files and notebooks: no part of what we read or write. */
const reservedNames = new Set(
  (
    '<repo_name> <reponame> <file_sep> <filename> <gh_stars> <issue_start> <issue_comment> <issue_closed> ' +
    '<jupyter_start> <jupyter_text> <jupyter_code> <jupyter_output> <jupyter_script> <empty_output>'
  ).split(' '),
);

/**
 * Gives our special names to tokens that the base does not need, so the size of the vocabulary stays: first the reserved
 * control tokens, then the rarest merged tokens that no other merge is built on (text is then written with their parts).
 * Names that are already special keep their id. Throws USAGE when there is no room.
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
  const reserved = data.specials.filter((name) => reservedNames.has(name)).map((name) => idOf.get(name)!);
  const rare = leafMerges(data.merges);
  const dropped = new Set<number>();
  const specialIds = new Set(data.specials.map((name) => idOf.get(name)!));
  for (const name of wanted) {
    const leaf = reserved.length > 0 ? undefined : rare.pop();
    const id = reserved.shift() ?? (leaf === undefined ? undefined : idOf.get(leaf.token));
    if (id === undefined) {
      throw new LamwrightError('USAGE', `The vocabulary has no room for ${wanted.length} more special tokens.`, {
        remedy: 'Use fewer special tokens, or a base with a larger vocabulary.',
      });
    }
    if (leaf !== undefined) dropped.add(leaf.rank);
    tokens[id] = name;
    specialIds.add(id);
  }
  return {
    ...data,
    tokens,
    merges: data.merges.filter((_, rank) => !dropped.has(rank)),
    specials: [...specialIds].sort((a, b) => a - b).map((id) => tokens[id]!),
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
