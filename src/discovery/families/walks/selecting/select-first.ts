import type { TriedAct } from '../../../../records/discovery/try.ts';
import type { Step } from '../../../../records/episode/trajectory.ts';
import type { Observation } from '../../../../records/screen/observation.ts';
import { singleWords } from '../../../explore/choosing/in-text/single-words.ts';
import { actOf, screensOf } from '../../interpret/acts.ts';
import { isEmptyMarks } from '../../worth/empty-marks.ts';
import { type Cut, putIn } from '../cut.ts';
import { type Pattern, patternOf } from '../pattern.ts';

/** Patterns that put marks around nothing, each with a word to be selected before the click that does it; a pattern a button. */
export function selectFirst(patterns: readonly Pattern[]): Pattern[] {
  const cuts = patterns
    .flatMap((pattern) => pattern.cuts)
    .flatMap((cut): (Cut & { button: string })[] => {
      const at = cut.acts.findLastIndex(
        ({ function: name, control }, i) =>
          name === 'click_input' && control?.type === 'Button' && i < cut.acts.length - 1,
      );
      const inOldText = cut.target.filter(({ path }) => path.length > 1);
      return at < 0 || !isEmptyMarks(inOldText)
        ? []
        : [{ ...cut, target: [], selects: at, button: cut.acts[at]!.control!.name }];
    });
  return byButton(cuts);
}

/** What a bar's commands did to a word that was selected in the text beside them; a pattern a command. */
export function commandsOnWords(cuts: readonly Cut[]): Pattern[] {
  return byButton(
    cuts.flatMap((cut) => {
      const at = cut.acts.findIndex(({ function: name }) => name === 'select_text');
      const button = cut.acts[at + 1]?.control?.name;
      return at < 0 || button === undefined || cut.target.length > 0 ? [] : [{ ...cut, button }];
    }),
  );
}

function byButton(cuts: readonly (Cut & { button: string })[]): Pattern[] {
  return [...Map.groupBy(cuts, ({ button }) => button)].map(([button, own]) =>
    patternOf(`{o} selected before ${button}`, own),
  );
}

/** The cut with the selection in it, of a word of the text that is open when it is needed; null where there is none. */
export function withSelection(cut: Cut, steps: readonly Step[]): Cut | null {
  const at = cut.selects!;
  const screen = screensOf(steps)[at];
  const act = screen && selectionOn(screen, cut.acts[at]!);
  if (!act) return null;
  const { selects: _, ...rest } = cut;
  return putIn(rest, at, act);
}

function selectionOn({ controls }: Observation, { control }: TriedAct): TriedAct | null {
  const texts = controls
    .filter(({ type, container = '' }) => (type === 'Edit' || type === 'Document') && container === control?.container)
    .sort((a, b) => (b.value ?? '').length - (a.value ?? '').length);
  const [field] = texts;
  const [text] = singleWords(field?.value ?? '');
  if (!field || text === undefined) return null;
  const { name, type, container } = field;
  const place = { name, type, ...(container && { container }) };
  return actOf('select_text', { text }, place);
}
