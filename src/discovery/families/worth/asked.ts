import type { Noise } from '../../../effects/noise/effect-of.ts';
import type { Effect, Tree } from '../../../records/episode/effect.ts';
import { settled } from '../interpret/settled.ts';
import { cleaned } from '../running/noise.ts';
import { type Cut, type Mask, type Pattern, patternsOf } from '../walks/cut.ts';
import { isSeveral, partPatterns } from '../walks/parts-of-cut.ts';
import { commandsOnWords, selectFirst } from '../walks/selecting/select-first.ts';
import { alikeLast } from './alike-last.ts';
import { promiseOf } from './rank.ts';
import { emptyMarks, uselessOf } from './useless.ts';

/** What was seen, and what of it somebody may ask for: the most promising first. */
export type Asked = {
  /** All patterns as they were seen. */
  seen: Pattern[];
  asked: Pattern[];
  /** All cuts without noise. */
  cuts: Cut[];
  /** Why others are left out, a reason each. */
  useless: string[];
};

/** Looks through what walks changed: whole effects, the fields of forms by themselves, and marks that want a text to be selected. */
export function askedOf(
  cuts: readonly Cut[],
  noise: Noise,
  { states, maskFor }: { states: ReadonlyMap<string, Tree>; maskFor(cut: Cut): Mask },
): Asked {
  const plain = cuts.map((cut) => ({
    ...cut,
    target: plainly(cleaned(cut.target, noise), states.get(cut.of.template)),
  }));
  const seen = patternsOf(plain, maskFor).map((one) => ({ ...one, isSeveral: isSeveral(one.cuts[0]!) }));
  const reasons = new Map(seen.map((pattern) => [pattern, uselessOf(pattern, noise, seen)]));
  const asked = [
    ...seen.filter((pattern) => reasons.get(pattern) === null),
    ...partPatterns(plain, maskFor),
    ...commandsOnWords(plain.filter(({ isExact }) => isExact)),
    ...selectFirst(seen.filter((pattern) => reasons.get(pattern) === emptyMarks)),
  ];
  return {
    seen,
    cuts: plain,
    asked: inTurn(
      alikeLast(
        asked.sort((a, b) => promiseOf(b, noise) - promiseOf(a, noise)),
        maskFor,
      ),
    ),
    useless: [...reasons.values()].filter((reason) => reason !== null),
  };
}

/** What sweeps have set and all else in turn: settings are many, and each is as frequent and short as the next. */
function inTurn(patterns: readonly Pattern[]): Pattern[] {
  const isSetting = ({ cuts }: Pattern) => cuts[0]!.isExact === true && cuts[0]!.target.length > 0;
  const [settings, others] = [patterns.filter(isSetting), patterns.filter((one) => !isSetting(one))];
  const longest = Math.max(settings.length, others.length);
  return Array.from({ length: longest }, (_, i) => [others[i] ?? [], settings[i] ?? []].flat()).flat();
}

const plainly = (effect: Effect, before: Tree | undefined): Effect =>
  before === undefined ? effect : settled(effect, before);
