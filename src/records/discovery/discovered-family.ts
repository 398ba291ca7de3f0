import { z } from 'zod';
import { changeSchema, segmentSchema } from '../episode/effect.ts';
import { triedActSchema } from './try.ts';

/**
 * Where values of a parameter come from. `text`, `number`, `date`: made up; `choice`: one of these; `object`: what is called so in the saved state,
 * the names at this path (a segment "*" stands for any); `file`: a file that can be given to the application.
 */
export const parameterSchema = z.object({
  name: z.string(),
  kind: z.enum(['text', 'number', 'date', 'choice', 'object', 'file']),
  /** What the application calls it: the field's name. */
  field: z.string().optional(),
  choices: z.array(z.string()).optional(),
  /** Of a choice: what each is saved as, where that is a name of the application's own: the place `{name:means}`. */
  means: z.record(z.string(), z.string()).optional(),
  /** Of a text: whether it has to be one word, may be several or a sentence's length, or is written in a form of its own. */
  form: z.enum(['word', 'words', 'phrase', 'colour', 'email', 'link', 'media type']).optional(),
  /** Of objects: words that stand once in the texts there, not the texts themselves. */
  word: z.boolean().optional(),
  /** Of objects: whether any of them can be reached from the first screen, or those alone that were seen to work. */
  reach: z.enum(['any', 'seen']).optional(),
  /** Where their names are: the texts at this path, or what a "*" in its last segment stands for: a key ("*.txt": without its ending), a text in a list. */
  at: z.array(segmentSchema).optional(),
  /** Values that were seen to work. */
  seen: z.array(z.string()),
});
export type Parameter = z.infer<typeof parameterSchema>;

/**
 * A kind of task that exploration found: data, not code. In acts, effect and plan `{name}` stands for a parameter's value; `{{` and `}}` for braces.
 * In what comes after a change `{before}` stands for what was there before it, and `{name:slug}` for what is made of a value. A segment "*" stands for any.
 * One interpreter makes a `Family` of it: sample, plan, solve and verify.
 */
export const discoveredFamilySchema = z.object({
  id: z.string(),
  app: z.string(),
  /** Short, in kebab-case, from the effect; unique in the workspace. */
  name: z.string(),
  /** Templates that it was seen to work in. */
  templates: z.array(z.string()),
  parameters: z.array(parameterSchema),
  acts: z.array(triedActSchema),
  plan: z.array(z.string()),
  /** This and nothing else, but for what `ignored` covers: noise and what follows from it (slugs, counters). */
  effect: z.array(changeSchema),
  ignored: z.array(z.array(segmentSchema)),
  /** Names that its acts speak of as they are: it can be done only where these stand in the saved state. */
  needs: z.array(z.string()).optional(),
  /** Tries that it rests on. */
  from: z.array(z.string()),
  /** How often the solution was run again from a fresh start, and how often the verifier let it pass. */
  runs: z.object({ done: z.number(), passed: z.number() }),
  /** Set where no run of it began from a fresh start, since the application runs somewhere: it is not trained on. */
  shared: z.literal(true).optional(),
  /** Longer ways to the same effect, and families that it is made of, by name. */
  chain: z.array(z.string()).optional(),
});
export type DiscoveredFamily = z.infer<typeof discoveredFamilySchema>;

/** How people ask for a discovered family: wordings with {parameter} places. */
export const familyWordsSchema = z.object({
  id: z.string(),
  app: z.string(),
  family: z.string(),
  /** The effect in one sentence, by rules. */
  sentence: z.string(),
  wordings: z.array(z.object({ text: z.string(), from: z.enum(['rule', 'documentation', 'chat', 'person']) })),
});
export type FamilyWords = z.infer<typeof familyWordsSchema>;
