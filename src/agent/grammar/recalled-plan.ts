import type { Tokenizer } from '../../models/tokenizer/tokenizer.ts';
import type { Observation } from '../../records/observation.ts';
import { cutAtPlaces, fillPlaces, placesIn } from '../fill-places.ts';
import { groundAct } from '../plan-step/ground.ts';
import { parsePlanStep } from '../plan-step/parse.ts';
import { specials } from '../prompt/specials.ts';
import { bareWords, oneLine, wordsOf } from '../prompt/words.ts';
import type { Recalled } from '../recall.ts';
import { either, literal, type Rule } from './rules.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/** A value in a place, with the words of the request that it is, where these were chosen. */
type Value = { text: string; tokens: readonly number[]; at?: Stretch };
type Filled = ReadonlyMap<string, Value>;

/**
 * The grammar of a plan that came to mind, with words of the request in its places, a place with the same ones wherever it stands. The first
 * steps may be left out where the next one can be done at once and what they would open is on the screen already.
 */
export function recalledPlanRule(input: {
  recalled: Recalled;
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
    ...[...recalled.filled].map(([name, text]): [string, Value] => [
      name,
      { text, tokens: tokenizer.encode(oneLine(text)) },
    ]),
  ]);

  const ways = (name: string, filled: Filled): Value[] => {
    const same = filled.get(name);
    if (same) return [same];
    const ofPlace = known.get(name)!;
    if (ofPlace.length > 0) return ofPlace;
    const taken = [...filled.values()].flatMap(({ at }) => at ?? []);
    const left = places.filter((name) => !filled.has(name)).length;
    return stretches.fitting(taken, left).map(valueAt);
  };
  const withValue = (filled: Filled, name: string, value: Value): Filled => new Map([...filled, [name, value]]);
  const written = (step: string, filled: Filled) =>
    fillPlaces(step, new Map([...filled].map(([name, { text }]) => [name, text])));

  /** The rest of a step, as text and places in turn. */
  const inStep = (
    [text, name, ...rest]: readonly string[],
    filled: Filled,
    fits: (filled: Filled) => boolean,
  ): Rule<Filled> => {
    const plain = literal(tokenizer.encode(oneLine(text!)), null);
    if (name === undefined) return (then) => plain(() => then(filled));
    return (then) =>
      plain(() => {
        const fitting = ways(name, filled).filter((value) => fits(withValue(filled, name, value)));
        return either(fitting.map((value) => literal(value.tokens, value)))((value) =>
          inStep(rest, withValue(filled, name, value), fits)(then),
        );
      });
  };
  const line = literal(tokenizer.encode('\n'), null);
  const end = literal([tokenizer.special(specials.act)], null);
  const steps = (start: number, at: number, filled: Filled, fits: (filled: Filled) => boolean): Rule<string[]> => {
    const step = plan[at];
    if (step === undefined) return (then) => end(() => then(plan.slice(start).map((step) => written(step, filled))));
    return (then) =>
      inStep(cutAtPlaces(step), filled, fits)((now) => line(() => steps(start, at + 1, now, fits)(then)));
  };

  const open = new Set(screen.controls.map(({ container = '' }) => bareWords(container).join(' ')));
  const isOpen = ({ text }: Value) => open.has(bareWords(text).join(' '));
  const laterStarts = plan.flatMap((step, start): Rule<string[]>[] => {
    if (start === 0) return [];
    const opened = placesIn(plan.slice(0, start).join('\n'));
    const isLeftOut = (filled: Filled) => opened.every((name) => !filled.has(name) || isOpen(filled.get(name)!));
    const canBegin = (filled: Filled): boolean => {
      if (!isLeftOut(filled)) return false;
      const name = [...opened, ...placesIn(step)].find((name) => !filled.has(name));
      if (name !== undefined) return ways(name, filled).some((value) => canBegin(withValue(filled, name, value)));
      return parsePlanStep(written(step, filled))
        .slice(0, 1)
        .some((act) => groundAct(act, screen) !== null);
    };
    return canBegin(sure) ? [steps(start, start, sure, canBegin)] : [];
  });
  return either([steps(0, 0, sure, () => true), ...laterStarts]);
}
