import { z } from 'zod';
import { actionFunctions, argsSchema } from '../episode/decision.ts';
import { changeSchema } from '../episode/effect.ts';
import { controlTypes } from '../screen/control.ts';

/** A control by what stays the same from one fresh start to the next. */
export const controlPlaceSchema = z.object({
  name: z.string(),
  type: z.enum(controlTypes),
  container: z.string().optional(),
  /** Which of several that are the same in all this, from 0 in reading order. */
  nth: z.number().optional(),
});
export type ControlPlace = z.infer<typeof controlPlaceSchema>;

export const triedActSchema = z.object({
  /** Absent: keys that go where the focus is, or a selection in the document. */
  control: controlPlaceSchema.optional(),
  function: z.enum(actionFunctions),
  args: argsSchema,
  /** The screen that it was done on. */
  screen: z.string(),
  ok: z.boolean(),
  /** Whether anything on screen changed. */
  changed: z.boolean(),
  /** Set where it was done to save what other acts had done. */
  saves: z.literal(true).optional(),
});
export type TriedAct = z.infer<typeof triedActSchema>;

/** One episode of exploration from a fresh start, with what it changed outside the screen. */
export const trySchema = z.object({
  id: z.string(),
  app: z.string(),
  template: z.string(),
  /** `explore`, or the plan of which documentation page was followed, or what a try was run again for. */
  purpose: z.enum(['explore', 'documentation', 'idle', 'repeat', 'shorten', 'vary', 'chain']),
  /** The try that it was made from; the page of the documentation. */
  from: z.string().optional(),
  seed: z.number(),
  acts: z.array(triedActSchema),
  /** The screen at its end. */
  screen: z.string(),
  /** Made-up or chosen values, with the act (index) that gave each. */
  values: z.array(
    z.object({ value: z.string(), act: z.number(), kind: z.enum(['text', 'choice', 'number', 'date', 'file']) }),
  ),
  /** From the state before the first act to the state after the last, without noise. */
  effect: z.array(changeSchema),
  /** Number of acts after which each change was first there, by index in `effect`; absent where only the end was read. */
  changedBy: z.array(z.number()).optional(),
  /**
   * Of a walk with several goals: what was changed after so many acts since it was read before, though it may have been overwritten later. `way`: the acts
   * by index that led to where the last of them alone changed it.
   */
  goals: z
    .array(z.object({ acts: z.number(), effect: z.array(changeSchema), way: z.array(z.number()).optional() }))
    .optional(),
  /** Why it ended before its acts did: the application crashed, never came to rest, left. */
  trouble: z.string().optional(),
  durationMs: z.number(),
  startedAt: z.string(),
});
export type Try = z.infer<typeof trySchema>;

/** Whether explorers made it, as against what was run again to compare or for a family. */
export const isWalk = ({ purpose }: Pick<Try, 'purpose'>): boolean =>
  purpose === 'explore' || purpose === 'documentation';

/** A screen by its structure: no content of the user's in it, dialogs apart. */
export const screenSchema = z.object({
  id: z.string(),
  app: z.string(),
  template: z.string(),
  title: z.string(),
  /** The dialog in front, if one is. */
  dialog: z.string().optional(),
  controls: z.array(controlPlaceSchema),
  /** The shortest way to it from a fresh start. */
  way: z.array(triedActSchema),
});
export type Screen = z.infer<typeof screenSchema>;
