import type { Decision } from '../../records/episode/decision.ts';
import type { Step } from '../../records/episode/trajectory.ts';

/** How often the same step may come without any effect before the episode is ended. */
const repetitionLimit = 3;

/** True when the last steps were all the same act, and none of them changed anything. */
export function isRepeating(history: readonly Step[], limit = repetitionLimit): boolean {
  const last = history.slice(-limit);
  if (last.length < limit) return false;
  const act = actKey(last[0]!.decision);
  return last.every((step) => !step.result.changed && actKey(step.decision) === act);
}

function actKey({ controlLabel, function: name, args }: Decision): string {
  return JSON.stringify([controlLabel, name, Object.entries(args).sort()]);
}
