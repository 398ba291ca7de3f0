import type { Trajectory } from '../../records/episode/trajectory.ts';
import { within } from '../react/text.ts';
import { type Embed, embeddingIndex } from './embedding-index.ts';
import { examplesOf, withoutValues } from './examples.ts';
import { type Page, passagesOf } from './passages.ts';
import type { Index, Piece } from './piece.ts';
import { textIndex } from './text-index.ts';

/** What an agent can be given beside the screen. Each text begins with where it comes from. */
export type Retrieval = {
  /** `docs`, `runs`: what there is to find. */
  from: string[];
  /** How many of each there are. */
  counts: { passages: number; examples: number };
  /** The best passages of the documentation, `k` at most. */
  passages(request: string, k: number): Promise<string[]>;
  /** Episodes that went well, for requests like this one, each of another kind of task, `k` at most. */
  examples(request: string, k: number): Promise<string[]>;
};

/** A passage has at least so many of the words of a request: others would only fill the prompt. */
const enough = 2;

/**
 * Opens documentation and earlier episodes for an agent (the reference's retrieval). Of the episodes those alone that solved a train
 * task of a family that is not held out: never one of a test. Found by words, or by meaning where an embedder is given.
 * `tokens`: of one answer at most, roughly; default 250.
 */
export function openRetrieval(options: {
  pages?: readonly Page[];
  trajectories?: readonly Trajectory[];
  /** Names of families that tests ask for. */
  heldOut: readonly string[];
  embed?: Embed;
  tokens?: number;
}): Retrieval {
  const { pages, trajectories, heldOut, embed, tokens = 250 } = options;
  const indexOf = (pieces: Piece[], least?: number): Index =>
    embed ? embeddingIndex(pieces, embed) : textIndex(pieces, least);
  const all = { passages: passagesOf(pages ?? []), examples: examplesOf(trajectories ?? [], heldOut) };
  const docs = indexOf(all.passages, enough);
  const runs = indexOf(all.examples);
  const best = async (index: Index, request: string, k: number): Promise<string[]> => {
    const kinds = new Set<string>();
    const found = (await index(withoutValues(request))).filter(
      ({ kind }) => kind === undefined || (!kinds.has(kind) && kinds.add(kind)),
    );
    return within(
      found.slice(0, k).map(({ shown }) => shown),
      tokens,
    );
  };
  return {
    from: [...(pages ? ['docs'] : []), ...(trajectories ? ['runs'] : [])],
    counts: { passages: all.passages.length, examples: all.examples.length },
    passages: (request, k) => best(docs, request, k),
    examples: (request, k) => best(runs, request, k),
  };
}
