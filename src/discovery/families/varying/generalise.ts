import { fitsPath } from '../../../effects/difference/paths.ts';
import { isWithin } from '../../../effects/noise/places.ts';
import type { Change, Effect, Segment } from '../../../records/episode/effect.ts';
import { type Expectation, expectationOf, isMeant, leaves } from '../interpret/expectation.ts';
import { derivations, fillText, mapPath, namesIn } from '../interpret/places.ts';
import { joined, type Part, partsOf } from './parts.ts';
import { textInPlaces } from './sketch/put-places.ts';

/** A run with these values in the places of the acts, and what it changed. */
export type Seen = { values: Record<string, string>; effect: Effect };

/** So many places may differ from run to run in a way that nothing explains. */
const mostUnexplained = 3;
const mostRepairs = 24;

/**
 * Makes an effect with {places} agree with all runs: what depends on a value in a plain way is said so, what does not is left out of account. Null where
 * too much is left unexplained, or nothing remains.
 */
export function generalise(effect: Effect, ignored: readonly Segment[][], seen: readonly Seen[]): Expectation | null {
  const state: State = { parts: partsOf(effect), ignored: [...ignored], unexplained: new Set() };
  for (let i = 0; i < mostRepairs; i++) {
    const fault = seen.map((one) => faultOf(state, one)).find((found) => found !== null);
    if (!fault) return state.parts.length > 0 ? { effect: joined(state.parts), ignored: state.ignored } : null;
    repair(state, fault);
    if (state.unexplained.size > mostUnexplained) return null;
  }
  return null;
}

type State = { parts: Part[]; ignored: Segment[][]; unexplained: Set<string> };
/** A part that a run does not have so, with what this run has beside; or what it has too much. */
type Fault = { seen: Seen; part: Part | null; left: Change[] };

function faultOf({ parts, ignored }: State, seen: Seen): Fault | null {
  const { ignored: filled } = expectationOf({ effect: [], ignored }, seen.values);
  const left = seen.effect.flatMap(leaves).filter(({ path }) => !isWithin(path, filled));
  for (const part of parts) {
    const [wanted] = expectationOf({ effect: [part.change], ignored: [] }, seen.values).effect;
    const at = left.findIndex((other) => isMeant(wanted!, other));
    if (at < 0) {
      const others = parts.filter((other) => other !== part);
      return { seen, part, left: left.filter((change) => !others.some((other) => isOf(other, change, seen))) };
    }
    left.splice(at, 1);
  }
  return left.length > 0 ? { seen, part: null, left } : null;
}

const isOf = ({ change }: Part, other: Change, { values }: Seen) =>
  isMeant(expectationOf({ effect: [change], ignored: [] }, values).effect[0]!, other);

function repair(state: State, { seen, part, left }: Fault): void {
  if (!part) {
    for (const { path } of left) leaveOut(state, pathInPlaces(path, seen));
    return;
  }
  const { path } = expectationOf({ effect: [part.change], ignored: [] }, seen.values).effect[0]!;
  const there = left.find((change) => fitsPath(path, change.path));
  if (there) {
    const better = derivedValue(part.change, there, seen) ?? appended(part.change, there, seen);
    if (better) part.change = better;
    else drop(state, part);
    return;
  }
  const elsewhere = left.find((change) => change.kind === part.change.kind && change.path.length === path.length);
  if (!elsewhere) {
    drop(state, part);
    return;
  }
  const moved = path.map((segment, i) => betterSegment(part.change.path[i]!, segment, elsewhere.path[i]!, seen));
  const isSameRoot = (other: Part) => other.root === part.root && other.depth === part.depth;
  for (const other of state.parts.filter(isSameRoot)) {
    other.change = {
      ...other.change,
      path: other.change.path.map((segment, i) => (i < part.depth ? moved[i]! : segment)),
    };
  }
  part.change = { ...part.change, path: moved };
}

function drop(state: State, part: Part): void {
  state.parts = state.parts.filter((other) => other !== part);
  leaveOut(state, part.change.path);
}

/** What stands in a new file that is called after something, as after what was exported, follows from that: it counts as one place. */
function leaveOut(state: State, path: Segment[]): void {
  state.ignored.push(path);
  const [file] = path;
  const isNew = state.parts.some(
    ({ change, depth }) => depth === 1 && change.kind === 'added' && change.path[0] === file,
  );
  const isOfFile = isNew && path.length > 1 && namesIn(String(file)).length > 0;
  state.unexplained.add(JSON.stringify(isOfFile ? file : path));
}

/** The same change with a place made of a value in a plain way, where this run has it so. */
function derivedValue(change: Change, there: Change, { values }: Seen): Change | null {
  if (typeof change.after !== 'string' || change.kind !== there.kind) return null;
  const found = otherForms(change.after).find((after) => isMeant(filledWith({ ...change, after }, values), there));
  return found === undefined ? null : { ...change, after: found };
}

const filledWith = (change: Change, values: Record<string, string>): Change =>
  expectationOf({ effect: [change], ignored: [] }, values).effect[0]!;

/** A template with each place made of its value in another way. */
const otherForms = (template: string): string[] =>
  [...new Set(namesIn(template))].flatMap((name) =>
    Object.keys(derivations).map((how) =>
      template.replaceAll(new RegExp(`\\{${name}(:\\w+)?\\}`, 'g'), `{${name}:${how}}`),
    ),
  );

/** What is added to something, where one run had nothing there and the other had. */
function appended(change: Change, there: Change, { values }: Seen): Change | null {
  const { after } = change;
  if (typeof after !== 'string' || typeof there.after !== 'string' || namesIn(after).includes('before')) return null;
  const plain = fillText(after, values);
  if (change.kind === 'added' && there.kind === 'changed' && typeof there.before === 'string') {
    const joint = between(there.before, there.after, plain);
    return joint === null ? null : { ...change, kind: 'changed', after: joint.replace('{}', () => after) };
  }
  return null;
}

/** How a text was put to what stood there: "{before} {}"; null where it was not. */
function between(before: string, after: string, added: string): string | null {
  for (const sign of [' ', ', ', ',', '\n', '; ', ';']) {
    if (after === `${before}${sign}${added}`) return `{before}${sign}{}`;
    if (after === `${added}${sign}${before}`) return `{}${sign}{before}`;
  }
  return null;
}

/** A segment that both runs have: made of a value in a plain way, else whatever stands there, its folder and ending kept. */
function betterSegment(template: Segment, filled: Segment, actual: Segment, { values }: Seen): Segment {
  if (isWithin([actual], [[filled]])) return template;
  if (typeof template !== 'string' || typeof actual !== 'string') return '*';
  const form = otherForms(template).find((other) => fillText(other, values) === actual);
  if (form) return form;
  const [, folder = ''] = /^(.*\/)?[^/]*$/.exec(template) ?? [];
  const [ending = ''] = /\.\w{1,5}$/.exec(template) ?? [];
  return actual.startsWith(folder) && actual.endsWith(ending) ? `${folder}*${ending}` : '*';
}

const pathInPlaces = (path: readonly Segment[], { values }: Seen): Segment[] => {
  const named = Object.entries(values).map(([name, value]) => ({ name, value }));
  return mapPath(path, (text) => textInPlaces(text, named, true));
};
