import { containerLine, controlLine } from '../agent/prompt/control-line.ts';
import { verbs } from '../agent/prompt/verbs.ts';
import { spaced, wordsOf } from '../agent/prompt/words.ts';
import type { PlanPair, Task } from '../records/task.ts';
import type { Trajectory } from '../records/trajectory.ts';

/** Everything the model will read or write, in its own form: what a tokenizer is trained on. */
export function* modelTexts(
  pairs: readonly PlanPair[],
  tasks: readonly Task[],
  trajectories: readonly Trajectory[],
): Generator<string> {
  for (const verb of verbs) yield ` ${verb.word}`.repeat(50);
  yield Array.from({ length: 13 }, (_, n) => ` ${n}`.repeat(50)).join('');
  for (const pair of pairs) yield [pair.task, ...pair.plan].map((t) => `${spaced(t)}\n`).join('');
  for (const task of tasks) yield [task.request, ...task.plan].map((t) => `${spaced(t)}\n`).join('');
  for (const trajectory of trajectories) {
    const seen = new Set<string>();
    for (const step of trajectory.steps) {
      for (const control of step.observation.controls) {
        seen.add(controlLine(control));
        if (control.container) seen.add(containerLine(control.container));
      }
    }
    yield [...seen].join('\n');
  }
}

/** The words of plans outside quotes, those that at least two plans use. */
export function planVocabulary(plans: Iterable<readonly string[]>): string[] {
  const counts = new Map<string, number>();
  for (const plan of plans) {
    const words = new Set(plan.flatMap((step) => wordsOf(step.replace(/"[^"]*"/g, ' ')).map((w) => w.text)));
    for (const word of words) if (word !== '"') counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, n]) => n >= 2)
    .map(([word]) => word)
    .sort();
}
