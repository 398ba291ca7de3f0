import type { App } from '../app-pack/app.ts';
import type { Family } from '../app-pack/family.ts';
import { planOf } from '../app-pack/plan-of.ts';
import { createVocabulary, type VocabularySide } from '../app-pack/vocabulary.ts';
import { recordId } from '../records/record-id.ts';
import { createRng, hashString, type Rng } from '../records/rng.ts';
import { type Params, type Split, splits, type Task } from '../records/tasks/task.ts';
import { templateChooser } from './choose-template.ts';
import { filterTask } from './filter.ts';
import { fillWording, visibleParams } from './request.ts';
import { assertNoLeak, leakKeys, paramsSides, smallSpace, splitRules, wordingsOf } from './splits.ts';

/** Tasks drawn, those the filter let pass, and those it stopped, by its type; `families`: how many families have a share. */
type TaskCount = { in: number; out: number; families: number; stopped: Record<string, number> };
export type TaskCounts = Partial<Record<Split, TaskCount>>;

type AppForTasks = Pick<App, 'name' | 'families' | 'templates' | 'templateState'>;

/** A family draws this often for one task before it has to pass its turn. */
const tries = 24;
/** After so many turns without a task in a row a family has given all it has. */
const turnsPassed = 3;
/** A task that the filter stops counts as so much of a turn without one. */
const stoppedTurn = 0.1;

/**
 * Makes tasks (section 3.2.1): every family in turn, so that each has its share; `counts` is how many are to pass the
 * filter. A task that the filter stops stays in the record and is never executed. A split may get fewer where families
 * have too few parameters. The same seed gives the same tasks, and a larger count only adds to them.
 */
export async function buildTasks(options: {
  app: AppForTasks;
  seed: number;
  counts: Partial<Record<Split, number>>;
}): Promise<{ tasks: Task[]; counts: TaskCounts }> {
  const { app, seed } = options;
  const states = new Map<string, unknown>();
  for (const { name } of app.templates) states.set(name, await app.templateState(name));
  const makers = new Map(app.families.map((family) => [family.name, taskMaker(app, family, states, seed)]));
  const taken = new Set<string>();
  const tasks: Task[] = [];
  const counts: TaskCounts = {};
  for (const split of splits) {
    const wanted = options.counts[split] ?? 0;
    if (wanted === 0) continue;
    const ofSplit = app.families.filter(
      (family) => (family.heldOut ?? false) === (splitRules[split].families === 'held-out'),
    );
    const families = split === 'train' ? ofSplit : inNoOrder(ofSplit, split);
    const made = drawSplit({ split, wanted, families, makers, taken });
    if (split === 'train') for (const task of made) for (const key of leakKeys(task)) taken.add(key);
    counts[split] = count(made);
    tasks.push(...made);
  }
  assertNoLeak(
    tasks.filter((task) => task.split === 'train'),
    tasks.filter((task) => task.split !== 'train'),
  );
  return { tasks, counts };
}

/** So that the first few tasks of a split are of any families, not of those that a pack begins with. */
const inNoOrder = (families: readonly Family[], split: Split): Family[] =>
  families.toSorted((a, b) => hashString(`${split}/${a.name}`) - hashString(`${split}/${b.name}`));

type Sampler = (template: string, side: VocabularySide, rng: Rng) => Params | null;
type TaskMaker = (split: Split, turn: number, again: number) => Task | null;

function drawSplit(options: {
  split: Split;
  wanted: number;
  families: readonly Family[];
  makers: ReadonlyMap<string, TaskMaker>;
  taken: ReadonlySet<string>;
}): Task[] {
  const { split, wanted, families, makers, taken } = options;
  const made = new Map<string, Task>();
  const passed = new Map<string, number>();
  let good = 0;
  for (let turn = 0; good < wanted; turn++) {
    const active = families.filter(({ name }) => (passed.get(name) ?? 0) < turnsPassed);
    if (active.length === 0) break;
    for (const { name } of active) {
      if (good >= wanted) break;
      const task = firstFresh(makers.get(name), split, turn, (found) => !made.has(found.id) && isUntaken(found, taken));
      passed.set(name, task?.filter.judge ? 0 : (passed.get(name) ?? 0) + (task ? stoppedTurn : 1));
      if (task === null) continue;
      made.set(task.id, task);
      if (task.filter.judge) good++;
    }
  }
  return [...made.values()];
}

function firstFresh(
  make: TaskMaker | undefined,
  split: Split,
  turn: number,
  isFresh: (task: Task) => boolean,
): Task | null {
  for (let i = 0; i < tries; i++) {
    const task = make?.(split, turn, i) ?? null;
    if (task !== null && isFresh(task)) return task;
  }
  return null;
}

const isUntaken = (task: Task, taken: ReadonlySet<string>) =>
  task.split === 'train' || leakKeys(task).every((key) => !taken.has(key));

function taskMaker(app: AppForTasks, family: Family, states: ReadonlyMap<string, unknown>, seed: number): TaskMaker {
  const rng = createRng(seed).fork(`task/${family.name}`);
  const choose = templateChooser(app.templates);
  const sample: Sampler = (template, side, draw) =>
    family.sample({ rng: draw, state: states.get(template), words: createVocabulary(draw.fork('words'), side) });
  const sideOf = paramsSides(family, possibleParams(app, family, sample));
  /** Where test wordings are several, they take turns; not all families begin with the same. */
  const firstTurn = hashString(family.name);
  return (split, turn, again) => {
    const rule = splitRules[split];
    const draw = rng.fork(`${split}/${turn}/${again}`);
    const usable = wordingsOf(family, split);
    const wording = rule.wordings === 'last' ? usable[(firstTurn + turn) % usable.length]! : draw.pick(usable);
    const candidates = app.templates
      .filter((template) => (template.heldOut ?? false) === (rule.templates === 'held-out'))
      .flatMap(({ name: template }) => {
        const params = sample(template, rule.vocabulary, draw.fork(template));
        if (params === null || (!family.heldOut && sideOf(params) !== rule.vocabulary)) return [];
        return [{ template, params, request: fillWording(family.wordings[wording] ?? '', params) }];
      });
    const chosen = choose(candidates, draw);
    if (chosen === null) return null;
    const { template, params, request } = chosen;
    const plan = planOf(family, params);
    const visible = visibleParams([family.wordings[wording] ?? ''], params);
    const id = recordId('task', { app: app.name, family: family.name, template, params, request, split });
    const filter = filterTask({ request, params, visible, plan });
    return {
      id,
      app: app.name,
      family: family.name,
      template,
      params,
      request,
      wording,
      plan,
      split,
      seed: hashString(id),
      filter,
    };
  };
}

/**
 * Different parameters that a family draws, until there are more than a small space holds. It does not depend on the
 * seed of a run.
 */
function possibleParams(app: AppForTasks, family: Family, sample: Sampler): Params[] {
  const rng = createRng(0).fork(`space/${family.name}`);
  const found = new Map<string, Params>();
  for (let i = 0; i < 30 && found.size <= smallSpace; i++) {
    for (const { name } of app.templates) {
      const params = sample(name, 'train', rng.fork(`${name}/${i}`));
      if (params !== null) found.set(recordId('params', visibleParams(family.wordings, params)), params);
    }
  }
  return [...found.values()];
}

function count(tasks: readonly Task[]): TaskCount {
  const stopped: Record<string, number> = {};
  for (const { filter } of tasks) if (!filter.judge) stopped[filter.type] = (stopped[filter.type] ?? 0) + 1;
  const good = tasks.filter((task) => task.filter.judge);
  return { in: tasks.length, out: good.length, families: new Set(good.map((task) => task.family)).size, stopped };
}
