import type { DiscoveredFamily, Parameter } from '../../../records/discovery/discovered-family.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import { shortestFirst } from '../walks/cut.ts';
import { givesName, makes } from './chain.ts';
import { type Chain, putTogether } from './put-together.ts';

/**
 * Longer tasks of a family that makes something with a text and one that gives a selected text a look, in a field of the same name: the text is
 * typed, selected as a whole, and given that look before the form is confirmed. What makes something under the name that the application proposes has
 * no part in it where another gives a name.
 */
export function formattedOf(all: readonly DiscoveredFamily[]): Chain[] {
  const looks = all.flatMap((family) => (family.chain ? [] : (formatOf(family) ?? [])));
  const chains = all
    .filter(makes)
    .flatMap((maker) => looks.flatMap((format) => withFormat(maker, format) ?? []))
    .sort(shortestFirst);
  const named = chains.filter(({ of: [maker] }) => givesName(maker));
  return named.length > 0 ? named : chains;
}

/** What selects a word, and the commands on it that follow, up to where the form is confirmed. */
type Format = { family: DiscoveredFamily; word: Parameter; select: TriedAct; commands: TriedAct[] };

function formatOf(family: DiscoveredFamily): Format | null {
  const { acts, parameters } = family;
  const at = acts.findIndex((act) => act.function === 'select_text');
  const select = acts[at];
  const word = parameters.find(({ word, name }) => word && select?.args.text === `{${name}}`);
  const commands = acts.slice(at + 1, -1);
  const isCommand = ({ function: act }: TriedAct) => act === 'click_input' || act === 'keyboard_input';
  return select && word && commands.length > 0 && commands.every(isCommand) ? { family, word, select, commands } : null;
}

function withFormat(maker: DiscoveredFamily, { family, word, select, commands }: Format): Chain | null {
  const typed = maker.acts.findLastIndex(
    ({ function: act, control }) => act === 'set_edit_text' && control?.name === select.control?.name,
  );
  const field = maker.acts[typed]?.control;
  const text = maker.parameters.find(({ name }) => maker.acts[typed]?.args.text === `{${name}}`);
  const [end, confirm] = [maker.acts.at(-1), family.acts.at(-1)];
  if (!field || !text || end?.control?.name !== confirm?.control?.name || end?.function !== confirm?.function)
    return null;
  const others = family.parameters.filter((one) => one !== word);
  const same = Object.fromEntries([[word.name, text.name], ...others.map(({ name }) => [name, name])]);
  const chain = putTogether(maker, family, same);
  if (!chain) return null;
  const { first, second: _, ...rest } = chain;
  const inField = (act: TriedAct): TriedAct =>
    act.control && act.control.container === select.control?.container
      ? { ...act, control: { ...act.control, container: field.container } }
      : act;
  const marked = [{ ...select, args: { ...select.args, text: `{${text.name}}` } }, ...commands].map(inField);
  if (others.some(({ name }) => JSON.stringify(marked).includes(`{${name}}`))) return null;
  return {
    ...rest,
    acts: [...first.acts.slice(0, -1), ...marked, end!],
    key: `format ${maker.id} ${family.id}`,
  };
}
