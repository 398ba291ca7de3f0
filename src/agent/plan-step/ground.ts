import type { Control } from '../../records/screen/control.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { choicesIn } from './choices.ts';
import type { PlanAct } from './parse.ts';
import { isChoice, type Scored, scoredControls, stateScore } from './scored.ts';
import { ticksFor } from './scrolling.ts';
import type { Target } from './sentence/target.ts';
import type { Way } from './way.ts';

/** A way bound to a control of the running application; `control` is null where the focus is meant. */
export type Grounded = {
  way: Way;
  control: Control | null;
  to: Control | null;
  /** Others that nothing tells from it, where the words name a place in quotes. */
  rivals?: Control[];
};

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
