import type { Screen, TriedAct, Try } from '../../../../records/discovery/try.ts';

/** The tab that shows the control of an act, where exploration saw it come with one; the last of a dialog stays open for the next time. */
export type TabTo = (act: TriedAct) => TriedAct | undefined;

/** Told by what stood on the screen before and after each tab that a walk opened. */
export function tabToBy(walks: Iterable<Try>, screens: Iterable<Screen>): TabTo {
  const known = new Map([...screens].map(({ id, controls }) => [id, new Set(controls.map(nameOf))]));
  const tabs = new Map<string, TriedAct>();
  for (const { acts, screen: end } of walks)
    for (const [i, act] of acts.entries()) {
      if (act.control?.type !== 'TabItem' || !act.ok) continue;
      const before = known.get(act.screen);
      for (const name of known.get(acts[i + 1]?.screen ?? end) ?? [])
        if (before && !before.has(name) && !tabs.has(name)) tabs.set(name, act);
    }
  return ({ control }) => control && tabs.get(nameOf(control));
}

const nameOf = ({
  type,
  name,
  container = '',
}: {
  type: string;
  name: string;
  container?: string | undefined;
}): string => `${type} ${name} in ${container}`;
