import type { Control } from '../../../records/screen/control.ts';
import { beginning, isEntry, shown, usable } from '../choosing/begun.ts';
import { isYes } from '../choosing/confirming.ts';
import { confirmation, followOn } from '../choosing/follow-on.ts';
import type { Move } from '../choosing/moves.ts';
import { type Told, toldMove } from '../choosing/telling/told.ts';
import type { Choosing, Course } from './course.ts';
import type { Walk } from './moment.ts';
import { isCovered, type Saving } from './saving/saving.ts';

/** How often what needs no confirmation by its look is confirmed all the same, where a button says so. */
const confirming = 0.7;
/** So many confirmations end it. */
const mostConfirmed = 2;

/** So many texts of a form are filled at once where one command is meant. */
const mostTexts = 5;

export type SegmentOptions = Choosing & {
  saving: Saving;
  /** Told when all was done that the documentation tells. */
  onPlan: (told: Told) => void;
  /** One command is meant: one field of a form is filled, and what stands beside a text afterwards is for another goal. */
  isOneCommand?: boolean;
};

/**
 * An act, or what the documentation tells, with all that goes on from it: what has come is used, what was entered is confirmed, dialogs are answered.
 * Tells whether something was confirmed; does nothing where not even the first act can be done.
 */
export function* segment(course: Course, goal: Move | Told, options: SegmentOptions): Walk<boolean> {
  const { deny, knowledge, rng, saving, isOneCommand = false } = options;
  /** In a text that nothing stands before, something is written in what has come, as in a comment, and that is all. */
  const isInText = () => isOneCommand && course.isHome(course.now()) && !isCovered(course.now());
  const plain = ({ manner }: Move) => !isOneCommand || (manner !== 'right click' && manner !== 'double click');
  /** The texts of a form are filled together: what is saved tells which is which. */
  const isForm = () => isOneCommand && screenHasDialog() && begun.entered[0]?.type === 'Edit';
  const screenHasDialog = () => course.now().screen.dialog !== undefined;
  const moves = () => {
    const hasFocus = ({ label, states }: Control) => label === screen().focus || states.includes('focused');
    if (isInText())
      return course
        .moves()
        .filter(({ manner, control }) => manner === 'fill' && begun.entered.length === 0 && hasFocus(control));
    if (isForm()) {
      begun.wanted = mostTexts;
      return course
        .moves()
        .filter((move) => !isEntry(move) || (move.manner === 'fill' && move.control.type === 'Edit'));
    }
    return course.moves().filter(plain);
  };
  const choice = () => ({
    moves: moves(),
    knowledge,
    rng,
    kinds: course.kinds(),
    savesByKeys: saving.isKnown('keys'),
  });
  const screen = () => course.now().observation;
  const { acts: told, words } = 'page' in goal ? { ...goal, acts: [...goal.acts] } : { acts: [], words: '' };
  let isWhole = 'page' in goal;
  const begun = beginning(screen(), isOneCommand ? 1 : rng.int(1, 3));
  /** What is told goes before what would be chosen. */
  const nextTold = (): Move | null => {
    const act = told.shift();
    const near = begun.touched.at(-1)?.container;
    const move = act ? toldMove(act, screen(), { words, kinds: course.kinds(), deny, near }) : null;
    if (move && !knowledge.isForbidden(move.key)) return move;
    told.length = 0;
    isWhole = false;
    return null;
  };
  const next = () => {
    const isFieldMeant = begun.entered[0] === begun.touched[0];
    if (isInText() && begun.entered.length > 0 && !isFieldMeant) return null;
    const move = nextTold();
    return move ? { move, confirms: false } : followOn(screen(), begun, choice());
  };
  const first = 'page' in goal ? nextTold() : goal;
  let confirmed = 0;
  for (let now = first ? { move: first, confirms: false } : null; now && !course.isOver(); now = next()) {
    const { move, confirms } = now;
    begun.seen = new Set([...begun.seen, ...usable(screen())]);
    begun.shown = new Set([...begun.shown, ...shown(screen())]);
    begun.done.add(move.key);
    yield* course.act(move);
    if (isWhole && told.length === 0) {
      options.onPlan(goal as Told);
      isWhole = false;
    }
    if (!confirms) begun.touched.push(move.control);
    if (!confirms && isEntry(move)) begun.entered.push(move.control);
    begun.inDialog = course.now().screen.dialog ? begun.inDialog + 1 : 0;
    if (confirms && begun.inDialog === 0) {
      begun.entered = [];
      if (++confirmed === mostConfirmed || isYes(move.control.name)) return true;
    }
  }
  if (!course.isIdle() && !isInText() && rng.next() < confirming) {
    const last = confirmation(screen(), begun, choice());
    if (last?.manner === 'click') {
      yield* course.act(last);
      confirmed++;
    }
  }
  return confirmed > 0;
}
