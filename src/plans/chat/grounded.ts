import { jaccard, tokens } from '../clean/dedupe.ts';

type Pair = { task: string; plan: readonly string[] };

/** Words of the interface that need not stand in a passage. */
const common = tokens(
  'click double-click right-click press select choose open type enter drag drop check uncheck tick untick go set use in on to from of with and or for at by into it its you button menu tab box field list dialog option icon key command name value text item next then',
);

/** Share of a step's other words that have to stand in what the model read. */
const enough = 0.6;

/** A task that is an act on one control, and no purpose. */
const merelyOpens = /^(?:open|choose|select|click|press)(?: on)?(?: the)? (?:"[^"]+"|\*\*[^*]+\*\*)(?: \w+)?$/i;

/** Why a pair that a model wrote about a passage is not taken, or null. */
export function ungrounded({ task, plan }: Pair, passage: string): 'step' | 'several ways' | 'invented' | null {
  const last = plan.at(-1) ?? '';
  if (merelyOpens.test(task) || (plan.length > 1 && jaccard(tokens(task), tokens(last)) >= 0.8)) return 'step';
  if (new Set(plan).size < plan.length || hasSeveralWays(plan)) return 'several ways';
  const read = fold(passage);
  const known = tokens(read);
  const isKnown = (step: string) =>
    (step.split('"').length - 1) % 2 === 0 &&
    namesIn(step).every((name) => read.includes(fold(name))) &&
    share(step, known) >= enough;
  return plan.every(isKnown) ? null : 'invented';
}

/** Names in quotation marks or bold. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"|\*\*([^*]+)\*\*/g)].map((match) => match[1] ?? match[2]!);
}

function share(step: string, known: ReadonlySet<string>): number {
  const own = [...tokens(step.replace(/["*]/g, ''))].filter((word) => !common.has(word));
  return own.length === 0 ? 1 : own.filter((word) => known.has(word)).length / own.length;
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replace(/["*“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Two ways through menus that end at one name are two ways to one thing. */
function hasSeveralWays(plan: readonly string[]): boolean {
  const ends = plan.filter((step) => /"[^"]+" - "[^"]+"/.test(step)).map((step) => namesIn(step).at(-1));
  return new Set(ends).size < ends.length;
}
