import type { Change, Effect, Segment } from '../../../records/effect.ts';
import type { TriedAct } from '../../../records/try.ts';
import { beforeName, namesIn } from '../interpret/places.ts';
import { singular } from './parameters.ts';

const mostWords = 4;

/**
 * A name for what is done, in kebab-case: a verb for the kind of the first change that tells, and what was changed ("add-tag", "set-site-title");
 * where that is taken, with the words of the last controls.
 */
export function nameFor(effect: Effect, acts: readonly TriedAct[], isTaken: (name: string) => boolean): string {
  const [main] = effect.toSorted((a, b) => rank(a) - rank(b));
  const base = join([verbFor(main!), ...nounsOf(main!)]);
  const controls = acts.toReversed().flatMap(({ control }) => (control ? [wordsIn(plain(control.name))] : []));
  const longer = controls.map((words) => join([base, 'by', ...words])).filter((name) => name !== base);
  const found = [base, ...longer].find((name) => name !== '' && !isTaken(name));
  if (found) return found;
  for (let n = 2; ; n++) if (!isTaken(`${base}-${n}`)) return `${base}-${n}`;
}

/** What is about a value that was given tells most; then what came, what went, what is otherwise. */
function rank({ kind, path, after }: Change): number {
  const order = { added: 0, removed: 1, moved: 2, changed: 3 }[kind];
  return order + (namesIn(JSON.stringify([path, after])).length > 0 ? 0 : 5);
}

function verbFor({ kind, after, path }: Change): string {
  if (kind === 'removed') return 'delete';
  if (kind === 'moved') return 'rename';
  if (kind === 'added') return path.length > 1 && typeof after !== 'object' ? 'set' : 'add';
  return namesIn(typeof after === 'string' ? after : '').includes(beforeName) ? 'add' : 'set';
}

/** What a path says of the thing that was changed: its own key, and where that tells too little what holds it. */
function nounsOf({ path, kind, after }: Change): string[] {
  const said = path.map(wordsOfSegment).filter((words) => words.length > 0);
  const last = said.at(-1) ?? [];
  const isAdded = kind === 'added' || (typeof after === 'string' && namesIn(after).includes(beforeName));
  const own = isAdded || kind === 'removed' ? last.with(-1, singular(last.at(-1) ?? '')) : last;
  const isVague = own.length === 1 && vague.has(own[0]!);
  return isVague ? [...(said.at(-2) ?? []), ...own] : own;
}

const vague = new Set(['text', 'value', 'list', 'data', 'content', 'contents', 'name', 'title', 'type', 'body']);

/** The words of a segment that are the application's own: of a file that a value names, its folder. */
function wordsOfSegment(segment: Segment): string[] {
  if (typeof segment === 'number' || segment === '*') return [];
  if (typeof segment === 'object') return [];
  const [, folder = '', name = ''] = /^(.*?)([^/]*)$/s.exec(segment) ?? [];
  const own = plain(name.replace(/\.\w{1,5}$/, '')).trim();
  const inside = own === '' || own === '*' ? folder.split('/').filter(Boolean).at(-1) : own;
  return wordsIn(plain(inside ?? ''));
}

/** A text without its places and stars. */
const plain = (text: string) => text.replace(/\{\{|\}\}/g, ' ').replace(/\{[\w:]+\}|\*/g, ' ');

function wordsIn(text: string): string[] {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').normalize('NFKD');
  return (parted.match(/[A-Za-z]+|\d+/g) ?? []).map((word) => word.toLowerCase()).slice(0, mostWords);
}

const join = (words: readonly string[]) =>
  words
    .filter(Boolean)
    .slice(0, mostWords + 2)
    .join('-');
