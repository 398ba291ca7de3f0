import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Step } from '../../../records/episode/trajectory.ts';
import { createRng, hashString } from '../../../records/rng.ts';
import type { Control } from '../../../records/screen/control.ts';
import { isYes } from '../../explore/choosing/confirming.ts';
import { isSecret } from '../../explore/choosing/moves.ts';
import { type Value, valueFor } from '../../explore/choosing/values.ts';
import { placeOf } from '../../explore/screens/place.ts';
import { type Cut, putIn } from './cut.ts';
import type { Mask } from './mask.ts';
import { partKey } from './parts-of-cut.ts';
import { type Pattern, patternOf } from './pattern.ts';

/** Of a large form so many fields beside the one that was filled; between a name's field and its value's stand so many controls at most. */
const most = 6;
const nearby = 3;

/**
 * Where one field of a form is a task, or confirming it as it stands, each other field of that form is one that exploration may have passed by: the same acts with the
 * field filled instead, with a value as it wants it. `steps` are those of a run in which the form was on the screen; what it changes is not known
 * yet.
 */
export function otherFields(cut: Cut, steps: readonly Step[], mask: Mask): Pattern[] {
  const form = formOf(cut);
  if (!form) return [];
  const { at, act } = form;
  const { controls, fields } = fieldsBeside(act, steps);
  const others = fields.filter(({ name }) => name !== act.control?.name);
  return others.slice(0, most).flatMap((other) => {
    const own = filling(cut, at, other, controls);
    return own ? [patternOf(partKey(own, mask), [own])] : [];
  });
}

/**
 * Where a field alone gave a name with nothing under it, the next field below it filled as well: a name and its value belong together. None where that
 * one was filled, or stands far away.
 */
export function withFieldBelow(cut: Cut, steps: readonly Step[], mask: Mask): Pattern[] {
  const at = cut.values.at(-1)?.act ?? -1;
  const act = cut.acts[at];
  if (act?.function !== 'set_edit_text' || !act.control?.container) return [];
  const { controls, fields } = fieldsBeside(act, steps);
  const own = controls.findIndex(
    ({ name, container }) => name === act.control!.name && container === act.control!.container,
  );
  const below = fields.find((field) => controls.indexOf(field) > own && controls.indexOf(field) <= own + nearby);
  const isFilled = cut.acts.some(({ control }) => control?.name === below?.name);
  if (own < 0 || !below || isFilled) return [];
  const anew = filledAnew(act, below, controls);
  if (!anew) return [];
  const filled = putIn(cut, at + 1, anew.fill);
  const both: Cut = { ...filled, values: [...filled.values, { ...anew.value, act: at + 1 }], target: [] };
  return [patternOf(partKey(both, mask), [both])];
}

/** The screen on which an act was done, and the texts that can be given to its form. */
function fieldsBeside(act: TriedAct, steps: readonly Step[]): { controls: Control[]; fields: Control[] } {
  const { controls } = steps.find(
    ({ decision }) => decision.function === act.function && decision.controlName === act.control?.name,
  )?.observation ?? { controls: [] };
  const fields = controls.filter(
    (one) =>
      one.type === 'Edit' &&
      one.container === act.control?.container &&
      one.name !== '' &&
      !one.states.some((state) => state === 'readonly' || state === 'disabled') &&
      !isSecret(one),
  );
  return { controls, fields };
}

/** The one field that was filled, by what and as which act; of a form that was left as it is, the button that confirms it, before which one is to be filled. */
function formOf({ acts, values }: Cut): { at: number; act: TriedAct } | null {
  const filled = acts.flatMap((act, i) => (act.function === 'set_edit_text' ? [i] : []));
  const [at = acts.length - 1] = filled;
  const act = acts[at];
  if (!act?.control?.container) return null;
  const isUntouched = acts.slice(0, at).every(({ control }) => control?.container !== act.control!.container);
  const isEmpty = filled.length === 0 && values.length === 0 && isYes(act.control.name) && isUntouched;
  const isAlone = filled.length === 1 && values.length === 1 && values[0]!.act === at && values[0]!.kind === 'text';
  return isEmpty || (isAlone && at < acts.length - 1) ? { at, act } : null;
}

/** The acts with this field filled at that place: instead of another one, or before what confirms. Null where nothing may be given. */
function filling(cut: Cut, at: number, field: Control, controls: readonly Control[]): Cut | null {
  const { acts, values } = cut;
  const anew = filledAnew(acts[at]!, field, controls);
  if (!anew) return null;
  const own = [{ ...anew.value, act: at }];
  return { ...cut, acts: acts.toSpliced(at, values.length > 0 ? 1 : 0, anew.fill), values: own, target: [] };
}

/** A value as the field wants it: an address, a number. */
function filledAnew(
  like: TriedAct,
  field: Control,
  controls: readonly Control[],
): { value: Value; fill: TriedAct } | null {
  const value = valueFor(field, { rng: createRng(hashString(field.name)), isKnown: () => false, files: [] });
  const control = placeOf(field, controls);
  return value && { value, fill: { ...like, control, function: 'set_edit_text', args: { text: value.value } } };
}
