import { quotedIn } from '../../agent/plan-step/sentence/quotes.ts';
import { hasForm } from '../../agent/recall/cues.ts';
import type { Pattern, ValuePlace } from '../../agent/recall/pattern.ts';
import { placesIn } from '../../agent/recall/values/fill-places.ts';
import type { Family } from '../../app-pack/family.ts';
import { escaped } from '../../records/quoted-text.ts';
import { familyKey, type Task } from '../../records/tasks/task.ts';
import { listed, visibleParams } from '../../tasks/request.ts';
import { trainWordings } from '../../tasks/splits.ts';
import { exchangeOf } from '../examples/swap.ts';
import type { Demonstration } from '../phases/imitation.ts';
import { choicesOf } from './choices.ts';
import { withOpenings } from './openings.ts';
import { opennessOf } from './openness.ts';

/**
 * What the agent will remember: every family of the train tasks by its train wordings, with the longest of its plans (of those the commonest), values taken out, and
 * what the screens of `tried` showed: choices, and whether what is asked for is open.
 * `found` are solved tasks with plans of the agent's own: the shortest of them counts, for it may begin where the others do not (the page
 * that is not open yet), and longer ones wander; one that speaks of nothing that the user named was luck. What opens a thing is taken from other families where one has never needed it.
 */
export function patternsOf(
  tasks: readonly Task[],
  familyOf: (task: Task) => Family,
  { tried = [], found = [] }: { tried?: readonly Demonstration[]; found?: readonly Task[] } = {},
): Pattern[] {
  const foundOf = Map.groupBy(found, familyKey);
  const byFamily = Map.groupBy(tasks, familyKey);
  const choices = choicesOf(tried, familyOf);
  const open = opennessOf(
    tried,
    [...byFamily.values()].flatMap(([task]) => trainWordings(familyOf(task!))),
  );
  const patterns = [...byFamily].map(([name, ofFamily]): Pattern => {
    const family = familyOf(ofFamily[0]!);
    const own = (foundOf.get(name) ?? []).map((task) => withPlaces(task, family)).filter(speaksOf(family.free));
    const shortest = own.toSorted((a, b) => a.length - b.length).slice(0, 1);
    const plans = [...ofFamily.map((task) => withPlaces(task, family)), ...shortest];
    return {
      requests: trainWordings(family),
      plan: usualOf(plans),
      values: tellingValues(ofFamily, family),
      choices: choices.get(name),
      open: open.get(name),
      ...(family.origin === 'discovered' ? { discovered: true, places: placesOf(family) } : {}),
    };
  });
  const opening = withOpenings(patterns.map(({ plan }) => plan));
  return patterns.map((pattern, i) => ({ ...pattern, plan: opening[i]! }));
}

/** What may stand in the places of a discovered family. */
export const placesOf = ({ parameters = [] }: Pick<Family, 'parameters'>): Record<string, ValuePlace> =>
  Object.fromEntries(
    parameters.map(({ name, kind, at, word, choices, form }) => [name, { kind, at, word, choices, form }]),
  );

/** Values of the places where they are choices of the application, or all of a form; never a user's own words. */
function tellingValues(tasks: readonly Task[], family: Family): Record<string, string[]> {
  const params = tasks.map((task) => Object.entries(visibleParams(family.wordings, task.params)));
  const byPlace = Map.groupBy(params.flat(), ([name]) => name);
  const values = [...byPlace].map(([name, all]) => ({
    name,
    said: [...new Set(all.map(([, value]) => listed(value)))],
  }));
  const telling = values.filter(({ name, said }) => !family.free.includes(name) || said.every(hasForm));
  return Object.fromEntries(telling.map(({ name, said }) => [name, said]));
}

/**
 * The plan with {name} for each value that the request tells: a free one wherever it stands, a choice that the plan has in quotes, with
 * whatever capitals (the request says left, the box is called Left).
 */
function withPlaces({ plan, params }: Task, family: Family): string[] {
  const places = new Map<string, string>();
  const quoted = plan.flatMap(quotedIn);
  for (const [name, value] of Object.entries(visibleParams(family.wordings, params))) {
    const values = typeof value === 'string' ? [value] : value;
    for (const [i, one] of values.entries()) {
      const place = typeof value === 'string' ? `{${name}}` : `{${name} ${i + 1}}`;
      const label = quoted.find((label) => label.toLowerCase() === one.toLowerCase()) ?? one;
      const isChoice = !family.free.includes(name);
      if (!isChoice || quoted.some((text) => text.includes(label))) places.set(escaped(isChoice ? label : one), place);
    }
  }
  return plan.map(exchangeOf(places));
}

/** Of the longest plans the commonest: where two values of a task are the same by chance its places are wrong. */
function usualOf(plans: readonly string[][]): string[] {
  const most = Math.max(...plans.map(({ length }) => length));
  const forms = Map.groupBy(
    plans.filter(({ length }) => length === most),
    (plan) => plan.join('\n'),
  );
  return [...forms.values()].reduce((usual, form) => (form.length > usual.length ? form : usual))[0]!;
}

/** Whether a plan has one of these places, if there are any. */
const speaksOf = (names: readonly string[]) => (plan: readonly string[]) =>
  names.length === 0 || placesIn(plan.join('\n')).some((place) => names.includes(place.split(' ')[0]!));
