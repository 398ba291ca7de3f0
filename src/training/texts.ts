import { containerLine, controlLine } from '../agent/prompt/control-line.ts';
import { verbs } from '../agent/prompt/verbs.ts';
import { spaced, wordsOf } from '../agent/prompt/words.ts';
import type { Trajectory } from '../records/episode/trajectory.ts';
import type { Task } from '../records/tasks/task.ts';

/** A name that stands on the screens of so many templates is the application's own, not the user's; of fewer where there are fewer. */
const fromTemplates = 3;

/** A tokenizer's merges need texts that come again. */
const times = 20;

/**
 * The application's own words in the model's form, none of the user's: what the tiny base's tokenizer keeps whole (see slots.ts). Words of plans
 * outside quotes, names in quotes that requests do not say, train wordings with their places, names on screen that do not belong to one template.
 */
export function* applicationTexts(input: {
  plans: readonly { plan: readonly string[] }[];
  quoted: readonly string[];
  wordings: readonly string[];
  tried: readonly { task: Pick<Task, 'template'>; trajectory: Pick<Trajectory, 'steps'> }[];
}): Generator<string> {
  const frame = [
    ' in',
    ' of',
    ' message',
    ' failed grounding action effect',
    ' nothing changed',
    ...verbs.map((v) => ` ${v.word}`),
  ];
  const lines = [
    ...planVocabulary(input.plans.map(({ plan }) => plan)).map((word) => ` ${word}`),
    ...input.quoted.map(spaced),
    ...input.wordings.map(spaced),
    ...commonLines(input.tried),
    ...frame,
  ];
  for (const line of lines) for (let i = 0; i < times; i++) yield line;
}

function commonLines(tried: Parameters<typeof applicationTexts>[0]['tried']): string[] {
  const templates = new Map<string, Set<string>>();
  for (const { task, trajectory } of tried) {
    for (const step of trajectory.steps) {
      for (const control of step.observation.controls) {
        const lines = [
          controlLine({ ...control, value: undefined }),
          ...(control.container ? [containerLine(control.container)] : []),
        ];
        for (const line of lines) templates.set(line, (templates.get(line) ?? new Set()).add(task.template));
      }
    }
  }
  const seen = new Set(tried.map(({ task }) => task.template)).size;
  const enough = Math.min(fromTemplates, Math.max(2, seen));
  return [...templates].filter(([, of]) => of.size >= enough).map(([line]) => line);
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
