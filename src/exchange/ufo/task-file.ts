import { z } from 'zod';
import { recordId } from '../../records/record-id.ts';

/** An entry of a task file: what a task is instantiated from. */
export type FileSource = {
  kind: 'file';
  /** By content: tasks of the same name or number do not overwrite each other. */
  id: string;
  /** Application, as the file names it. */
  app: string;
  task: string;
  plan: string[];
  /** Where the file names one. */
  template?: string;
};

const filled = z.string().trim().min(1, 'expected a text that is not empty');
const steps = z.array(filled, 'expected a list of steps').min(1, 'expected at least one step');

/** A task of the reference: `{app, unique_id, task, refined_steps[]}`. */
export const ufoTaskSchema = z.object({
  app: filled,
  unique_id: z.union([z.string(), z.number()]).optional(),
  task: filled,
  refined_steps: steps,
  template: filled.optional(),
});

/** Of a result record of the reference what it was made from: it may be instantiated and executed again. */
export const ufoOriginalSchema = z.object({
  app: filled,
  original: z.object({ original_task: filled, original_steps: steps }),
});

/** Reads one entry; an issue names its field. The reference takes "Refined Steps" for refined_steps, and so do we. */
export function parseUfoTask(entry: unknown): { source: FileSource } | { field: string; detail: string } {
  const named = lowerKeys(entry);
  const isResult = typeof named === 'object' && named !== null && 'original' in named;
  const read = isResult
    ? ufoOriginalSchema.transform(({ app, original }) => ({
        app,
        task: original.original_task,
        refined_steps: original.original_steps,
        template: undefined,
      }))
    : ufoTaskSchema;
  const { success, data, error } = read.safeParse(named);
  if (!success) {
    const issue = error.issues[0]!;
    return { field: issue.path.join('.'), detail: issue.message };
  }
  const { app, task, refined_steps, template } = data;
  const plan = refined_steps.map((step) => step.replace(/^\d+\s*[.)]\s+/, ''));
  const made = { app, task, plan, ...(template ? { template } : {}) };
  return { source: { kind: 'file', id: recordId('source', made), ...made } };
}

function lowerKeys(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return entry;
  return Object.fromEntries(Object.entries(entry).map(([k, v]) => [k.toLowerCase().replaceAll(' ', '_'), v]));
}
