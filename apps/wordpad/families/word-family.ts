import type { Params, ReferenceStep, RichRun } from '#lamwright';
import { defineWordpadFamily } from '../define.ts';
import { drawWord } from '../draw.ts';
import { editWords } from '../edits.ts';
import { expectDocument } from '../expect-document.ts';
import { saveStep, selectStep } from '../plan-words.ts';
import { save, select } from '../steps.ts';

type Word = { word: string };

/** What is done to one word: select it, do it, save. */
type WordTask<P extends Params> = {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  /** What is drawn beside the word. */
  value: (context: Parameters<typeof drawWord>[0]) => P;
  free: (keyof P & string)[];
  /** Steps between selecting and saving, in words and exactly. */
  plan: (value: P) => string[];
  steps: (value: P) => ReferenceStep[];
  edit: (run: RichRun, value: P) => RichRun | null;
  /** What may become so as well as the word alone. */
  alsoWith?: (word: string) => string[];
  fits?: (run: RichRun) => boolean;
};

/** A family that changes one word and nothing else. */
export function wordFamily<P extends Params>(task: WordTask<P>) {
  const { value, free, plan, steps, edit, alsoWith, fits, ...told } = task;
  return defineWordpadFamily<Word & P>({
    ...told,
    sample: (context) => {
      const word = drawWord(context, fits);
      return word === null ? null : { word, ...value(context) };
    },
    free: ['word', ...free],
    plan: (params) => [selectStep(params.word), ...plan(params), saveStep],
    solve: (params) => [select(params.word), ...steps(params), save()],
    verify: ({ before, after, params }) => {
      const spans = [params.word, ...(alsoWith?.(params.word) ?? [])];
      const there = spans.filter((span) =>
        before.document.paragraphs.some(({ runs }) =>
          runs
            .map(({ text }) => text)
            .join('')
            .includes(span),
        ),
      );
      return expectDocument(
        { before, after },
        there.map((span) => (document) => editWords(document, span, (run) => edit(run, params))),
      );
    },
  });
}

/** A family of one word that takes no value beside it. */
export const plainWordFamily = (
  task: Omit<WordTask<Record<never, never>>, 'value' | 'free' | 'plan' | 'steps'> & {
    plan: string[];
    steps: ReferenceStep[];
  },
) =>
  wordFamily<Record<never, never>>({
    ...task,
    value: () => ({}),
    free: [],
    plan: () => task.plan,
    steps: () => task.steps,
  });
