import type { Screen, TriedAct } from '../../../records/discovery/try.ts';

/** The acts before `begin`, by index and in order, that brought the controls which are used from there on to `end`. */
export type WayTo = (acts: readonly TriedAct[], begin: number, end: number) => number[];

/** Told by the types and names of controls on the screens of exploration; such as have the user's content in their names are not known there. */
export function wayToBy(screens: Iterable<Screen>): WayTo {
  const known = new Map([...screens].map(({ id, controls }) => [id, new Set(controls.map(nameOf))]));
  const came = (before: string, after: string, { control }: TriedAct) =>
    Boolean(
      control?.name && known.get(after)?.has(nameOf(control)) && known.get(before)?.has(nameOf(control)) === false,
    );
  return (acts, begin, end) => {
    const way = new Set<number>();
    const first = known.get(acts[0]?.screen ?? '');
    const bring = (at: number) => {
      const { control, function: name } = acts[at]!;
      // What stood there from the start is back when a dialog is closed, and so is a text.
      if (!control || name.startsWith('select_') || first?.has(nameOf(control))) return;
      const isWay = ({ screen, ok }: TriedAct, i: number) => ok && came(screen, acts[i + 1]!.screen, acts[at]!);
      const by = acts.slice(0, at).findLastIndex(isWay);
      if (by < 0 || way.has(by)) return;
      if (by < begin) way.add(by);
      bring(by);
    };
    for (let at = begin; at < end; at++) if (acts[at]!.ok) bring(at);
    return [...way].sort((a, b) => a - b);
  };
}

const nameOf = ({ type, name }: { type: string; name: string }) => `${type} ${name}`;
