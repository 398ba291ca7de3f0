import type { DiscoveredFamily } from '../../../records/discovery/discovered-family.ts';
import { placesOf, plainWords, withoutKeys } from '../plain-words.ts';
import { keysOf, type Shortcuts } from './shortcuts.ts';

/** A control that a family acts on, in words: what it is called without values, where it stands, what is given to it. */
export type Command = {
  name: string;
  container: string;
  /** The place that is typed or chosen there, or the word that always is. */
  place?: string;
  value?: string;
  /** A box or switch that is ticked or not. */
  box: boolean;
  /** What is acted on last, by name: others lead there. */
  last: boolean;
  /** From 0, in each family, to 1, in this one alone. */
  telling: number;
};

type Acted = Pick<DiscoveredFamily, 'acts' | 'parameters'>;

/** The place that names what is clicked last, where it is clicked for itself: a link, an entry, a tab that opens it. */
export function openedLast({ acts }: Pick<DiscoveredFamily, 'acts'>): string | undefined {
  const last = acts.at(-1);
  if (last?.function !== 'click_input' || last.control?.type === 'CheckBox') return undefined;
  return /^\{(\w+)\}$/.exec(last.control?.name.trim() ?? '')?.[1];
}

const searching = /\b(?:search|find|filter|look up)\b/;

/** The place that is typed where one searches. */
export function searchedFor({ acts }: Pick<DiscoveredFamily, 'acts'>): string | undefined {
  const typed = acts.find(
    ({ control, args }) => searching.test(plainWords(control?.name ?? '')) && typeof args.text === 'string',
  );
  return placesOf(String(typed?.args.text ?? ''))[0];
}

/** How telling a control's name is: rare among the families. */
export function tellingOf(families: readonly Acted[]): (name: string) => number {
  const counts = new Map<string, number>();
  for (const { acts } of families)
    for (const name of new Set(acts.map(({ control }) => plainWords(control?.name ?? ''))))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.log(families.length + 1);
  return (name) => (most === 0 ? 1 : 1 - Math.log(Math.max(1, counts.get(name) ?? 0)) / most);
}

/** What only confirms: it stands at the end of anything. */
const confirming = /^(?:ok|okay|yes|done|apply|accept|confirm|submit|save(?: changes)?)$/;

/** The place of a choice that is taken in the list that a control opens, where it is done to a text that was selected. */
function chosenNext(acts: Acted['acts'], i: number, parameters: Acted['parameters']): string | undefined {
  const { function: name, control } = acts[i + 1] ?? {};
  const isOfText = acts.some(({ function: act }) => act === 'select_text');
  if (!isOfText || name !== 'click_input' || acts[i]!.function !== 'click_input') return undefined;
  const [, place] = /^\{(\w+)\}$/.exec(control?.name ?? '') ?? [];
  return parameters.some((one) => one.name === place && one.kind === 'choice') ? place : undefined;
}

/** The controls of a family with names of the application's own, the most telling first; of two that tell the same the later. */
export function commandsOf(
  { acts, parameters }: Acted,
  telling: (name: string) => number,
  shortcuts: Shortcuts,
): Command[] {
  const all = acts.flatMap(({ control, args, function: act }, i): (Omit<Command, 'last'> & { i: number })[] => {
    const pressed = typeof args.keys === 'string' ? shortcuts.get(keysOf(args.keys)) : undefined;
    if (pressed !== undefined) return [{ name: pressed, container: '', box: false, telling: 1, i }];
    const name = withoutKeys(plainWords(control?.name ?? ''));
    const [called] = placesOf(control?.name ?? '');
    const box = control?.type === 'CheckBox';
    // What a control with a value in its name is called is the value: an entry of a list, one of several choices.
    if (called !== undefined && box) return [{ name: '', container: '', place: called, box, telling: 1, i }];
    if (name === '' || called !== undefined || confirming.test(name) || act === 'hover' || act === 'wheel_mouse_input')
      return [];
    const text = typeof args.text === 'string' ? args.text : '';
    const [place] = placesOf(text);
    // An object that is there is looked for: a search box is no part of the change.
    if (place !== undefined && parameters.some(({ name, kind }) => name === place && kind === 'object')) return [];
    const chosen = chosenNext(acts, i, parameters);
    const value = place === undefined && act === 'set_edit_text' ? plainWords(text) : '';
    const container = placesOf(control?.container ?? '').length > 0 ? '' : plainWords(control?.container ?? '');
    return [
      {
        name,
        container,
        ...((place ?? chosen) ? { place: place ?? chosen } : {}),
        ...(value ? { value } : {}),
        box,

        telling: telling(plainWords(control?.name ?? '')),
        i,
      },
    ];
  });
  const last = Math.max(...all.map(({ i }) => i));
  const order = all.toSorted((a, b) => b.telling - a.telling || Number(!a.place) - Number(!b.place) || b.i - a.i);
  const first = order.filter(({ name }, i) => order.findIndex((other) => other.name === name) === i);
  return first.map(({ i, ...command }) => ({ ...command, last: i === last }));
}
