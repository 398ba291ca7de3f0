import type { Screen, TriedAct } from '../../../records/try.ts';

/** What the screens of exploration tell of acts, by the types and names that stood on them; what has the user's content in its name they do not know. */
export type Shown = {
  /** Whether an act is the way to the next one: it opens the menu, the dialog or the page that the next is done in. */
  opens(act: TriedAct, next: TriedAct): boolean;
  /** The acts before `begin`, by index and in order, that brought what is used from there on to `end`. */
  wayTo(acts: readonly TriedAct[], begin: number, end: number): number[];
};

export function shownOn(screens: Iterable<Screen>): Shown {
  const known = new Map([...screens].map(({ id, controls }) => [id, new Set(controls.map(nameOf))]));
  /** Whether what an act is done with came between these screens. */
  const came = (before: string, after: string, { control }: TriedAct) =>
    Boolean(control?.name && known.get(after)?.has(nameOf(control)) && known.get(before)?.has(nameOf(control)) === false);
  return {
    opens: (act, next) => came(act.screen, next.screen, next),
    wayTo(acts, begin, end) {
      const way = new Set<number>();
      const bring = (at: number) => {
        const by = acts.slice(0, at).findLastIndex(({ screen, ok }, i) => ok && came(screen, acts[i + 1]!.screen, acts[at]!));
        if (by < 0 || way.has(by)) return;
        if (by < begin) way.add(by);
        bring(by);
      };
      for (let at = begin; at < end; at++) if (acts[at]!.ok) bring(at);
      return [...way].sort((a, b) => a - b);
    },
  };
}

const nameOf = ({ type, name }: { type: string; name: string }) => `${type} ${name}`;
