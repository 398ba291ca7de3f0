import type { Screen, TriedAct } from '../../../records/try.ts';

/** Whether an act is the way to the next one: it opens the menu, the dialog or the page that the next is done in. */
export type Opens = (act: TriedAct, next: TriedAct) => boolean;

/** Told by the screens of exploration: what the next act is done with stood on the screen after this act, and not on the one before. */
export function opensBy(screens: Iterable<Screen>): Opens {
  const known = new Map([...screens].map(({ id, controls }) => [id, new Set(controls.map(nameOf))]));
  return (act, next) => {
    if (!next.control?.name) return false;
    const [before, after] = [known.get(act.screen), known.get(next.screen)];
    const name = nameOf(next.control);
    return before !== undefined && after !== undefined && after.has(name) && !before.has(name);
  };
}

const nameOf = ({ type, name }: { type: string; name: string }) => `${type} ${name}`;
