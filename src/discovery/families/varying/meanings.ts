import { isWithin } from '../../../effects/noise/places.ts';
import type { TriedAct } from '../../../records/discovery/try.ts';
import type { Change, Effect } from '../../../records/episode/effect.ts';
import { filledActs, mapAct } from '../interpret/acts.ts';
import { expectationOf } from '../interpret/expectation.ts';
import { fillText, namesIn } from '../interpret/places.ts';
import type { Varying } from './others/any-of.ts';
import { otherToken, withToken } from './others/other-token.ts';
import { siblingsOf } from './sketch/choices-in.ts';
import { identifier } from './sketch/place-names.ts';
import type { Varied } from './vary.ts';

/** Other options that exploration has not taken and that are tried for what they are saved as; how many are in vain until it is no choice. */
const mostOptions = 6;
const mostVain = 2;

/**
 * Where the last thing chosen among others is saved under a name of the application's own ("German" as "de-DE"): a choice, with what each of the
 * options that were tried is saved as. The same family where there is none.
 */
export async function withMeanings(varied: Varied, { base, screens, runs, observed }: Varying): Promise<Varied> {
  const at = varied.acts.findLastIndex(isChoosing);
  const act = varied.acts[at];
  if (!act || varied.parameters.some(({ kind }) => kind === 'choice')) return varied;
  const [chosen, offered] = optionsOf(act, at, { varied, screens });
  const means: Record<string, string> = {};
  let token: string | undefined;
  const made = [...varied.runs];
  const expected = expectationOf(varied, varied.values);
  const counts = ({ path }: Change) => !isWithin(path, expected.ignored);
  let vain = 0;
  const done = filledActs(varied.acts, varied.values);
  const known = observed(done[at]!);
  const spec = { template: base.template, purpose: 'vary' as const, from: base.id, values: base.values };
  const tryOption = async (option: string): Promise<Effect> => {
    const acts = done.with(at, choosing(done[at]!, option));
    const run = await runs.run({ ...spec, acts, part: 'options' });
    made.push(run);
    return run.trouble === undefined ? run.effect : [];
  };
  const [seen, unseen] = [offered.filter((one) => known.has(one)), offered.filter((one) => !known.has(one))];
  for (const option of [...seen, ...unseen.slice(0, mostOptions)]) {
    const effect = known.get(option) ?? (await tryOption(option));
    const other = otherToken(expected.effect.filter(counts), effect.filter(counts));
    if (!other || (token !== undefined && token !== other.was)) {
      if (++vain === mostVain && token === undefined) break;
      continue;
    }
    token = other.was;
    means[chosen] = other.was;
    // What is saved as another option is cannot be told from it.
    if (!Object.values(means).includes(other.now)) means[option] = other.now;
  }
  if (token === undefined || Object.keys(means).length < 2) return varied;
  const field = varied.acts[at - 1]?.control?.name;
  const taken = new Set(varied.parameters.map((one) => one.name));
  const word = identifier(act.function === 'set_edit_text' ? (act.control?.name ?? '') : (field ?? '')) || 'choice';
  const name = taken.has(word) ? `${word}Choice` : word;
  const choices = Object.keys(means);
  return {
    ...varied,
    runs: made,
    acts: varied.acts.with(at, choosing(act, `{${name}}`)),
    effect: varied.effect.map((change) => withToken(change, token, `{${name}:means}`)),
    parameters: [
      ...varied.parameters,
      { name, kind: 'choice', ...(field && { field }), choices, means, seen: choices },
    ],
    values: { ...varied.values, [name]: chosen },
    seen: varied.seen.map((one) => ({ ...one, values: { ...one.values, [name]: chosen } })),
  };
}

/** Choosing by a list, or by a click on what stands among others, where no place is in it. */
function isChoosing({ control, function: name, args }: TriedAct): boolean {
  if (!control) return false;
  const isOpen = namesIn(`${control.name} ${args.text ?? ''}`).length > 0;
  const types =
    name === 'set_edit_text'
      ? ['ComboBox']
      : name === 'click_input'
        ? ['ListItem', 'MenuItem', 'RadioButton', 'CheckBox']
        : [];
  return !isOpen && types.includes(control.type);
}

const choosing = (act: TriedAct, option: string): TriedAct =>
  act.function === 'set_edit_text'
    ? { ...act, args: { ...act.args, text: option } }
    : { ...act, control: { ...act.control!, name: option } };

function optionsOf(
  act: TriedAct,
  at: number,
  { varied, screens }: { varied: Varied; screens: Varying['screens'] },
): [string, string[]] {
  const { control, args } = mapAct(act, (text) => fillText(text, varied.values));
  if (act.function === 'click_input') return [control!.name, siblingsOf(control!, screens[at])];
  const chosen = String(args.text);
  const box = screens[at]?.controls.find((one) => one.name === control!.name && one.type === control!.type);
  const isOther = (option: string) => option !== chosen && option !== box?.value && option.trim() !== '';
  return [chosen, (box?.options ?? []).filter(isOther)];
}
