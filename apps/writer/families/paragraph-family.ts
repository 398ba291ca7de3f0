import type { ReferenceStep, SampleContext } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { drawParagraph } from '../draw.ts';
import { indexOf, paragraphOf } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { cursorStep, saveStep, selectStep } from '../plan-words.ts';
import type { Block, Paragraph, WriterDocument, WriterState } from '../state.ts';
import { press, save, select } from '../steps.ts';

type Place = { start: string; paragraph: string };
type ParagraphEdit = (paragraph: Paragraph) => Block[];

/** What is done to one paragraph: put the cursor into it, do it, save. */
type ParagraphTask = {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  plan: string[];
  steps: ReferenceStep[];
  /** What stands in the place of the paragraph afterwards; several where each of them is right. */
  edit: ParagraphEdit | ParagraphEdit[];
  fits?: (paragraph: Paragraph, index: number) => boolean;
};

/** A family that changes one paragraph and nothing else. */
export const paragraphFamily = ({ name, heldOut, wordings, plan, steps, edit, fits }: ParagraphTask) =>
  defineWriterFamily<Place>({
    name,
    ...(heldOut ? { heldOut } : {}),
    wordings,
    sample: (context) => drawParagraph(context, fits),
    free: ['start'],
    plan: ({ start }) => [selectStep(start), ...plan, saveStep],
    solve: ({ start, paragraph }) => [select(paragraph, start), ...steps, save()],
    verify: ({ before, after, params: { paragraph } }) =>
      expectChange(
        { before, after },
        [edit].flat().map((one) => (document) => replaceParagraph(document, paragraph, one)),
      ),
  });

type TypedTask = Omit<ParagraphTask, 'steps' | 'edit' | 'plan'> & {
  plan: (text: string) => string[];
  steps: (text: string) => ReferenceStep[];
  edit: (paragraph: Paragraph, text: string) => Block[];
  /** The text, where it is no phrase of the user's own. */
  draw?: (context: SampleContext<WriterState>) => string;
};

/** The same with a text that is typed: the cursor starts at the end of the paragraph. */
export const typedParagraphFamily = ({ name, heldOut, wordings, plan, steps, edit, fits, draw }: TypedTask) =>
  defineWriterFamily<Place & { text: string }>({
    name,
    ...(heldOut ? { heldOut } : {}),
    wordings,
    sample: (context) => {
      const drawn = drawParagraph(context, fits);
      return drawn && { ...drawn, text: draw?.(context) ?? context.words.phrase(2, 5) };
    },
    free: draw ? ['start'] : ['start', 'text'],
    plan: ({ start, text }) => [cursorStep(start), ...plan(text), saveStep],
    solve: ({ paragraph, text }) => [press('{End}', paragraph), ...steps(text), save()],
    verify: ({ before, after, params: { paragraph, text } }) =>
      expectChange({ before, after }, (document) =>
        replaceParagraph(document, paragraph, (found) => edit(found, text)),
      ),
  });

function replaceParagraph(document: WriterDocument, text: string, edit: ParagraphEdit): void {
  document.body.splice(indexOf(document, text), 1, ...edit(paragraphOf(document, text)));
}
