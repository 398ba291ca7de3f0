import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Observation } from '../../records/screen/observation.ts';
import { isOnScreen, placesMeant, shownOn } from '../plan-step/on-screen.ts';
import { specials } from '../prompt/specials.ts';
import { bareWords, oneLine, stepLine, wordsOf } from '../prompt/words.ts';
import type { Recalled } from '../recall/remember.ts';
import { cutAtPlaces, fillStep, placesIn } from '../recall/values/fill-places.ts';
import { either, literal, type Rule } from './automaton/rules.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/** A value in a place, with the words of the request that it is, where these were chosen. */
type Value = { text: string; tokens: readonly number[]; at?: Stretch };
type Filled = ReadonlyMap<string, Value>;

/**
 * The grammar of a plan that came to mind, with words of the request in its places, a place with the same ones wherever it stands. It begins
 * with what can be done on the screen, where words of the request make it so: what it names there is there. The first steps may be left out
 * where what they would open is open already.
 */
export function recalledPlanRule(input: {
  recalled: Pick<Recalled, 'filled' | 'guessed' | 'values'> & {
    pattern: Pick<Recalled['pattern'], 'request' | 'plan'>;
  };
  request: string;
  /** The words of the train wordings, in lower case. */
  said: readonly string[];
  tokenizer: Tokenizer;
  screen: Observation;
}): Rule<string[]> {
  const { recalled, request, tokenizer, screen } = input;
  const { plan } = recalled.pattern;
  const words = wordsOf(request).map(({ text }) => tokenizer.encode(` ${text}`));
  const stretches = stretchesOf(request, new Set(input.said), recalled.values);
  const valueAt = (at: Stretch): Value => ({
    text: stretches.text(at),
    tokens: words.slice(at.first, at.last + 1).flat(),
    at,
  });
  const places = placesIn([recalled.pattern.request, ...plan].join('\n'));
  const known = new Map(places.map((name) => [name, stretches.known(name).map(valueAt)]));
  const sure: Filled = new Map([
    ...[...known].flatMap(([name, [only, ...more]]): [string, Value][] =>
      only && more.length === 0 ? [[name, only]] : [],
    ),
    ...[...(recalled.guessed ?? []), ...recalled.filled].map(([name, text]): [string, Value] => [
      name,
      { text, tokens: tokenizer.encode(oneLine(text)) },
    ]),
  ]);

  const isShown = shownOn(screen);
  /** What may go into a place; `meant` are the places that something on the screen is called by. */
  const ways = (name: string, filled: Filled, meant: readonly string[]): Value[] => {
    const same = filled.get(name);
    if (same) return [same];
    const ofPlace = known.get(name)!;
    if (ofPlace.length > 0) return ofPlace;
    const taken = [...filled.values()].flatMap(({ at }) => at ?? []);
    const left = places.filter((name) => !filled.has(name)).length;
    return stretches.fitting(taken, left, meant.includes(name) ? isShown : undefined).map(valueAt);
  };
  const withValue = (filled: Filled, name: string, value: Value): Filled => new Map([...filled, [name, value]]);
  const written = (step: string, filled: Filled) =>
    fillStep(step, new Map([...filled].map(([name, { text }]) => [name, text])));

  /** The rest of a step, as text and places in turn. */
  const inStep = ([text, name, ...rest]: readonly string[], filled: Filled, begin: Beginning): Rule<Filled> => {
    const plain = literal(tokenizer.encode(stepLine(text!)), null);
    if (name === undefined) return (then) => plain(() => then(filled));
    return (then) =>
      plain(() => {
        const fitting = ways(name, filled, begin.meant).filter((value) => begin.fits(withValue(filled, name, value)));
        return either(fitting.map((value) => literal(value.tokens, value)))((value) =>
          inStep(rest, withValue(filled, name, value), begin)(then),
        );
      });
  };
  const line = literal(tokenizer.encode('\n'), null);
  const end = literal([tokenizer.special(specials.act)], null);
  const steps = (start: number, at: number, filled: Filled, begin: Beginning): Rule<string[]> => {
    const step = plan[at];
    if (step === undefined) return (then) => end(() => then(plan.slice(start).map((step) => written(step, filled))));
    return (then) =>
      inStep(cutAtPlaces(step), filled, begin)((now) => line(() => steps(start, at + 1, now, begin)(then)));
  };

  const open = new Set(screen.controls.map(({ container = '' }) => bareWords(container).join(' ')));
  const isOpen = ({ text }: Value) => open.has(bareWords(text).join(' '));
  const begun = plan.flatMap((step, start): Rule<string[]>[] => {
    const opened = placesIn(plan.slice(0, start).join('\n'));
    const meant = placesMeant(step);
    const doable = new Map<string, boolean>();
    const isDoable = (step: string): boolean => {
      const known = doable.get(step) ?? isOnScreen(step, screen);
      doable.set(step, known);
      return known;
    };
    const fits = (filled: Filled): boolean => {
      if (!opened.every((name) => !filled.has(name) || isOpen(filled.get(name)!))) return false;
      if (!meant.every((name) => !filled.has(name) || isShown(filled.get(name)!.text))) return false;
      const name = [...opened, ...placesIn(step)].find((name) => !filled.has(name));
      if (name === undefined) return isDoable(written(step, filled));
      return ways(name, filled, meant).some((value) => fits(withValue(filled, name, value)));
    };
    if (fits(sure)) return [steps(start, start, sure, { fits, meant })];
    return start === 0 ? [steps(0, 0, sure, { fits: () => true, meant: [] })] : [];
  });
  return either(begun);
}

/** Which values a plan can begin with, and the places of its first step that something on the screen is called by. */
type Beginning = { fits(filled: Filled): boolean; meant: readonly string[] };
