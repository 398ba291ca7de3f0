import type { Control, ControlTypeName } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { choicesIn } from './choices.ts';
import { exact, nameLikeness } from './names/name-likeness.ts';
import { placeFit } from './names/place-fit.ts';
import type { PlanAct } from './parse.ts';
import { ticksFor } from './scrolling.ts';
import type { Target } from './sentence/target.ts';
import { clickableTypes, typableTypes } from './sentence/words.ts';
import type { Way } from './way.ts';

/** A way bound to a control of the running application; `control` is null where the focus is meant. */
export type Grounded = {
  way: Way;
  control: Control | null;
  to: Control | null;
  /** Others that nothing tells from it, where the words name a place in quotes. */
  rivals?: Control[];
};

/** Below this a control is not taken for the one that is meant. */
const floor = 0.4;
/** Where something has exactly the name, less is no other spelling of it. */
const likely = 0.6;
/** What a name counts that the application did not give: less than a real one that has its words. */
const guess = 0.85;
/** Controls whose scores differ by no more are about as likely to be meant. */
const near = 0.12;

/** Binds an act to the controls on screen, or null when no control fits. `last` is the container of the last act. */
export function groundAct(act: PlanAct, observation: Observation, last?: string): Grounded | null {
  let best: (Grounded & { score: number }) | null = null;
  for (const [rank, way] of act.ways.entries()) {
    if (!way.target) return { way, control: null, to: null };
    const to = way.to ? bestControl(way.to, observation, null, last) : null;
    if (way.to && !to) continue;
    const found = bestControl(way.target, observation, way, last);
    if (!found) continue;
    const score = found.score - rank * 0.01;
    if (!best || score > best.score) best = { way, control: found.control, to: to?.control ?? null, score };
  }
  if (!best) return null;
  const rivals = rivalsOf(best.way, best.control!, observation);
  return {
    way: onControl(best.way, best.control!),
    control: best.control,
    to: best.to,
    ...(rivals.length && { rivals }),
  };
}

/** Controls of the same name and type that stand in another container, or another row, in just the way that the words say. */
function rivalsOf({ target, ...way }: Way, control: Control, observation: Observation): Control[] {
  if (target?.nth || !target?.within.some(({ quoted }) => quoted)) return [];
  const scored = scoredControls(target, observation, { target, ...way });
  const best = scored.find((one) => one.control === control);
  const isRow = target.within.some(({ row }) => row);
  return scored
    .filter((other) => other.control !== control && best && other.type === best.type && other.manner === best.manner)
    .filter(
      (other) => Math.abs(other.likeness - best!.likeness) < 0.01 && stateScore(other.control) === stateScore(control),
    )
    .map((other) => other.control)
    .filter(({ container }) => isRow || container !== control.container);
}

/** The way as it is done on this control: with its own choices, scrolled by less than what it shows. */
function onControl(way: Way, control: Control): Way {
  if (way.function === 'wheel_mouse_input')
    return { ...way, args: { ticks: ticksFor(control, Number(way.args.ticks)) } };
  if (way.already === 'expanded' && control.type === 'TreeItem') return withArgs(way, { expand: true });
  if (way.function !== 'set_edit_text') return way;
  const choices = choicesIn(control, way);
  if (choices !== null) return withArgs(way, { text: choices });
  return isChoice(way) ? withArgs(way, { choice: true }) : way;
}

const withArgs = (way: Way, args: Way['args']): Way => ({ ...way, args: { ...way.args, ...args } });

/** Whether the control is already as the act would make it (a box that is ticked). */
export function isNeedless({ way, control }: Grounded): boolean {
  if (!way.already || !control) return false;
  return control.states.includes(way.already) || (way.already === 'checked' && control.states.includes('pressed'));
}

/** Whether something that fits the words is on the screen. */
export const isThere = (target: Target, observation: Observation): boolean =>
  bestControl(target, observation, null) !== null;

/** The controls that a way may mean: the likeliest, and those that are about as likely. */
export function controlsMeant(way: Way, observation: Observation): Control[] {
  const scored = way.target ? scoredControls(way.target, observation, way) : [];
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best - near).map(({ control }) => control);
}

/** A control with how well it fits: all in all, by its name, by its type, by its place. */
type Scored = { control: Control; score: number; likeness: number; type: number; where: number; manner: string };

function bestControl(target: Target, observation: Observation, way: Way | null, last?: string): Scored | null {
  const scored = scoredControls(target, observation, way, target.nth ? undefined : last);
  if (target.nth) return nthOf(scored, target.nth);
  return scored.reduce<Scored | null>((best, s) => (best && best.score >= s.score ? best : s), null);
}

/** The one that the words count out among those that fit as well as the best. */
function nthOf(scored: readonly Scored[], nth: number): Scored | null {
  const best = Math.max(...scored.map(({ likeness, type }) => likeness + type));
  const alike = scored.filter(({ likeness, type }) => likeness + type > best - 0.01);
  return alike.at(nth > 0 ? nth - 1 : nth) ?? null;
}

/** The controls that may be meant: those of exactly this name, if there are any; a disabled one only where none that can be used fits as well. */
function scoredControls(target: Target, observation: Observation, way: Way | null, last?: string): Scored[] {
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
const isChoice = ({ target }: Way): boolean =>
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

function stateScore({ states }: Control): number {
  return states.includes('offscreen') ? -0.05 : 0;
}
