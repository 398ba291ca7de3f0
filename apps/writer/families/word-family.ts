import type { ReferenceStep } from '#lamwright';
import { defineWriterFamily } from '../define.ts';
import { drawWord } from '../draw.ts';
import { editWords, paragraphOf, type RunEdit } from '../edits.ts';
import { expectChange } from '../expect-change.ts';
import { saveStep, selectStep } from '../plan-words.ts';
import type { Paragraph, Run, WriterDocument } from '../state.ts';
import { save, select } from '../steps.ts';

type Word = { word: string; paragraph: string };

/** What is done to one word: select it, do it, save. */
export type WordTask = {
  name: string;
  heldOut?: boolean;
  wordings: string[];
  /** Steps between selecting and saving, in words and exactly. */
  plan: string[];
  steps: ReferenceStep[];
  /** What becomes of the word; several where each of them is right. */
  edit: RunEdit | RunEdit[];
  /** What may become so as well as the word alone. */
  alsoWith?: (word: string) => string[];
  fits?: (word: string, paragraph: Paragraph) => boolean;
};

/** A family that changes one word and nothing else. */
export const wordFamily = ({ name, heldOut, wordings, plan, steps, edit, alsoWith, fits }: WordTask) =>
  defineWriterFamily<Word>({
    name,
    ...(heldOut ? { heldOut } : {}),
    wordings,
    sample: (context) => drawWord(context, fits),
    free: ['word'],
    plan: ({ word }) => [selectStep(word), ...plan, saveStep],
    solve: ({ word, paragraph }) => [select(paragraph, word), ...steps, save()],
    verify: ({ before, after, params: { word, paragraph } }) => {
      const spans = [word, ...(alsoWith?.(word) ?? [])].filter((span) => paragraph.includes(span));
      const changes = spans.flatMap((span) =>
        [edit]
          .flat()
          .map((one) => (document: WriterDocument) => editWords(paragraphOf(document, paragraph), span, one)),
      );
      return expectChange({ before, after }, changes);
    },
  });

/** Adds these properties to what a run has. */
export const withFormat =
  (format: Run['format']) =>
  (run: Run): Run => ({ ...run, format: { ...run.format, ...format } });
