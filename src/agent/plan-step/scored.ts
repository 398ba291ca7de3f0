import type { Control, ControlTypeName } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { choicesIn } from './choices.ts';
import { exact, nameLikeness } from './names/name-likeness.ts';
import { placeFit } from './names/place-fit.ts';
import type { Target } from './sentence/target.ts';
import { clickableTypes, typableTypes } from './sentence/words.ts';
import type { Way } from './way.ts';

/** A control with how well it fits: all in all, by its name, by its type, by its place. */
export type Scored = { control: Control; score: number; likeness: number; type: number; where: number; manner: string };

/** Below this a control is not taken for the one that is meant. */
const floor = 0.4;
/** Where something has exactly the name, less is no other spelling of it. */
const likely = 0.6;
/** What a name counts that the application did not give: less than a real one that has its words. */
const guess = 0.85;

/** The controls that may be meant: those of exactly this name, if there are any; a disabled one only where none that can be used fits as well. */
export function scoredControls(target: Target, observation: Observation, way: Way | null, last?: string): Scored[] {
  const fitting = fittingControls(target, observation, way, last);
  const named = fitting.filter(({ likeness, type }) => likeness >= exact && type >= 0);
  const meant = named.length > 0 ? named : fitting;
  const isDisabled = ({ control }: Scored) => control.states.includes('disabled');
  const able = meant.filter((one) => !isDisabled(one));
  const asWell = (one: Scored) => (other: Scored) =>
    other.likeness >= one.likeness && other.type >= one.type && other.where >= one.where;
  return meant.filter((one) => !isDisabled(one) || !able.some(asWell(one)));
}

/** The controls that fit; `last` is the container of the last act. Where something has exactly this name, no other spelling is meant. */
function fittingControls(target: Target, observation: Observation, way: Way | null, last?: string): Scored[] {
  const likenesses = observation.controls.map((control) => nameScore(control, target, observation));
  const least = target.names.length > 0 && likenesses.some((likeness) => likeness >= exact) ? likely : 0;
  return observation.controls.flatMap((control, i) => {
    const likeness = likenesses[i]!;
    if (likeness === 0 || likeness < least || (way && !canTake(control, way))) return [];
    if (control.type === 'Text' && likeness < exact && way?.function === 'click_input') return [];
    const place = placeFit(control, target, observation);
    if (place === null) return [];
    const { score: where, manner } = place;
    const same = last && control.container === last ? 0.04 : 0;
    const type = typeScore(control.type, target, way);
    const score = likeness + where + type + stateScore(control) + same;
    return score >= floor ? [{ control, score, likeness, type, where, manner }] : [];
  });
}

/** Whether the function can be done on this control at all. */
function canTake(control: Control, way: Way): boolean {
  if (way.only && !way.only.includes(control.type)) return false;
  if (way.function !== 'set_edit_text') return control.type !== 'Window';
  if (!typableTypes.includes(control.type) || control.states.includes('readonly')) return false;
  if (control.type !== 'ComboBox' && control.type !== 'List') return !isChoice(way);
  if (control.options?.length) return choicesIn(control, way) !== null;
  return control.type === 'ComboBox' || way.several !== undefined;
}

/** Whether the words speak of choosing: nothing is typed then. */
export const isChoice = ({ target }: Way): boolean =>
  target?.kinds.every((kind) => kind === 'ComboBox' || kind === 'List') ?? false;

function nameScore(control: Control, { names }: Target, { focus }: Observation): number {
  if (names.length === 0) return control.label === focus ? 0.9 : 0.5;
  const likeness = Math.max(...names.map((name, rank) => nameLikeness(control.name, name) - (rank > 0 ? 0.02 : 0)), 0);
  return control.guessed ? likeness * guess : likeness;
}

function typeScore(type: ControlTypeName, { kinds }: Target, way: Way | null): number {
  const rank = kinds.indexOf(type);
  if (rank >= 0) return 0.2 - 0.02 * rank;
  if (kinds.length > 0) return -0.15;
  if (!way || way.function === 'set_edit_text') return 0;
  return clickableTypes.includes(type) ? 0.1 : -0.2;
}

export function stateScore({ states }: Control): number {
  return states.includes('offscreen') ? -0.05 : 0;
}
