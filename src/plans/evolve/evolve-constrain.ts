import type { Vocabulary } from '../../app-pack/family.ts';
import type { Rng } from '../../records/rng.ts';
import type { PlanPair } from '../../records/tasks/task.ts';

type Draft = Pick<PlanPair, 'task' | 'plan'>;

const notNamed = new Set(
  'button tab toolbar menu sidebar editor text title type search setting settings theme language heading preview story draft filter macro plugin list table link image colour'.split(
    ' ',
  ),
);

/**
 * Nouns of the application that users make and name: those that some task creates ("Create a new tiddler").
 * Names are only given to these, so that a constrained task can be carried out.
 */
export function namedNouns(pairs: readonly Draft[], vocabulary: readonly string[]): string[] {
  const nouns = vocabulary.filter((word) => !word.includes(' ') && !word.endsWith('s') && !notNamed.has(word));
  return nouns.filter((noun) =>
    pairs.some(({ task }) => new RegExp(`^(?:Create|Make) an? (?:new )?${noun}\\b`).test(task)),
  );
}

/** Adds a name: "Delete this tiddler" → "Delete the tiddler "Blue Harbour"", in the task and in the plan alike. */
export function nameObject(pair: Draft, nouns: readonly string[], words: Vocabulary): Draft | null {
  const found = findObject(pair.task, nouns);
  if (found === null) return null;
  const name = words.title();
  if (isMade(pair.task, found.text)) {
    const task = pair.task.replace(found.text, (text) => `${text} called "${name}"`);
    const [first = '', ...rest] = pair.plan;
    return { task, plan: [first, `Give the ${found.noun} the title "${name}".`, ...rest] };
  }
  const called = `the ${found.noun} "${name}"`;
  return { task: pair.task.replace(found.text, called), plan: onObject(pair.plan, found.noun, called) };
}

/** Widens to two objects: the plan is done for one, then for the other. */
export function nameTwoObjects(pair: Draft, nouns: readonly string[], words: Vocabulary): Draft | null {
  const found = findObject(pair.task, nouns);
  if (found === null || isMade(pair.task, found.text)) return null;
  const [one, two] = [words.title(), words.title()];
  if (one === two) return null;
  const task = pair.task.replace(found.text, `the ${found.noun}s "${one}" and "${two}"`);
  return { task, plan: [one, two].flatMap((name) => onObject(pair.plan, found.noun, `the ${found.noun} "${name}"`)) };
}

/** Puts a pair into a place: the named object is opened first. */
export function orderFirst(pair: Draft, nouns: readonly string[], words: Vocabulary, rng: Rng): Draft | null {
  const [noun] = nouns;
  if (noun === undefined || /"/.test(pair.task) || findObject(pair.task, nouns) !== null) return null;
  const name = words.title();
  const task = rng.pick([
    `Open the ${noun} "${name}" and ${lower(pair.task)}`,
    `${pair.task}, but open the ${noun} "${name}" first`,
  ]);
  return { task, plan: [`Open the ${noun} "${name}".`, ...pair.plan] };
}

/** True when the task creates the object, and not something on it. */
function isMade(task: string, object: string): boolean {
  return /^(?:create|make)\b/i.test(task) && task.indexOf(object) === task.indexOf(' ') + 1;
}

function onObject(plan: readonly string[], noun: string, called: string): string[] {
  const mention = new RegExp(
    `\\b(?:an?|the|this|that|your)(?: existing| current| particular)? ${noun}\\b(?! [a-z]+ (?:button|tab|field))`,
    'i',
  );
  const at = plan.findIndex((step) => mention.test(step));
  if (at === -1) return [`Open ${called}.`, ...plan];
  return plan.map((step, i) => (i === at ? step.replace(mention, called) : step));
}

function findObject(task: string, nouns: readonly string[]) {
  for (const noun of nouns) {
    const pattern = new RegExp(
      `\\b(?:an?|the|this|your)(?: new| existing| current| particular| entire)? ${noun}\\b(?!'s| [a-z]+s?\\b(?<!\\b(?:with|in|to|from|into|for|and|as|or|without|at)))`,
      'i',
    );
    const match = pattern.exec(task);
    if (match !== null && !task.includes('"')) return { noun, text: match[0] };
  }
  return null;
}

export function lower(task: string): string {
  return /^[A-Z][a-z]/.test(task) ? task.charAt(0).toLowerCase() + task.slice(1) : task;
}
