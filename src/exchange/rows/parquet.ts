import { join } from 'node:path';
import { fileWriter, parquetWriteRows } from 'hyparquet-writer';
import { preferenceRows } from './preference.ts';
import { ktoRows, planRows, stepRows, stepwiseRows } from './rows.ts';
import type { TrainSource } from './train-only.ts';

type Schema = NonNullable<Parameters<typeof parquetWriteRows>[0]['schema']>;

/** So many rows are held at a time. */
const groupRows = 500;

const text = (name: string): Schema[number] => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  logical_type: { type: 'STRING' },
  repetition_type: 'REQUIRED',
});
const truth = (name: string): Schema[number] => ({ name, type: 'BOOLEAN', repetition_type: 'REQUIRED' });
const listOf = (name: string, element: Schema): Schema => [
  { name, repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ...element,
];
const messages = (name: string) =>
  listOf(name, [{ name: 'element', repetition_type: 'REQUIRED', num_children: 2 }, text('role'), text('content')]);

/** The training rows as Parquet, a file for each form that has rows: `plans`, `steps`, `preference`, `kto`, `stepwise`. */
export async function writeParquet(dir: string, source: TrainSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const write = async (name: string, rows: AsyncIterable<object>, ...columns: Schema[]) => {
    const count = await writeFile(join(dir, `${name}.parquet`), rows, columns);
    if (count > 0) counts[name] = count;
  };
  await write('plans', planRows(source), messages('prompt'), messages('completion'));
  await write('steps', stepRows(source), messages('prompt'), messages('completion'));
  await write('preference', preferenceRows(source), messages('prompt'), messages('chosen'), messages('rejected'));
  await write('kto', ktoRows(source), messages('prompt'), messages('completion'), [truth('label')]);
  await write(
    'stepwise',
    stepwiseRows(source),
    [text('prompt')],
    listOf('completions', [text('element')]),
    listOf('labels', [truth('element')]),
  );
  return counts;
}

/** No rows: no file. */
async function writeFile(filename: string, rows: AsyncIterable<object>, columns: readonly Schema[]): Promise<number> {
  const given = rows[Symbol.asyncIterator]();
  const first = await given.next();
  if (first.done) return 0;
  let count = 0;
  async function* counted(): AsyncGenerator<object> {
    for (let next = first; !next.done; next = await given.next()) {
      count += 1;
      yield next.value;
    }
  }
  await parquetWriteRows({
    writer: fileWriter(filename),
    rows: counted(),
    columns: columns.map(([column]) => ({ name: column!.name })),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flat()],
    rowGroupSize: groupRows,
    createdBy: 'lamwright',
  });
  return count;
}
