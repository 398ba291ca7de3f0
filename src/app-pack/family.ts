import type { Parameter } from '../records/discovery/discovered-family.ts';
import type { ActionFunction } from '../records/episode/decision.ts';
import type { Rng } from '../records/rng.ts';
import type { ControlMatch } from '../records/screen/control-match.ts';
import type { Params } from '../records/tasks/task.ts';
import type { SavedState } from './saved-state.ts';

/** One step of a reference solution. `optional` steps are skipped when the control is not there. */
export type ReferenceStep = {
  control?: ControlMatch;
  function: ActionFunction;
  args?: Record<string, string | number | boolean>;
  optional?: boolean;
};

export type SampleContext<S = SavedState> = {
  rng: Rng;
  /** What stands in the template the task starts from. */
  state: S;
  /** New titles, phrases, words and tags; test vocabulary and train vocabulary are disjoint. */
  words: Vocabulary;
};

/** A source of fresh strings. Each call draws from the vocabulary of the task's split. */
export type Vocabulary = {
  /** One lower-case word. */
  word(): string;
  /** One to three capitalised words, or another title-like form. */
  title(): string;
  /** A sentence-like phrase of `min` to `max` words. */
  phrase(min?: number, max?: number): string;
};

export type Verdict = { pass: boolean; reason: string };

/** A kind of task (android_world's parameterised task with a durable check and a reference solution). */
export type Family<S = SavedState, P extends Params = Params> = {
  name: string;
  heldOut?: boolean;
  /** Absent: written by hand. */
  origin?: 'written' | 'discovered';
  /** Of a discovered one: what may be given for each parameter. */
  parameters?: readonly Parameter[];
  /** Wordings with {param} places; at least three. The last ones are only ever used by the split test-wordings. */
  wordings: string[];
  /** How many of the last wordings these are; one where it is left out. */
  testWordings?: number;
  /** Draws parameters that make sense in this template, or null where the template lacks what is needed. */
  sample(context: SampleContext<S>): P | null;
  /** Names of the parameters that are free text or names of the user's own objects (they may be swapped for others in training data). */
  free: (keyof P & string)[];
  /** The steps in words, in the manner of the documentation. Values come as they are written in quotes: \" for a quotation mark in one, \\ for a backslash. */
  plan(params: P): string[];
  /** The reference solution, grounded exactly. */
  solve(params: P): ReferenceStep[];
  /** Reads saved state before and after; says what is wrong when it fails. Must also fail when something else was changed. */
  verify(input: { before: S; after: S; params: P }): Verdict;
};
