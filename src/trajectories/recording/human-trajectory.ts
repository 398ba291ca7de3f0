import type { PersonAct } from '../../environments/recording.ts';
import type { Outcome, Step, Trajectory } from '../../records/episode/trajectory.ts';
import { recordId } from '../../records/record-id.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { mergeChoices } from './choices.ts';
import { cleanUp, controlOf, type KeptAct } from './clean-up.ts';
import { planInWords } from './in-words/plan-in-words.ts';
import { withShortLabels } from './short-labels.ts';
import { withoutSecrets } from './without-secrets.ts';

/** The policy of what a person did. */
export const human = 'human';

/** What was recorded: the acts of a person, and the screen after the last one where it was still there. */
export type Recorded = { acts: readonly PersonAct[]; after: Observation | null; secrets: readonly string[] };

export type InWords = { steps: Step[]; plan: string[]; doubts: string[] };

/** The steps of a demonstration as every trajectory has them, with its plan in words. Passwords are in neither. */
export function stepsOf({ acts, after, secrets }: Recorded): InWords {
  const kept = withShortLabels(mergeChoices(cleanUp(acts, after), after));
  const { steps: said, plan, doubts } = planInWords(kept);
  const steps = kept.map((act, index): Step => {
    const control = controlOf(act);
    const left = said.slice(index + 1).filter((step) => step !== null);
    return {
      index,
      observation: act.observation,
      decision: {
        thought: said[index] ?? 'Scroll to what is needed next',
        controlLabel: act.label,
        controlName: control?.name ?? '',
        function: act.function,
        args: act.args,
        status: index === kept.length - 1 ? 'FINISH' : 'CONTINUE',
        plan: left,
      },
      result: { ok: true, how: 'person', changed: act.changed },
      ms: timesOf(act, acts[0]!.at, kept[index - 1]),
    };
  });
  return withoutSecrets({ steps, plan, doubts }, secrets);
}

/** A person thinks between two acts. */
const timesOf = ({ at, until }: KeptAct, began: number, before: KeptAct | undefined): Step['ms'] => ({
  observe: 0,
  infer: Math.max(0, at - (before?.until ?? began)),
  act: until - at,
  settle: 0,
});

/** The record of a demonstration; it belongs to no family, and its task is its plan. */
export function humanTrajectory(made: {
  app: string;
  template: string;
  request: string;
  seed: number;
  steps: Step[];
  outcome: Outcome;
  startedAt: string;
  durationMs: number;
}): Trajectory {
  const { app, request, startedAt, seed } = made;
  const taskId = recordId('task', { app, request, demonstration: startedAt });
  return {
    id: recordId('trajectory', { task: taskId, policy: human, checkpoint: null, seed, attempt: 0 }),
    taskId,
    family: '',
    split: 'train',
    policy: human,
    checkpoint: null,
    attempt: 0,
    ...made,
  };
}
