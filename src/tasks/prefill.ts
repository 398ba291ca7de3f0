import type { App } from '../app-pack/app.ts';
import { createVocabulary } from '../app-pack/vocabulary.ts';
import { recordId } from '../records/record-id.ts';
import { createRng, type Rng } from '../records/rng.ts';
import type { PlanPair } from '../records/tasks/task.ts';
import { templateChooser } from './choose-template.ts';
import { type FilterVerdict, judgeWords } from './filter.ts';
import { type NamedObjects, objectsIn } from './template-objects.ts';

/** An instantiated request has at most this many words more than the task it is made from (section 3.2.1 of the paper). */
const prefillWordLimit = 50;

export type Prefilled = { source: PlanPair; template: string; pair: PlanPair | null; filter: FilterVerdict };

/**
 * Makes plans of the documentation concrete: "a tiddler" becomes one that really stands in the chosen template. What
 * comes out has no verifier, so it feeds phase 1 alone. Held-out templates are never looked at.
 */
export async function prefillPlans(options: {
  app: Pick<App, 'name' | 'templates' | 'templateState'>;
  pairs: readonly PlanPair[];
  seed: number;
}): Promise<{ prefilled: Prefilled[]; pairs: PlanPair[] }> {
  const { app, seed } = options;
  const templates = app.templates.filter((template) => !template.heldOut);
  const choose = templateChooser(templates);
  const objects = new Map<string, NamedObjects>();
  for (const { name } of templates) objects.set(name, objectsIn(await app.templateState(name)));
  const prefilled = options.pairs
    .filter((pair) => pair.source.kind !== 'family')
    .flatMap((source) => {
      const rng = createRng(seed).fork(`prefill/${source.id}`);
      const candidates = templates.map(({ name: template }) => {
        const made = makeConcrete(source, objects.get(template) ?? new Map(), rng.fork(template));
        return { template, request: made.task, made };
      });
      const chosen = choose(candidates, rng);
      if (chosen === null) return [];
      const filter = verdictOn(source, chosen.made);
      const pair = filter.judge && chosen.made.named.length > 0 ? toPair(source, chosen.made, app.name) : null;
      return [{ source, template: chosen.template, pair, filter }];
    });
  return { prefilled, pairs: prefilled.flatMap(({ pair }) => pair ?? []) };
}

type Concrete = Pick<PlanPair, 'task' | 'plan'> & { named: string[]; lacking: string | null };

/** The first mention of a kind of object in the task gets a name, and so does its mention in the plan. */
function makeConcrete(source: PlanPair, objects: NamedObjects, rng: Rng): Concrete {
  let made: Concrete = { task: source.task, plan: [...source.plan], named: [], lacking: null };
  if (source.task.includes('"')) return made;
  for (const [noun, names] of objects) {
    const mention = new RegExp(
      `\\b(an?|the|this|your|that)( new| existing| current| particular| entire)? ${noun}\\b(?!'s| "| (?:called|titled|named|[a-z]+s?(?<!\\b(?:with|in|to|from|into|for|and|as|or|at))\\b))`,
      'i',
    );
    const match = mention.exec(made.task);
    if (match === null) continue;
    const isNew =
      / new$/i.test(match[2] ?? '') || new RegExp(`^(?:create|make) (?:an?|the) ${noun}\\b`, 'i').test(made.task);
    const name = isNew ? createVocabulary(rng.fork(noun), 'train').title() : names[rng.int(0, names.length - 1)];
    if (name === undefined) return { ...made, lacking: noun };
    made = isNew ? nameNew(made, match[0], noun, name) : nameExisting(made, match[0], mention, noun, name);
  }
  return made;
}

function nameNew(made: Concrete, mention: string, noun: string, name: string): Concrete {
  const [first = '', ...rest] = made.plan;
  const plan = [first, `Give the ${noun} the title "${name}".`, ...rest];
  return {
    ...made,
    task: made.task.replace(mention, () => `${mention} called "${name}"`),
    plan,
    named: [...made.named, name],
  };
}

function nameExisting(made: Concrete, mention: string, pattern: RegExp, noun: string, name: string): Concrete {
  const called = `the ${noun} "${name}"`;
  const at = made.plan.findIndex((step) => pattern.test(step));
  const plan =
    at === -1
      ? [`Open ${called}.`, ...made.plan]
      : made.plan.map((step, i) => (i === at ? step.replace(pattern, () => called) : step));
  return { ...made, task: made.task.replace(mention, () => called), plan, named: [...made.named, name] };
}

const missing = /\b(?:selection|selected|highlighted|image|picture|file|snippet|photo|alert)\b/i;

function verdictOn(source: PlanPair, { task, plan, named, lacking }: Concrete): FilterVerdict {
  if (lacking !== null) return { judge: false, type: 'template', thought: `The template has no ${lacking} to name.` };
  const need = missing.exec(task);
  if (need) return { judge: false, type: 'template', thought: `It needs what the template lacks ("${need[0]}").` };
  const added = words(task) - words(source.task);
  if (added > prefillWordLimit) return { judge: false, type: 'other', thought: `It grew by ${added} words.` };
  const told = plan.join('\n');
  const lost = named.find((name) => !told.includes(name));
  if (lost !== undefined) return { judge: false, type: 'other', thought: `The plan does not speak of "${lost}".` };
  return judgeWords(task.replace(/"[^"]*"/g, '…'));
}

const words = (text: string) => text.split(/\s+/).length;

function toPair(source: PlanPair, { task, plan }: Concrete, app: string): PlanPair {
  return {
    id: recordId('plan', { app, task, plan }),
    app,
    task,
    plan,
    source: { kind: 'evolved', from: [source.id], rule: 'prefill' },
  };
}
