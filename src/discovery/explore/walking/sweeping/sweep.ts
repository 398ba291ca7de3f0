import type { Control } from '../../../../records/screen/control.ts';
import type { Move } from '../../choosing/moves.ts';
import { isUntried, optionKey, settingsOn } from '../../choosing/settings.ts';
import type { Passage, ScreenMap } from '../../screens/map.ts';
import type { KnownScreen, Screens } from '../../screens/screens.ts';
import type { Choosing, Course } from '../course.ts';
import { goTo } from '../go-to.ts';
import type { Walk } from '../moment.ts';

/** Something that was set in a sweep, by the last of so many acts; `way`: the acts, by index, that led to it. */
export type Swept = { acts: number; way: number[] };

export type SweepOptions = Choosing & {
  screens: Screens;
  map: ScreenMap;
  onSwept?: (swept: Swept) => void;
  /** Told what a command of a bar was done by; what it changes is not known yet. */
  onFormatted?: (done: Swept) => void;
};

/** So many settings that nobody has tried are worth a sweep; fewer are goals of other walks. */
const fewest = 3;
/** Longest way to a screen that is swept, and how often one is. */
const longestWay = 6;
export const mostSweeps = 6;

/** A known screen with settings or tabs that were not tried yet, or on which a sweep has left some, the nearest from `here` first, and the way to it. */
export function chooseSweep(
  { knowledge, screens, map }: SweepOptions,
  here: string,
): { screen: KnownScreen; way: Passage[] } | null {
  for (const [id, way] of [...map.ways(longestWay, here), ...map.ways(longestWay)]) {
    const screen = screens.get(id);
    const untried = [...(screen?.moves.values() ?? [])].filter(
      (move) => (move.isSetting || isTab(move)) && knowledge.tries(move.key) === 0 && !knowledge.isForbidden(move.key),
    );
    const isWorthIt = untried.length >= fewest || untried.some(isTab) || (screen?.left ?? 0) >= fewest;
    if (screen && isWorthIt && (screen.sweeps ?? 0) < mostSweeps) return { screen, way };
  }
  return null;
}

/**
 * Goes to a screen and tries each setting of it, one after the other, then those behind the tabs beside it. What each changed is told
 * by what was saved before and after it, so it costs one act, and no opening anew. False where nothing was left to try.
 */
export function* sweep(course: Course, wayThere: readonly Passage[], options: SweepOptions): Walk<boolean> {
  const { knowledge, rng, onSwept } = options;
  let way: { at: number; tabs: string[] }[] = [];
  /** An act that leads somewhere; the tab that was open in the same row, and what was behind it, did not. */
  function* lead(move: Move): Walk {
    const tabs = move.control.type === 'TabItem' ? tabsBeside(move.control, course.now().observation.controls) : [];
    const same = way.findIndex((step) => step.tabs.some((name) => tabs.includes(name)));
    way = [...(same < 0 ? way : way.slice(0, same)), { at: course.acts(), tabs }];
    yield* course.act(move);
  }
  if (!(yield* goTo({ ...course, act: lead }, wayThere, options))) return true;
  const begun = course.acts();
  const hasTried = () => course.acts() > begun;
  for (;;) {
    const { screen, observation } = course.now();
    const moves = course.moves();
    const settings = settingsOn(observation.controls, moves, course.kinds());
    const untried = settings.filter((move) => isUntried(move, knowledge));
    screen.left = untried.length;
    if (course.isOver()) return hasTried();
    const [next] = untried;
    if (next) {
      if (next.manner === 'click') knowledge.begin(optionKey(next.key, next.control.name));
      yield* course.act(next);
      onSwept?.({ acts: course.acts(), way: way.map(({ at }) => at) });
      // In another language or layout what follows would be of that.
      const now = new Set(course.moves().map(({ key }) => key));
      if (settings.filter(({ key }) => !now.has(key)).length > settings.length / 2) return true;
      continue;
    }
    const isShut = ({ control }: Move) => !control.states.includes('selected');
    const tabs = moves.filter((move) => isTab(move) && isShut(move) && knowledge.tries(move.key) === 0);
    // The last row stands within the others.
    const row = tabsBeside(tabs.at(-1)?.control, observation.controls);
    if (tabs.length === 0) return hasTried();
    yield* lead(rng.pick(tabs.filter(({ control }) => row.includes(tabName(control)))));
  }
}

const isTab = ({ manner, key }: Pick<Move, 'manner' | 'key'>) => manner === 'click' && key.startsWith('TabItem|');
const tabName = ({ name, container }: Control) => `${name}|${container ?? ''}`;

/** The names of the tabs in one row with this one. */
function tabsBeside(tab: Control | undefined, controls: readonly Control[]): string[] {
  const at = tab ? controls.indexOf(tab) : -1;
  if (at < 0) return [];
  const isThere = (i: number) => controls[i]?.type === 'TabItem';
  let [from, to] = [at, at];
  while (isThere(from - 1)) from--;
  while (isThere(to + 1)) to++;
  return controls.slice(from, to + 1).map(tabName);
}
