import { type Grounded, groundAct } from '../../../../agent/plan-step/ground.ts';
import { type PlanAct, parsePlanStep } from '../../../../agent/plan-step/parse.ts';
import { escapePattern } from '../../../../records/escape-pattern.ts';
import { createRng } from '../../../../records/rng.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import type { PlanPair } from '../../../../records/tasks/task.ts';
import type { Kinds } from '../../screens/place.ts';
import { nowhere } from '../../walking/nowhere.ts';
import { isSecret, type Move, moveKey } from '../moves.ts';
import { isNever, isNeverKeys } from '../never.ts';
import { createSpread, type Spread } from './spread.ts';

/** What the documentation tells to do, read once: the acts of a plan, its words and the page that it stands on. */
export type Told = { page: string; words: string; acts: PlanAct[] };

/** Plans that wait to be tried. */
export type ToldPlans = {
  /** One whose first act can be done on this screen, of those that begin as few others that were tried, and not as what was tried in vain; it is taken out. */
  take(screen: Observation): Told | null;
  /** What a walk came to, whatever it followed. */
  learn: Spread['learn'];
  /** One of this page has been tried in an earlier call. */
  skip(page: string): void;
  /** How many wait, and how many were taken or skipped. */
  counts(): { waiting: number; taken: number };
};

/** Plans of the documentation in mixed order, since a page tells much that begins alike; those that say nothing to do, or the same as another, are left out. */
export function toldPlans(pairs: readonly PlanPair[]): ToldPlans {
  const seen = new Set<string>();
  const waiting: Told[] = [];
  for (const { plan, source } of createRng(0).fork('told').shuffle(pairs)) {
    const words = plan.join('\n');
    const acts = plan.flatMap(parsePlanStep).filter(({ ways }) => ways.length > 0);
    if (seen.has(words) || acts.length === 0) continue;
    seen.add(words);
    waiting.push({ page: source.from[0] ?? '', words, acts });
  }
  const all = waiting.length;
  const spread = createSpread();
  const takeAt = (at: number) => (at < 0 ? null : waiting.splice(at, 1)[0]!);
  return {
    take(screen) {
      const firsts = new Map<string, boolean>();
      const canBegin = ({ acts: [first] }: Told) => {
        const key = JSON.stringify(first!.ways);
        const known = firsts.get(key) ?? groundAct(first!, screen) !== null;
        firsts.set(key, known);
        return known;
      };
      let best: Told | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const told of waiting) {
        const cost = spread.cost(told.acts);
        if (cost < least && canBegin(told)) [best, least] = [told, cost];
      }
      if (!best) return null;
      spread.begin(best.acts);
      return takeAt(waiting.indexOf(best));
    },
    learn: spread.learn,
    skip: (page) => void takeAt(waiting.findIndex((told) => told.page === page)),
    counts: () => ({ waiting: waiting.length, taken: all - waiting.length }),
  };
}

/**
 * An act of the documentation on this screen; null where no control is meant, or where it is never done. A text that the plan's words do not quote, such
 * as "the name of the file", is made up when it is done.
 */
export function toldMove(
  act: PlanAct,
  screen: Observation,
  options: { words: string; kinds: Kinds; deny: readonly RegExp[]; near?: string },
): Move | null {
  const { words, kinds, deny, near } = options;
  const grounded = groundAct(act, screen, near);
  if (!grounded) return null;
  const { way, to } = grounded;
  const control = grounded.control ?? screen.controls.find(({ label }) => label === screen.focus) ?? nowhere;
  const isLeft = isNever(control.name, deny) || isSecret(control) || isNeverKeys(String(way.args.keys ?? ''));
  if (isLeft || way.until || way.function === 'wait' || control.states.includes('disabled')) return null;
  const manner = mannerOf(grounded);
  const isQuoted = new RegExp(`["*]${escapePattern(String(way.args.text ?? ''))}["*]`).test(words);
  const { text: _made, choice: _free, ...rest } = way.args;
  return {
    key: moveKey(kinds.of(control), manner),
    manner,
    control,
    function: way.function,
    args: { ...(isQuoted ? way.args : rest), ...(to ? { toLabel: to.label, toName: to.name } : {}) },
    prior: 0,
  };
}

function mannerOf({ way, control }: Grounded): Move['manner'] {
  if (way.function === 'set_edit_text') return control?.type === 'ComboBox' ? 'choose' : 'fill';
  if (way.function === 'keyboard_input') return 'keys';
  if (way.function === 'drag') return 'drag';
  if (way.args.button === 'right') return 'right click';
  return way.args.double ? 'double click' : 'click';
}
