import { isYes } from '../../choosing/confirming.ts';
import { barsOn, selectedKey, wordIn } from '../../choosing/in-text/bars.ts';
import { type Move, moveKey } from '../../choosing/moves.ts';
import type { Passage } from '../../screens/map.ts';
import type { KnownScreen } from '../../screens/screens.ts';
import type { Course } from '../course.ts';
import { goTo } from '../go-to.ts';
import type { Walk } from '../moment.ts';
import type { SweepOptions } from './sweep.ts';

/** So many commands that nobody has tried are worth a walk. */
const fewest = 2;
const longestWay = 6;
/** A text may not be there the first time, nor be all of a bar there at once. */
const mostWalks = 3;

/** A known screen with a bar beside a text, of which commands were not tried yet with a word selected, the nearest first. */
export function chooseBar({ knowledge, screens, map }: SweepOptions): { screen: KnownScreen; way: Passage[] } | null {
  for (const [id, way] of map.ways(longestWay)) {
    const screen = screens.get(id);
    const untried = [...(screen?.moves.values() ?? [])].filter(
      ({ key, isFormat }) => isFormat && knowledge.tries(selectedKey(key)) === 0 && !knowledge.isForbidden(key),
    );
    if (screen && untried.length >= fewest && (screen.bars ?? 0) < mostWalks) return { screen, way };
  }
  return null;
}

/**
 * Goes where a bar is, and tries each of its commands on a word that is selected in the text beside it, one after the other, then confirms. Those that changed the text are told
 * with the acts that each needs by itself: the way, selecting, pressing, confirming. What each of them alone changes in what is saved is not known yet.
 */
export function* formatWords(
  course: Course,
  wayThere: readonly Passage[],
  { knowledge, content, onFormatted, length }: SweepOptions & { length: number },
): Walk {
  if (!(yield* goTo(course, wayThere, { knowledge }))) return;
  // A text that is not saved, such as one of the application's own, is not there to be worked on in a fresh start.
  const own = new Set(
    barsOn(course.now().observation.controls, course.moves()).flatMap(({ field }) =>
      content.holds(longestLine(field.value)) ? [field.label] : [],
    ),
  );
  const way = Array.from({ length: course.acts() }, (_, i) => i);
  const done: number[] = [];
  const used = new Set<string>();
  let container: string | undefined;
  while (course.acts() + 3 <= length) {
    const next = untriedOn(course, own, knowledge.tries);
    const word = next && wordIn(next.field.value ?? '', used);
    if (!next || word === undefined) break;
    const { field, move } = next;
    used.add(word);
    container = field.container;
    yield* course.act(selecting(course, field, word));
    const isSelected = course.now().result?.ok;
    const command = course
      .moves()
      .find(({ control, manner }) => control.label === move.control.label && manner === move.manner);
    for (const name of [undefined, move.control.name]) knowledge.begin(selectedKey(move.key, name));
    if (!isSelected || !command) continue;
    yield* course.act(command);
    const now = course.now().observation.controls.find(({ label }) => label === field.label);
    if (!now) return;
    if (now.value !== field.value) done.push(course.acts() - 1);
  }
  const confirm = done.length > 0 ? confirming(course.moves(), container) : undefined;
  if (confirm) yield* course.act(confirm);
  for (const at of done) {
    if (confirm) onFormatted?.({ acts: course.acts(), way: [...way, at - 1, at] });
    else onFormatted?.({ acts: at + 1, way: [...way, at - 1] });
  }
}

const longestLine = (text = ''): string =>
  text.split('\n').reduce((longest, line) => (line.length > longest.length ? line : longest), '');

function untriedOn(course: Course, fields: ReadonlySet<string>, tries: (key: string) => number) {
  return barsOn(course.now().observation.controls, course.moves())
    .filter(({ field }) => fields.has(field.label))
    .flatMap(({ field, commands }) => commands.map((move) => ({ field, move })))
    .find(({ move }) => tries(selectedKey(move.key, move.control.name)) === 0);
}

const selecting = (course: Course, control: Move['control'], text: string): Move => ({
  key: moveKey(course.kinds().of(control), 'select_text'),
  manner: 'click',
  control,
  function: 'select_text',
  args: { text },
  prior: 0,
});

/** The button that confirms what was done, best the one that stands with the text. */
function confirming(moves: readonly Move[], container: string | undefined): Move | undefined {
  const able = moves.filter(({ manner, control }) => manner === 'click' && isYes(control.name));
  return able.find(({ control }) => control.container === container) ?? able[0];
}
