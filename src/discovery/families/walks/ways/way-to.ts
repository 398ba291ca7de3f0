import type { Screen, TriedAct } from '../../../../records/discovery/try.ts';

/** The acts before `begin`, by index and in order, that brought the controls which are used from there on to `end`. */
export type WayTo = (acts: readonly TriedAct[], begin: number, end: number) => number[];

/**
 * Told by the types and names of controls on the screens of exploration, and by where they stand as far as that is known there: a toolbar and a side bar may
 * have a button of the same name. Such as have the user's content in their names are not known.
 */
export function wayToBy(screens: Iterable<Screen>): WayTo {
  const known = new Map([...screens].map(({ id, controls }) => [id, new Set(controls.flatMap(namesOf))]));
  const all = new Set([...known.values()].flatMap((names) => [...names]));
  const nameOf = (control: Named): string => namesOf(control).findLast((name) => all.has(name)) ?? '';
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
      const isShown = ({ screen }: TriedAct) => known.get(screen)?.has(nameOf(control)) ?? false;
      let by = acts.slice(0, at).findLastIndex(isWay);
      // What a menu or a dialog had covered was brought by what came before that.
      while (by >= 0 && by < begin) {
        const shown = acts.slice(0, by + 1).findLastIndex(isShown);
        const earlier = acts.slice(0, Math.max(0, shown)).findLastIndex(isWay);
        if (earlier < 0) break;
        by = earlier;
      }
      if (by < 0 || way.has(by)) return;
      if (by < begin) way.add(by);
      bring(by);
    };
    for (let at = begin; at < end; at++) if (acts[at]!.ok) bring(at);
    return [...way].sort((a, b) => a - b);
  };
}

type Named = { type: string; name: string; container?: string | undefined };

const namesOf = ({ type, name, container }: Named): string[] => [
  `${type} ${name}`,
  ...(container ? [`${type} ${name} in ${container}`] : []),
];
