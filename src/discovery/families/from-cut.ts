import { pathText } from '../../effects/difference/paths.ts';
import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import type { Try } from '../../records/discovery/try.ts';
import type { Change, Effect } from '../../records/episode/effect.ts';
import type { Finding, Found } from './finding.ts';
import { fromActs } from './from-acts.ts';
import { isAct } from './interpret/acts.ts';
import { leaves } from './interpret/expectation.ts';
import { cleaned } from './running/noise.ts';
import type { Runs } from './running/runs.ts';
import { addingTo } from './walks/adding.ts';
import type { Cut } from './walks/cut.ts';
import type { Mask } from './walks/mask.ts';
import { otherFields, withFieldBelow } from './walks/other-fields.ts';
import { effectKey, type Pattern, placeKey } from './walks/pattern.ts';
import { namesIn } from './walks/saved-names.ts';
import { withSelection } from './walks/selecting/select-first.ts';
import { selectingWhole } from './walks/selecting/select-whole.ts';
import { selectingWord } from './walks/selecting/select-word.ts';
import { type Shortened, shorten } from './walks/shorten.ts';
import { mended } from './walks/ways/mended.ts';
import { leftEmpty } from './worth/forms/left-empty.ts';
import { leftOpen } from './worth/forms/left-open.ts';
import { hasNothingUnder } from './worth/forms/nothing-under.ts';
import { goesOnWithForm } from './worth/forms/stood-open.ts';
import { isOwnPage } from './worth/own-page.ts';
import { nothingUnder } from './worth/useless.ts';

/** Null where its acts do not do it again. */
export async function fromCut(key: string, given: Cut, mask: Mask, finding: Finding): Promise<Found | null> {
  const { runs, noise } = finding;
  const selecting = given.selects === undefined ? given : await withWord(given, runs);
  if (!selecting) return { reason: 'no text to select' };
  let cut = selectingWhole(selecting);
  const runAgain = (turn = 0) => {
    const { of, acts, values } = cut;
    return runs.live({ template: of.template, acts, values, from: of.id, purpose: 'repeat', turn, looksAfter: true });
  };
  let again = await runAgain();
  const whole = mended(cut, again, finding.tabTo);
  const isMended = whole !== cut;
  cut = whole;
  // What a program is slow to save may be read too early once.
  if (isMended || again.record.effect.length === 0) again = await runAgain(2);
  const left = await leftOpen(cut, again, mask, finding);
  if (left) return left;
  const target = cleaned(cut.target.length > 0 ? cut.target : again.record.effect, noise);
  if (target.length === 0) return { reason: 'it changes nothing alone' };
  if (hasNothingUnder(target, cut.values))
    return { reason: nothingUnder, more: withFieldBelow(cut, again.attempt.episode.steps, mask) };
  if (isOwnPage(cut.acts, target, () => namesIn(again.attempt.before)))
    return { reason: 'it is about a page of the application itself' };
  const isFilled = cut.values.length > 0 || cut.acts.some(({ function: name }) => name === 'select_text');
  if (isFilled && goesOnWithForm(target, () => namesIn(again.attempt.before).keys()))
    return { reason: 'it goes on with a form that stood open' };
  const isPart = cut.target.length === 0;
  const hasValue = cut.values.some(({ value }) => JSON.stringify(target).includes(value));
  if (isPart && cut.values.length > 0 && !hasValue) return { reason: 'its value is not saved alone' };
  const twin = isPart ? finding.known(target, mask) : undefined;
  if (twin) return { reason: `the same as: ${twin}` };
  const wanted = new Set(target.flatMap(leaves).map((change) => effectKey([change], mask)));
  if (again.record.trouble !== undefined || !isSameChange(target, again.record.effect, mask)) return null;
  const empty = leftEmpty(again.attempt.episode.steps);
  if (empty !== null && !hasValue) return { reason: `a field is left empty: ${empty}` };
  const screens = again.attempt.episode.steps.filter(isAct).map(({ observation }) => observation);
  const exactly = (change: Change) => `${pathText(change.path)} ${effectKey([change], mask)}`;
  const parts = again.record.effect.flatMap(leaves).filter((part) => wanted.has(effectKey([part], mask)));
  // Without an act it may be done to another object, as to the first paragraph where none is selected.
  const hasAll = ({ effect, trouble }: Try) => {
    const found = new Set(effect.flatMap(leaves).map(exactly));
    return trouble === undefined && parts.every((part) => found.has(exactly(part)));
  };
  const wantedOf = { has: hasAll, useful: finding.useful, screens };
  const short = await shorten({ ...cut, target }, again, runs, wantedOf);
  const smaller = smallerOf(short, wanted, mask, finding);
  if (smaller.length > 0) return { reason: 'it does several things at once', more: smaller };
  const isTarget = (change: Change) => leaves(change).some((part) => wanted.has(effectKey([part], mask)));
  const earlier = short.acts === cut.acts ? cut.target : again.record.effect;
  const found = await fromActs(
    key,
    { ...short, earlier, template: cut.of.template, from: cut.of.id, isTarget },
    finding,
  );
  if (!('family' in found)) return found;
  const own: Cut = { ...cut, acts: short.acts, values: short.values };
  const { steps } = again.attempt.episode;
  const more = [
    ...otherFields(own, steps, mask),
    ...addingTo(own, steps),
    ...selectingWord(given, own, wholesOf(found.family)),
  ];
  return more.length > 0 ? { ...found, more } : found;
}

/** The paragraphs or lines that a family was seen to work on as a whole. */
const wholesOf = ({ parameters }: DiscoveredFamily): string[] =>
  parameters.flatMap(({ kind, word, seen }) => (kind === 'object' && !word ? seen : []));

/** So much of what was changed has the same values again; the others are counters, or the like. */
const mostlySame = 0.6;

/** Whether the same places were changed, most of them to the same. */
function isSameChange(wanted: Effect, effect: Effect, mask: Mask): boolean {
  const [parts, found] = [wanted, effect].map((one) => one.flatMap(leaves));
  const places = new Set(found!.map(({ kind, path }) => `${kind} ${placeKey(path, mask)}`));
  const values = new Set(found!.map((change) => effectKey([change], mask)));
  const same = parts!.filter((change) => values.has(effectKey([change], mask)));
  const isThere = parts!.every(({ kind, path }) => places.has(`${kind} ${placeKey(path, mask)}`));
  return isThere && same.length >= mostlySame * parts!.length;
}

async function withWord(cut: Cut, runs: Runs): Promise<Cut | null> {
  const { of, acts, values } = cut;
  const { attempt } = await runs.live({ template: of.template, acts, values, from: of.id, purpose: 'repeat', turn: 3 });
  return withSelection(cut, attempt.episode.steps);
}

/** What is left of the change where one or another of several clicks was left out: then each is a task by itself. */
function smallerOf({ acts, without }: Shortened, wanted: ReadonlySet<string>, mask: Mask, finding: Finding): Pattern[] {
  const clicks = acts.filter(({ function: name }) => name === 'click_input').length;
  if (clicks < 2) return [];
  const found = without.flatMap((run): Pattern[] => {
    const effect = cleaned(run.effect, finding.noise);
    const left = new Set(effect.flatMap(leaves).map((change) => effectKey([change], mask)));
    const isLess = left.size > 0 && left.size < wanted.size && [...left].every((key) => wanted.has(key));
    const isClick = run.acts.length < acts.length && run.values.length === 0;
    if (run.trouble !== undefined || !isLess || !isClick) return [];
    const cut: Cut = { of: run, acts: run.acts, values: run.values, target: effect };
    return [{ key: effectKey(effect, mask), from: run.from ?? run.id, cuts: [cut] }];
  });
  return new Set(found.map(({ key }) => key)).size > 1 ? found.filter(finding.isAsked) : [];
}
