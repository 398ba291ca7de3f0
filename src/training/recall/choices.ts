import type { Family } from '../../app-pack/family.ts';
import type { Step } from '../../records/episode/trajectory.ts';
import type { Control } from '../../records/screen/control.ts';
import { familyKey, type Task } from '../../records/tasks/task.ts';
import { visibleParams } from '../../tasks/request.ts';
import type { Demonstration } from '../phases/imitation.ts';

/** The application's choices for the parameters of a family, by family key and parameter. */
type Choices = ReadonlyMap<string, Record<string, string[]>>;

/**
 * What else could have been chosen where a task's value was: the options of the same box, the controls of the same type that came on the
 * screen together with the one that was acted on. So one palette that training chose makes all palettes known.
 */
export function choicesOf(tried: readonly Demonstration[], familyOf: (task: Task) => Family): Choices {
  const found = new Map<string, Record<string, string[]>>();
  for (const { task, trajectory } of tried) {
    if (!trajectory.outcome.success) continue;
    const ofFamily = found.get(familyKey(task)) ?? {};
    found.set(familyKey(task), ofFamily);
    for (const [name, value] of chosen(task, familyOf(task))) {
      const seen = trajectory.steps.flatMap((step, i) => besides(value, step, trajectory.steps[i - 1]));
      if (seen.length > 0) ofFamily[name] = [...new Set([...(ofFamily[name] ?? []), ...seen])];
    }
  }
  return found;
}

function chosen({ params }: Task, { wordings, free }: Family): [name: string, value: string][] {
  return Object.entries(visibleParams(wordings, params)).flatMap(([name, value]) =>
    typeof value === 'string' && !free.includes(name) ? [[name, value]] : [],
  );
}

function besides(value: string, { observation, decision }: Step, before: Step | undefined): string[] {
  const acted = observation.controls.find(({ label }) => label === decision.controlLabel);
  if (!acted) return [];
  if (acted.options?.includes(value)) return acted.options;
  const end = endOfName(acted.name, value);
  if (end === null) return [];
  const old = new Set(before?.observation.controls.map(({ name }) => name));
  const isBeside = (c: Control) => c.type === acted.type && c.container === acted.container && !old.has(c.name);
  return observation.controls
    .filter(isBeside)
    .map(({ name }) => (end === '' ? name : name.split(end)[0]!))
    .filter((name) => name !== '');
}

/** What follows the value in a name: nothing, or the sign before a description (`Nord - An arctic palette`); null for another name. */
function endOfName(name: string, value: string): string | null {
  if (name === value) return '';
  if (!name.startsWith(value)) return null;
  return /^\s+[^\p{L}\p{N}\s]\s+/u.exec(name.slice(value.length))?.[0] ?? null;
}
