import type { ReferenceStep } from '#lamwright';
import { defineNotepadFamily } from '../define.ts';
import { drawLine, tellingLines } from '../draw.ts';
import { expectLines } from '../expect-note.ts';
import { saveStep, selectStep, typeStep } from '../plan-words.ts';
import type { NotepadState } from '../state.ts';
import { press, save, select } from '../steps.ts';

type Line = { line: string };
export type NewLine = Line & { text: string };

/** What is done at one line: select it, do it, save. */
type LineTask = {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  /** Steps between selecting and saving, in words and exactly. */
  plan: string[];
  steps: ReferenceStep[];
  /** The lines as they are then; several lists where each of them is right. */
  edit: (lines: string[], at: number) => string[] | string[][];
  /** Not every place will do: the last line has none after it. */
  fits?: (state: NotepadState, at: number) => boolean;
};

const alternatives = (lines: string[] | string[][]): string[][] =>
  (Array.isArray(lines[0]) ? lines : [lines]) as string[][];

/** A family that changes what stands at one line. */
export const lineFamily = ({ plan, steps, edit, fits, ...told }: LineTask) =>
  defineNotepadFamily<Line>({
    ...told,
    sample: (context) => drawLine(context, (at) => fits?.(context.state, at) ?? true),
    free: ['line'],
    plan: ({ line }) => [selectStep(line), ...plan, saveStep],
    solve: ({ line }) => [select(line), ...steps, save()],
    verify: ({ before, after, params: { line } }) => {
      const { lines } = before.note;
      return expectLines({ before, after }, ...alternatives(edit([...lines], lines.indexOf(line))));
    },
  });

/** The same with new words, which are typed after the steps. */
export const newLineFamily = ({
  plan,
  steps,
  edit,
  ...told
}: Omit<LineTask, 'edit' | 'fits'> & {
  edit: (lines: string[], at: number, text: string) => string[];
}) =>
  defineNotepadFamily<NewLine>({
    ...told,
    sample: (context) => {
      const drawn = drawLine(context);
      return drawn && { ...drawn, text: context.words.phrase(2, 4) };
    },
    free: ['line', 'text'],
    plan: ({ line, text }) => [selectStep(line), ...plan, typeStep(text), saveStep],
    solve: ({ line, text }) => [select(line), ...steps, press(text), save()],
    verify: ({ before, after, params: { line, text } }) => {
      const { lines } = before.note;
      return expectLines({ before, after }, edit([...lines], lines.indexOf(line), text));
    },
  });

/** Whether another line with words follows directly. */
export const hasNext = (state: NotepadState, at: number): boolean =>
  tellingLines(state).some(({ at: other }) => other === at + 1);
