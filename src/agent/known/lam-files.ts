import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TokenizerData } from '../../models/tokenizer/tokenizer.ts';
import { LamwrightError } from '../../records/error.ts';
import { lexiconSchema } from './lexicon.ts';

const tokenizerSchema: z.ZodType<TokenizerData> = z.object({
  tokens: z.array(z.string()),
  merges: z.array(z.string()),
  specials: z.array(z.string()),
  pretokenizer: z.enum(['words', 'smollm']),
  eos: z.number(),
  bos: z.number().nullable(),
});

/** What the agent needs beside the weights to use a LAM: the same in training and at work. */
export const lamSettingsSchema = z.object({
  version: z.literal(3),
  base: z.string(),
  limits: z.object({ first: z.number(), later: z.number(), other: z.number() }),
  lexicon: lexiconSchema,
  /** The words of the training plans, outside quotes. */
  planWords: z.array(z.string()),
  tokenizer: tokenizerSchema,
});
export type LamSettings = z.infer<typeof lamSettingsSchema>;

export const lamFiles = (dir: string) => ({
  weights: join(dir, 'model.gguf'),
  settings: join(dir, 'agent.json'),
  state: join(dir, 'state.safetensors'),
  /** What its wordings mean, where a model of sentences was at hand. */
  meaning: join(dir, 'meaning.safetensors'),
});

export async function writeLamSettings(dir: string, settings: LamSettings): Promise<void> {
  await writeFile(lamFiles(dir).settings, JSON.stringify(settings));
}

/** Throws CHECKPOINT_CORRUPT when the file is missing, cut, or of another version. */
export async function readLamSettings(dir: string): Promise<LamSettings> {
  const file = lamFiles(dir).settings;
  try {
    return lamSettingsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new LamwrightError('CHECKPOINT_CORRUPT', `${file} cannot be read as the settings of a LAM.`, {
      remedy: 'Train the phase again: delete the checkpoint folder and run the same command.',
      cause,
    });
  }
}
