import { z } from 'zod';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import { type Bar, barSchema } from '../cover/refusal.ts';
import { isSearching } from '../plan-step/scrolling.ts';
import { quotedIn } from '../plan-step/sentence/quotes.ts';
import { bareWords } from '../prompt/words.ts';
import { type Pattern, patternSchema } from '../recall/pattern.ts';

/**
 * What is counted, not learnt, from the training trajectories; it travels with the checkpoint.
 * `acted`: how often a control of this type and name was acted on; `keys` and `texts`: arguments that are no span of the request;
 * `quoted`: names in quotes that plans speak of.
 */
export const lexiconSchema = z.object({
  acted: z.record(z.string(), z.number()),
  verbs: z.array(z.string()),
  keys: z.array(z.string()),
  texts: z.array(z.string()),
  quoted: z.array(z.string()),
  /** Pieces of the application's own text language (the app pack's literals). */
  literals: z.array(z.string()),
  /** The words of the train wordings, in lower case: what requests say beside the user's own values. */
  said: z.array(z.string()),
  /** The kinds of request that training showed, with their plans (see recall.ts). */
  patterns: z.array(patternSchema),
  /** With how much evidence a request is taken on; absent where there were too few wordings to learn it. */
  bar: barSchema.optional(),
});
export type Lexicon = z.infer<typeof lexiconSchema>;

export const actedKey = (type: string, name: string) => `${type}|${name.toLowerCase()}`;

/**
 * Counts a lexicon over training trajectories and plans. `params` are left out: a lexicon holds the application's words, not the user's; and so is
 * what was scrolled in search of something that was nowhere.
 */
export function buildLexicon(input: {
  trajectories: readonly (Trajectory & { freeValues: readonly string[] })[];
  plans: readonly { plan: readonly string[]; task: string }[];
  verbOf: (trajectory: Trajectory, step: number) => string;
  literals: readonly string[];
  wordings: readonly string[];
  patterns: Pattern[];
  bar?: Bar;
}): Lexicon {
  const acted = new Map<string, number>();
  const verbs = new Set(['click', 'type', 'done']);
  const keys = new Set(['{Enter}', '{Escape}']);
  const texts = new Map<string, number>();
  for (const trajectory of input.trajectories) {
    trajectory.steps.forEach((step, index) => {
      const { decision } = step;
      if (isSearching(decision) && !trajectory.outcome.success) return;
      const verb = input.verbOf(trajectory, index);
      verbs.add(verb);
      if (verb === 'press') keys.add(String(decision.args.keys));
      const text = verb === 'write' ? decision.args.keys : decision.args.text;
      if (typeof text === 'string' && !trajectory.request.includes(text)) texts.set(text, (texts.get(text) ?? 0) + 1);
      const control = step.observation.controls.find((c) => c.label === decision.controlLabel);
      if (!control || trajectory.freeValues.some((v) => v.length > 0 && control.name.includes(v))) return;
      const key = actedKey(control.type, control.name);
      acted.set(key, (acted.get(key) ?? 0) + 1);
    });
  }
  return {
    acted: Object.fromEntries(acted),
    verbs: [...verbs].sort(),
    keys: [...keys].sort(),
    texts: [...texts]
      .filter(([, n]) => n >= 2)
      .map(([t]) => t)
      .sort(),
    quoted: quotedNames(input.plans),
    literals: [...input.literals],
    said: [...new Set(input.wordings.flatMap((w) => bareWords(w.replace(/\{\w+\}/g, ' '))))].sort(),
    patterns: input.patterns,
    bar: input.bar,
  };
}

/** Names in quotes that at least two plans use and that their tasks do not say as they are written: those are copied from the request. */
function quotedNames(plans: readonly { plan: readonly string[]; task: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { plan, task } of plans) {
    const names = new Set(plan.flatMap(quotedIn));
    for (const name of names) if (!task.includes(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([name, n]) => n >= 2 && bareWords(name).length > 0)
    .map(([name]) => name)
    .sort();
}
