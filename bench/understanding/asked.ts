import { join } from 'node:path';
import type { App } from '../../src/app-pack/app.ts';
import { readTree } from '../../src/effects/reading/read-tree.ts';
import type { Tree } from '../../src/records/episode/effect.ts';
import { createRng, hashString } from '../../src/records/rng.ts';
import type { Params } from '../../src/records/tasks/task.ts';
import { fillWording } from '../../src/tasks/request.ts';
import { wordingsOf } from '../../src/tasks/splits.ts';
import type { Synthetic } from './synthetic.ts';

/** A human sentence with a task's values: the kind that it means, by number, what stands in the kind's places, and what is saved then. */
export type Asked = { kind: number; request: string; values: Record<string, string>; saved: Tree };

/** Wordings of each family of a half (0: `dev`, 1: `held`), so many each; of all families where they are those of the second author. */
export async function askedOf(
  app: App,
  all: readonly Synthetic[],
  { folder, half, each, isTest }: { folder: string; half: 0 | 1; each: number; isTest: boolean },
): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const [kind, { written, draws, family }] of all.entries()) {
    if (!isTest && hashString(written) % 2 !== half) continue;
    const of = app.families.find(({ name }) => name === written)!;
    const indices = wordingsOf(
      { ...app.families.find(({ name }) => name === written)! },
      isTest ? 'test-wordings' : 'train',
    );
    const some = createRng(1).fork(written).shuffle(indices).slice(0, each);
    const saved = await Promise.all(
      draws.map((_, i) => readTree(join(folder, app.name, `${written}-${i}`, 'before')).catch(() => ({}))),
    );
    for (const [i, index] of some.entries()) {
      const draw = i % draws.length;
      const inDraw = valuesBy(draws[0]!.params, draws[draw]!.params);
      asked.push({
        kind,
        request: fillWording(of.wordings[index]!, draws[draw]!.params),
        values: Object.fromEntries(family.parameters.map(({ name, seen }) => [name, inDraw(seen[0]!)])),
        saved: saved[draw]!,
      });
    }
  }
  return asked;
}

/** What a value of the first draw is in another one. */
function valuesBy(first: Params, other: Params): (value: string) => string {
  const flat = (params: Params) => Object.values(params).flat();
  const values = flat(first);
  return (value) => flat(other)[values.indexOf(value)] ?? value;
}
