import { join } from 'node:path';
import { writeDocument, writeLines } from '../json-files.ts';
import { preferenceRows } from './preference.ts';
import type { Message } from './prompt.ts';
import { ktoRows, planRows, stepRows } from './rows.ts';
import type { TrainSource } from './train-only.ts';

const turn = ({ role, content }: Message) => ({ from: role === 'assistant' ? 'gpt' : 'human', value: content });

/** System prompt and turns apart, as LLaMA-Factory has them. */
function parted(prompt: readonly Message[]) {
  const system = prompt.find(({ role }) => role === 'system')?.content ?? '';
  return { conversations: prompt.filter(({ role }) => role !== 'system').map(turn), system };
}

const columns = { messages: 'conversations', system: 'system' };

/**
 * LLaMA-Factory's data folder: `dataset_info.json` and a file for each data set that has rows: plans in alpaca form, steps, preferences and
 * KTO in sharegpt form.
 */
export async function writeLlamaFactory(dir: string, source: TrainSource): Promise<Record<string, number>> {
  const info: Record<string, unknown> = {};
  const counts: Record<string, number> = {};
  const write = async (name: string, rows: AsyncIterable<unknown>, description: object) => {
    const file = `lamwright_${name}.jsonl`;
    const count = await writeLines(join(dir, file), rows);
    if (count === 0) return;
    counts[name] = count;
    info[`lamwright_${name}`] = { file_name: file, ...description };
  };
  await write(
    'plans',
    mapped(planRows(source), ({ prompt: [system, user], completion }) => ({
      instruction: user!.content,
      input: '',
      output: completion[0]!.content,
      system: system!.content,
    })),
    { columns: { prompt: 'instruction', query: 'input', response: 'output', system: 'system' } },
  );
  await write(
    'steps',
    mapped(stepRows(source), ({ prompt, completion }) => {
      const { conversations, system } = parted(prompt);
      return { conversations: [...conversations, ...completion.map(turn)], system };
    }),
    { formatting: 'sharegpt', columns },
  );
  await write(
    'preference',
    mapped(preferenceRows(source), ({ prompt, chosen, rejected }) => ({
      ...parted(prompt),
      chosen: turn(chosen[0]!),
      rejected: turn(rejected[0]!),
    })),
    { formatting: 'sharegpt', ranking: true, columns: { ...columns, chosen: 'chosen', rejected: 'rejected' } },
  );
  await write(
    'kto',
    mapped(ktoRows(source), ({ prompt, completion, label }) => {
      const { conversations, system } = parted(prompt);
      return { conversations: [...conversations, ...completion.map(turn)], system, kto_tag: label };
    }),
    { formatting: 'sharegpt', columns: { ...columns, kto_tag: 'kto_tag' } },
  );
  if (Object.keys(info).length > 0) await writeDocument(dir, 'dataset_info.json', info);
  return counts;
}

async function* mapped<A, B>(rows: AsyncIterable<A>, to: (row: A) => B): AsyncGenerator<B> {
  for await (const row of rows) yield to(row);
}
