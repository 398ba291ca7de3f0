import type { Control, ControlTypeName } from '../../records/control.ts';
import type { Observation } from '../../records/observation.ts';
import { nameLikeness } from './name-likeness.ts';
import type { PlanAct, Way } from './parse.ts';
import type { Target } from './target.ts';
import { clickableTypes, typableTypes } from './words.ts';

/** A way bound to a control of the running application; `control` is null where the focus is meant. */
export type Grounded = { way: Way; control: Control | null; to: Control | null };

/** Below this a control is not taken for the one that is meant. */
const floor = 0.4;
/** Likeness from which on a name is contained in the other one, and in which it contains the one that is wanted. */
const likely = 0.6;
const containing = 0.75;
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
  const choice = best.way.function === 'set_edit_text' ? choiceIn(best.control!, String(best.way.args.text)) : null;
  const way = choice === null ? best.way : { ...best.way, args: { ...best.way.args, text: choice } };
  return { way, control: best.control, to: best.to };
}

/** Whether the control is already as the act would make it (a box that is ticked). */
export function isNeedless({ way, control }: Grounded): boolean {
  return way.already && control ? control.states.includes(way.already) : false;
}

/** The controls that a way may mean: the likeliest, and those that are about as likely. */
export function controlsMeant(way: Way, observation: Observation): Control[] {
  const scored = way.target ? scoredControls(way.target, observation, way) : [];
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best - near).map(({ control }) => control);
}

type Scored = { control: Control; score: number };

function bestControl(target: Target, observation: Observation, way: Way | null, last?: string): Scored | null {
  const scored = scoredControls(target, observation, way, last);
  return scored.reduce<Scored | null>((best, s) => (best && best.score >= s.score ? best : s), null);
}

/** The controls that fit; `last` is the container of the last act. */
function scoredControls(target: Target, observation: Observation, way: Way | null, last?: string): Scored[] {
  return observation.controls.flatMap((control) => {
    if (way && !canTake(control, way)) return [];
    const likeness = nameScore(control, target, observation);
    const where = placeScore(control, target);
    if (likeness === 0 || where === null) return [];
    const same = last && control.container === last ? 0.04 : 0;
    const score = likeness + where + typeScore(control.type, target, way) + stateScore(control) + same;
    return score >= floor ? [{ control, score }] : [];
  });
}

/** Whether the function can be done on this control at all. */
function canTake(control: Control, { function: name, args, target }: Way): boolean {
  if (name !== 'set_edit_text') return control.type !== 'Window';
  if (!typableTypes.includes(control.type) || control.states.includes('readonly')) return false;
  if (control.type !== 'ComboBox') return !target?.kinds.every((kind) => kind === 'ComboBox');
  return !control.options?.length || choiceIn(control, String(args.text)) !== null;
}

/** The choice of a combo box that is meant by this text. */
function choiceIn({ options = [] }: Control, text: string): string | null {
  const [best] = options
    .map((option) => ({ option, likeness: nameLikeness(option, text) }))
    .sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= likely ? best.option : null;
}

function nameScore(control: Control, { names }: Target, { focus }: Observation): number {
  if (names.length === 0) return control.label === focus ? 0.9 : 0.5;
  return Math.max(...names.map((name, rank) => nameLikeness(control.name, name) - (rank > 0 ? 0.02 : 0)), 0);
}

/** Quoted places must hold; places in plain words are a preference. Null: this control is elsewhere. */
function placeScore(control: Control, { within }: Target): number | null {
  let score = 0;
  for (const { name, quoted } of within) {
    const likeness = Math.max(nameLikeness(control.container ?? '', name), ownPlace(control.name, name));
    if (likeness >= (quoted ? containing : likely)) score += 0.3 * likeness;
    else if (quoted) return null;
  }
  return score;
}

/** Some names say their place themselves: `the "remove" button of "plum"` is called "remove plum". */
function ownPlace(name: string, place: string): number {
  const likeness = nameLikeness(name, place);
  return likeness < 0.97 && likeness >= containing ? likeness : 0;
}

function typeScore(type: ControlTypeName, { kinds }: Target, way: Way | null): number {
  const rank = kinds.indexOf(type);
  if (rank >= 0) return 0.2 - 0.02 * rank;
  if (kinds.length > 0) return -0.15;
  if (!way || way.function === 'set_edit_text') return 0;
  return clickableTypes.includes(type) ? 0.1 : -0.2;
}

function stateScore({ states }: Control): number {
  return (states.includes('disabled') ? -0.5 : 0) + (states.includes('offscreen') ? -0.05 : 0);
}
