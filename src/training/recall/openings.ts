import { placesIn } from '../../agent/recall/values/fill-places.ts';

/** So many other plans must open a thing in the same way. */
const enough = 2;

/**
 * Plans that begin at a thing which may not be open yet, each with the first steps by which most others open it: what was learnt with one
 * kind of task (search for the page, click it) serves in all that begin there. Where it is open these steps are left out at work.
 */
export function withOpenings(plans: readonly string[][]): string[][] {
  return plans.map((plan) => {
    const [name, ...more] = placesIn(plan[0] ?? '');
    if (name === undefined || more.length > 0) return plan;
    const ways = plans.flatMap((other) => (other === plan ? [] : [openingOf(plan[0]!, name, other)]));
    const counted = Map.groupBy(
      ways.filter((steps) => steps.length > 0),
      (steps) => steps.join('\n'),
    );
    const [usual = []] = [...counted.values()].toSorted((a, b) => b.length - a.length);
    return usual.length >= enough ? [...usual[0]!, ...plan] : plan;
  });
}

/** The steps of another plan before it comes to this one, where they speak of the same thing alone; with this plan's name for it. */
function openingOf(first: string, name: string, other: readonly string[]): string[] {
  const at = other.findIndex((step) => {
    const [own, ...more] = placesIn(step);
    return own !== undefined && more.length === 0 && renamed(step, own, name) === first;
  });
  const before = other.slice(0, Math.max(0, at));
  const [own, ...more] = placesIn(before.join('\n'));
  const isSame = own !== undefined && more.length === 0 && placesIn(other[at]!)[0] === own;
  return isSame ? before.map((step) => renamed(step, own, name)) : [];
}

const renamed = (step: string, own: string, name: string) => step.replaceAll(`{${own}}`, `{${name}}`);
