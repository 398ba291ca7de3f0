import type { Move } from '../choosing/moves.ts';
import type { Knowledge } from '../knowing/knowledge.ts';
import type { Passage } from '../screens/map.ts';
import { controlAt } from '../screens/place.ts';
import type { Course } from './course.ts';
import type { Walk } from './moment.ts';

/** Does the acts of a way again; false where it no longer leads there. */
export function* goTo(course: Course, way: readonly Passage[], { knowledge }: { knowledge: Knowledge }): Walk<boolean> {
  for (const passage of way) {
    const isFrom = course.now().screen.id === passage.from;
    const same = sameMove(course, passage);
    if (same && !knowledge.isForbidden(same.key)) yield* course.act(same);
    if (!same || course.now().screen.id !== passage.to) {
      // From another screen, as that of another template, it may lead elsewhere.
      if (isFrom) passage.failed++;
      return false;
    }
  }
  return true;
}

/** An act done before, as it can be done on this screen: to what it was done to, or to what differs from that in the user's content alone; with the same choice, with another made-up value. */
function sameMove(course: Course, { act: { control: place, function: fn, args }, key }: Passage): Move | undefined {
  const control = place && controlAt(place, course.now().observation.controls, course.kinds());
  const moves = course.moves();
  const same =
    moves.find(
      (move) =>
        move.control === control &&
        move.function === fn &&
        move.args.button === args.button &&
        move.args.double === args.double,
    ) ?? moves.find((move) => move.key === key);
  return same && { ...same, args: same.manner === 'choose' ? args : same.args };
}
