/** Verbs that act on a control: a step with one of them is an instruction wherever it stands. */
const controlVerbs =
  'click press select choose tap tick untick check uncheck drag drop type enter open close scroll hover highlight double-click right-click toggle expand collapse paste pick hit hold switch go navigate';

/** Further verbs that a task or a step may begin with. */
const taskVerbs =
  'abandon access activate add adjust allow append apply arrange assign attach backup browse build cancel change clear clone combine compare configure confirm connect copy create customise customize cut deactivate decrypt define delete deselect detect disable discard display download duplicate edit embed enable encrypt ensure examine exclude excise export extend externalise extract fetch fill filter find fit fix focus fold follow format generate get give group hide ignore import include increase decrease indent insert inspect install invert jump keep launch leave let link list load locate lock log look make manage mark match merge minimise maximise modify move name number obtain organise organize override pin place play populate position preserve press preview prevent print publish put quit read rearrange record redirect refresh reload remember remove rename reorder repeat replace reset resize restart restore retrieve return reuse reveal reverse revert review rotate run save search see send separate set share show skip sort specify split start stop store strip style submit substitute swap tag test toggle transclude transfer translate transform try turn undo unfold uninstall unlock unpack update upgrade upload use verify view visit wait watch widen wrap write zoom';

const nounLike = new Set(
  'access backup browse build change check copy cut display download drag drop edit embed export extract filter fix focus format group import include insert link list load lock log look make mark match name number place play position press preview print record reset return review run search set share show sort split start stop store style switch tag test toggle transfer turn type update upgrade upload use view visit watch write'.split(
    ' ',
  ),
);

export const controlVerbSet = new Set(controlVerbs.split(' '));
const verbs = new Set([...controlVerbSet, ...taskVerbs.split(' ')]);

const doubled =
  /^(?:cut|drag|drop|get|hit|let|log|pin|put|quit|run|set|skip|split|stop|strip|swap|tag|tap|wrap|fit|embed|transfer|transcluded?|submit|begin|zip|plug|unpin|untag)$/;
const gerunds = new Map([...verbs].map((verb) => [gerundOf(verb), verb]));
const thirds = new Map([...verbs].map((verb) => [thirdOf(verb), verb]));

export function isVerb(word: string): boolean {
  return verbs.has(word.toLowerCase());
}

/** True for a verb that often stands as a noun in a heading ("Search results"). */
export function isNounLike(verb: string): boolean {
  return nounLike.has(verb.toLowerCase());
}

/** "creating" → "create"; null when it is no known verb's form. */
export function baseOfGerund(word: string): string | null {
  return gerunds.get(word.toLowerCase()) ?? null;
}

/** "stores" → "store"; null when it is no known verb's form. */
export function baseOfThird(word: string): string | null {
  return thirds.get(word.toLowerCase()) ?? null;
}

function gerundOf(verb: string): string {
  if (doubled.test(verb)) return `${verb}${verb.at(-1)}ing`;
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb)) return `${verb.slice(0, -1)}ing`;
  return `${verb}ing`;
}

function thirdOf(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  if (/(?:s|x|ch|sh|o)$/.test(verb)) return `${verb}es`;
  return `${verb}s`;
}
