import { join } from 'node:path';
import type { Source } from './episodes.ts';
import { writeLines } from './json-files.ts';
import { writeAdp } from './peers/adp.ts';
import { writeAtif } from './peers/atif.ts';
import { writeOsworld } from './peers/osworld.ts';
import { writeLlamaFactory } from './rows/llama-factory.ts';
import { writeParquet } from './rows/parquet.ts';
import { preferenceRows } from './rows/preference.ts';
import { asMessages, ktoRows, planRows, stepRows, stepwiseRows } from './rows/rows.ts';
import { type TrainSource, trainOnly } from './rows/train-only.ts';
import { writeUfo, writeUfoBatch } from './ufo/write-ufo.ts';

/** Writes its files into an empty folder; returns how many of what. Nothing written: no counts, or 0. */
type Write = (dir: string, source: Source, version: string) => Promise<Record<string, number>>;

export type Format = {
  write: Write;
  /** Rows for training: nothing of a test is among them. */
  isTraining?: true;
  /** What must be in the workspace for it to be written. */
  needs: string;
};

const rows = (needs: string, write: (dir: string, source: TrainSource) => Promise<Record<string, number>>): Format => ({
  isTraining: true,
  needs,
  write: async (dir, source) => write(dir, await trainOnly(source)),
});

const trajectories = 'trajectories (`lamwright collect`)';
const either = `task-plan pairs (\`lamwright plans\`) or train ${trajectories}`;

/** One line a foreign format. */
export const formats = {
  ufo: { write: writeUfo, needs: `${trajectories}, or instances` },
  'ufo-batch': { write: writeUfoBatch, needs: 'tasks (`lamwright tasks`), or instances' },
  atif: { write: writeAtif, needs: trajectories },
  osworld: { write: writeOsworld, needs: trajectories },
  adp: { write: writeAdp, needs: trajectories },
  messages: rows(either, async (dir, source) => ({
    plans: await writeLines(join(dir, 'plans.jsonl'), asMessages(planRows(source))),
    steps: await writeLines(join(dir, 'steps.jsonl'), asMessages(stepRows(source))),
  })),
  'prompt-completion': rows(either, async (dir, source) => ({
    plans: await writeLines(join(dir, 'plans.jsonl'), planRows(source)),
    steps: await writeLines(join(dir, 'steps.jsonl'), stepRows(source)),
  })),
  preference: rows(
    'a success and a failure at the same train task that part on the same screen',
    async (dir, source) => ({
      preference: await writeLines(join(dir, 'preference.jsonl'), preferenceRows(source)),
    }),
  ),
  kto: rows(`train ${trajectories}`, async (dir, source) => ({
    kto: await writeLines(join(dir, 'kto.jsonl'), ktoRows(source)),
  })),
  stepwise: rows(`train ${trajectories}`, async (dir, source) => ({
    stepwise: await writeLines(join(dir, 'stepwise.jsonl'), stepwiseRows(source)),
  })),
  'llama-factory': rows(either, writeLlamaFactory),
  parquet: rows(either, writeParquet),
} satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]];
