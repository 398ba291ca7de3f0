import type { Family } from '../app-pack/family.ts';
import type { VocabularySide } from '../app-pack/vocabulary.ts';
import { LamwrightError } from '../records/error.ts';
import { recordId } from '../records/record-id.ts';
import { hashString } from '../records/rng.ts';
import type { Params, Split, Task } from '../records/tasks/task.ts';
import { normalRequest, visibleParams } from './request.ts';

/** What a split draws from. */
export type SplitRule = {
  families: 'seen' | 'held-out';
  templates: 'seen' | 'held-out';
  vocabulary: VocabularySide;
  /** Which wordings: the last ones are for test-wordings alone. */
  wordings: 'train' | 'last';
};

export const splitRules: Record<Split, SplitRule> = {
  train: { families: 'seen', templates: 'seen', vocabulary: 'train', wordings: 'train' },
  'test-parameters': { families: 'seen', templates: 'seen', vocabulary: 'test', wordings: 'train' },
  'test-wordings': { families: 'seen', templates: 'seen', vocabulary: 'test', wordings: 'last' },
  'test-families': { families: 'held-out', templates: 'seen', vocabulary: 'test', wordings: 'train' },
  'test-template': { families: 'seen', templates: 'held-out', vocabulary: 'test', wordings: 'train' },
};

type Worded = Pick<Family, 'wordings' | 'testWordings'>;

/** Indices of the wordings that a split may use. */
export function wordingsOf({ wordings, testWordings = 1 }: Worded, split: Split): number[] {
  const indices = wordings.map((_, i) => i);
  return splitRules[split].wordings === 'last' ? indices.slice(-testWordings) : indices.slice(0, -testWordings);
}

/** The wordings that training may show. */
export const trainWordings = (family: Worded): string[] => wordingsOf(family, 'train').map((i) => family.wordings[i]!);

/** A family with no more different parameters than this has them shared out one by one. */
export const smallSpace = 12;

/**
 * Says for each set of parameters whether it is for training or for tests; the hash decides, so that it never moves
 * between runs. Of a small space (`known`: all that could be drawn) about a quarter, and at least one of three, is for tests.
 */
export function paramsSides(
  family: Pick<Family, 'name' | 'wordings'>,
  known: readonly Params[],
): (params: Params) => VocabularySide {
  const keyOf = (params: Params) => recordId(family.name, visibleParams(family.wordings, params));
  const keys = [...new Set(known.map(keyOf))].sort((a, b) => hashString(a) - hashString(b) || (a < b ? -1 : 1));
  if (keys.length > smallSpace) return (params) => (hashString(keyOf(params)) % 4 === 0 ? 'test' : 'train');
  const share = keys.length < 2 ? 0 : Math.max(1, Math.round(keys.length / 4));
  const forTests = new Set(keys.slice(0, share));
  return (params) => (forTests.has(keyOf(params)) ? 'test' : 'train');
}

type Leakable = Pick<Task, 'id' | 'family' | 'template' | 'params' | 'request' | 'split'>;

/** What a test task must not share with a train task. */
export function leakKeys(task: Pick<Task, 'family' | 'params' | 'request'>): string[] {
  return [recordId(`params ${task.family}`, task.params), `request ${normalRequest(task.request)}`];
}

/** Throws RECORD_INVALID when a test task, its parameters, its request, its held-out family or template is in training. */
export function assertNoLeak(train: readonly Leakable[], test: readonly Leakable[]): void {
  const stray = train.find((task) => task.split !== 'train');
  if (stray) throw leak(stray, `it is of the split ${stray.split}`);
  const keys = new Map(train.flatMap((task) => leakKeys(task).map((key) => [key, task] as const)));
  const ids = new Set(train.map((task) => task.id));
  const families = new Set(train.map((task) => task.family));
  const templates = new Set(train.map((task) => task.template));
  for (const task of test) {
    if (ids.has(task.id)) throw leak(task, 'it is one of the training tasks');
    const twin = leakKeys(task)
      .map((key) => keys.get(key))
      .find((found) => found !== undefined);
    if (twin) throw leak(task, `the training task ${twin.id} has the same parameters or request`);
    if (task.split === 'test-families' && families.has(task.family))
      throw leak(task, `the held-out family "${task.family}" is trained on`);
    if (task.split === 'test-template' && templates.has(task.template))
      throw leak(task, `the held-out template "${task.template}" is trained on`);
  }
}

function leak(task: Leakable, why: string): LamwrightError {
  return new LamwrightError(
    'RECORD_INVALID',
    `Test task ${task.id} ("${task.request}", ${task.split}) reaches training: ${why}.`,
    {
      remedy: 'Make the tasks again with `lamwright tasks` in a fresh workspace; never edit the split of a task.',
    },
  );
}
