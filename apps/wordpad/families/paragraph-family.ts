import type { Params, ReferenceStep, RichParagraph } from '#lamwright';
import { defineWordpadFamily } from '../define.ts';
import { drawStart, isBody } from '../draw.ts';
import { paragraphOf } from '../edits.ts';
import { expectDocument } from '../expect-document.ts';
import { saveStep, selectStep } from '../plan-words.ts';
import { save, select } from '../steps.ts';

type Start = { start: string };

/** What is done to one paragraph, which is named by its first words: select these, do it, save. */
type ParagraphTask<P extends Params> = {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  /** What is drawn beside the paragraph. */
  value: (context: Parameters<typeof drawStart>[0]) => P;
  plan: (value: P) => string[];
  steps: (value: P) => ReferenceStep[];
  /** The format as it is then. */
  edit: (value: P) => Partial<RichParagraph>;
  fits?: (paragraph: RichParagraph) => boolean;
};

/** A family that changes the format of one paragraph and nothing else. */
export function paragraphFamily<P extends Params>({ value, plan, steps, edit, fits, ...told }: ParagraphTask<P>) {
  return defineWordpadFamily<Start & P>({
    ...told,
    sample: (context) => {
      const start = drawStart(context, fits ?? isBody);
      return start === null ? null : { start, ...value(context) };
    },
    free: ['start'],
    plan: (params) => [selectStep(params.start), ...plan(params), saveStep],
    solve: (params) => [select(params.start), ...steps(params), save()],
    verify: ({ before, after, params }) =>
      expectDocument({ before, after }, (document) => Object.assign(paragraphOf(document, params.start), edit(params))),
  });
}

/** A family of one paragraph that takes no value beside it. */
export const plainParagraphFamily = (
  task: Omit<ParagraphTask<Record<never, never>>, 'value' | 'plan' | 'steps' | 'edit'> & {
    plan: string[];
    steps: ReferenceStep[];
    edit: Partial<RichParagraph>;
  },
) =>
  paragraphFamily<Record<never, never>>({
    ...task,
    value: () => ({}),
    plan: () => task.plan,
    steps: () => task.steps,
    edit: () => task.edit,
  });
