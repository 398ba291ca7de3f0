import type { Step } from '../../../records/trajectory.ts';
import type { TriedAct } from '../../../records/try.ts';
import { isSecret } from '../../explore/choosing/moves.ts';
import { placeOf } from '../../explore/screens/place.ts';
import type { Cut, Mask, Pattern } from './cut.ts';
import { partKey } from './parts-of-cut.ts';

/** Of a large form so many fields beside the one that was filled. */
const most = 6;

/**
 * Where one field of a form is a task, each other field of that form is one that exploration may have passed by: the same acts with the value in that field
 * instead. `steps` are those of a run in which the form was on the screen; what it changes is not known yet.
 */
export function otherFields(cut: Cut, steps: readonly Step[], mask: Mask): Pattern[] {
  const filled = cut.acts.flatMap((act, i) => (act.function === 'set_edit_text' ? [i] : []));
  const [at] = filled;
  const field = at === undefined ? undefined : cut.acts[at]?.control;
  const [value] = cut.values;
  const isAlone = filled.length === 1 && cut.values.length === 1 && value?.act === at && value?.kind === 'text';
  if (!isAlone || !field?.container || at === cut.acts.length - 1) return [];
  const { controls } = steps.find(
    ({ decision }) => decision.function === 'set_edit_text' && decision.controlName === field.name,
  )?.observation ?? { controls: [] };
  const others = controls.filter(
    (one) =>
      one.type === 'Edit' &&
      one.container === field.container &&
      one.name !== '' &&
      one.name !== field.name &&
      !one.states.some((state) => state === 'readonly' || state === 'disabled') &&
      !isSecret(one),
  );
  return others.slice(0, most).map((other) => {
    const into = (act: TriedAct, i: number) => (i === at ? { ...act, control: placeOf(other, controls) } : act);
    const own: Cut = { ...cut, acts: cut.acts.map(into), target: [] };
    return { key: partKey(own, mask), from: cut.of.id, cuts: [own] };
  });
}
