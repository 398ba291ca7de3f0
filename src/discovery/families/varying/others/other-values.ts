import { createVocabulary } from '../../../../app-pack/vocabulary.ts';
import { namesAt, ownNames } from '../../../../effects/difference/paths.ts';
import type { Parameter } from '../../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Tree } from '../../../../records/episode/effect.ts';
import type { Rng } from '../../../../records/rng.ts';
import type { Control } from '../../../../records/screen/control.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { formOf, madeUp } from '../../interpret/made-up.ts';
import { fillText, namesIn } from '../../interpret/places.ts';
import { wordsFor } from '../../interpret/sample.ts';
import { siblingsOf } from '../sketch/choices-in.ts';

/** What other values are looked for with: the state and the screens (one an act) of the run that they are for. */
export type Surroundings = { acts: readonly TriedAct[]; state: Tree; screens: readonly Observation[]; rng: Rng };

/** Other values for a parameter, the likeliest to work first; made-up ones without end are three. */
export function otherValues(
  parameter: Parameter,
  values: Readonly<Record<string, string>>,
  around: Surroundings,
): string[] {
  const { rng } = around;
  const words = createVocabulary(rng, 'train');
  const now = values[parameter.name] ?? '';
  const several = (make: () => string) => [make(), make(), make()].filter((value) => value !== now);
  switch (parameter.kind) {
    case 'text':
      return several(() => {
        const form = formOf(now);
        return form ? madeUp(form, words, rng) : `${words.word()} ${words.word()}`;
      });
    case 'number':
      return several(() => now.replace(/\d+(?:[.,]\d+)?/, (digits) => String(anotherNumber(Number(digits), rng))));
    case 'date':
      return several(() => anotherDate(now, rng));
    case 'choice':
      return rng.shuffle(choicesFor(parameter, values, around)).filter((choice) => choice !== now);
    case 'object':
      return othersLike(parameter, values, around).filter((name) => name !== now);
    case 'file':
      return [];
  }
}

function anotherNumber(now: number, rng: Rng): number {
  const number = rng.int(2, Math.max(9, Math.ceil(now * 1.4)));
  return number === now ? number + 1 : number;
}

const anotherDate = (now: string, rng: Rng): string => {
  if (!/^\d{4}-\d\d-\d\d$/.test(now)) return now.replace(/\d\d$/, () => String(rng.int(10, 28)));
  return new Date(Date.UTC(2024, 0, 1 + rng.int(0, 1400))).toISOString().slice(0, 10);
};

/** What the control offers beside the choice that was taken, or what stands beside what was clicked. */
function choicesFor({ name }: Parameter, values: Readonly<Record<string, string>>, around: Surroundings): string[] {
  const { acts, screens } = around;
  const at = acts.findIndex(({ args }) => Object.values(args).some((arg) => hasPlace(String(arg), name)));
  if (at >= 0) {
    const { options = [], value } = controlOf(around, at, values) ?? {};
    return options.filter((option) => option.trim() !== '' && option !== value);
  }
  const clicked = acts.findIndex(({ control }) => hasPlace(control?.name ?? '', name));
  const place = acts[clicked]?.control;
  if (!place) return [];
  const container = place.container === undefined ? {} : { container: fillText(place.container, values) };
  return siblingsOf({ ...place, name: values[name] ?? '', ...container }, screens[clicked]);
}

const hasPlace = (text: string, name: string) => namesIn(text).includes(name);

function controlOf({ acts, screens }: Surroundings, at: number, values: Readonly<Record<string, string>>) {
  const place = acts[at]?.control;
  return screens[at]?.controls.find(
    (control) =>
      place &&
      control.type === place.type &&
      control.name === fillText(place.name, values) &&
      (control.container ?? '') === fillText(place.container ?? '', values),
  );
}

/** Objects of the same collection: those that the first act on one could as well have been done to on its screen, else any. */
export function othersLike(
  parameter: Parameter,
  values: Readonly<Record<string, string>>,
  { acts, state, screens, rng }: Surroundings,
): string[] {
  const at = firstUse(acts, parameter.name);
  const seenFirst = (found: readonly string[]) => shownFirst(rng.shuffle(found), screens[at] ?? screens[0]);
  if (parameter.word) return seenFirst(wordsFor(parameter, values, state));
  const names = new Set(ownNames(namesAt(state, parameter.at ?? [])));
  const act = acts[at];
  const control = act?.control;
  const isNamed = control && [control.name, control.container ?? ''].some((text) => hasPlace(text, parameter.name));
  const screen = screens[at];
  if (!isNamed || !screen) return seenFirst([...names]);
  const { [parameter.name]: _, ...others } = values;
  const found = screen.controls
    .filter(({ type }) => type === control.type)
    .flatMap((one) => {
      const name = nameFor(
        one,
        fillText(control.name, others),
        fillText(control.container ?? '', others),
        parameter.name,
      );
      return name !== null && names.has(name) ? [name] : [];
    });
  return rng.shuffle([...new Set(found)]);
}

/** Of a long document only what is on screen can be acted on at once. */
function shownFirst(names: readonly string[], screen: Observation | undefined): string[] {
  const texts = screen?.controls.flatMap(({ name, value = '' }) => [name, value]) ?? [];
  const isShown = (name: string) => texts.some((text) => text.includes(name));
  return [...names.filter(isShown), ...names.filter((name) => !isShown(name))];
}

/** The act, by index, that first speaks of a parameter. */
export const firstUse = (acts: readonly TriedAct[], name: string): number =>
  acts.findIndex((act) => hasPlace(JSON.stringify([act.control?.name, act.control?.container, act.args]), name));

/** What the place stands for where this control is the one that is meant; null where it is not. */
function nameFor(control: Control, name: string, container: string, place: string): string | null {
  const found = [
    [name, control.name],
    [container, control.container ?? ''],
  ].map(([pattern, text]) => valueIn(pattern!, text!, place));
  if (found.includes(null)) return null;
  const told = found.filter((value) => value !== '');
  return new Set(told).size === 1 ? told[0]! : null;
}

/** What a place of a pattern stands for in a text; '' where the pattern has none and is the text, null where it does not fit. */
function valueIn(pattern: string, text: string, place: string): string | null {
  const [head, tail] = pattern.split(`{${place}}`);
  if (tail === undefined) return pattern === text ? '' : null;
  const fits = text.length > head!.length + tail.length && text.startsWith(head!) && text.endsWith(tail);
  return fits ? text.slice(head!.length, text.length - tail.length) : null;
}
