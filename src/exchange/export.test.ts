import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trajectory } from '../records/episode/trajectory.ts';
import { openStore } from '../store/open-store.ts';
import { exportAs } from './export.ts';
import { exportedNotes } from './exported.fixture.ts';
import { type Format, type FormatName, formatNames, formats } from './formats.ts';
import { writeLines } from './json-files.ts';
import { wholeFolder } from './whole-folder.ts';
import { pie, secret } from './workspace.fixture.ts';

const forTraining = formatNames.filter((name) => (formats[name] as Format).isTraining);
let made: Awaited<ReturnType<typeof exportedNotes>>;
beforeAll(async () => {
  made = await exportedNotes(forTraining);
}, 60_000);
afterAll(() => made?.close());

test('every format for training is written, and says how many of what', () => {
  expect(made.counts).toEqual({
    messages: { plans: 1, steps: 6 },
    'prompt-completion': { plans: 1, steps: 6 },
    preference: { preference: expect.any(Number) },
    kto: { kto: expect.any(Number) },
    stepwise: { stepwise: 5 },
    'llama-factory': { plans: 1, steps: 6, preference: expect.any(Number), kto: expect.any(Number) },
    parquet: { plans: 1, steps: 6, preference: expect.any(Number), kto: expect.any(Number), stepwise: 5 },
  });
});

test('a row is made from the whole control list, which every step keeps', async () => {
  const [solved] = await made.store.list<Trajectory>('trajectory');
  const { controls } = solved!.steps[1]!.observation;
  expect(controls.length).toBeGreaterThan(3);
  const row = (await made.lines('messages/steps.jsonl'))[1];
  const user: string = row.messages[1].content;
  const rowLines = user.split('\n');
  for (const { label, name } of controls) {
    expect(rowLines.some((line) => line.startsWith(`[${label}] `) && line.includes(JSON.stringify(name)))).toBe(true);
  }
  expect(user).toContain(`Request: ${pie.request}`);
  expect(user).toMatch(/Step history:\n1\. set_edit_text "title" {"text":"Pie"}: done/);
  expect(JSON.parse(row.messages[2].content)).toMatchObject({
    function: 'set_edit_text',
    control_name: 'text',
    args: { text: 'six apples' },
    status: 'CONTINUE',
  });
});

test('a pair is what a success and a failure did on the same screen', async () => {
  const rows = await made.lines('preference/preference.jsonl');
  const answers = rows.map(({ chosen, rejected }) => [chosen, rejected].map(([{ content }]) => JSON.parse(content)));
  expect(answers.map(([good, bad]) => [good.args.text, bad.args.text, bad.control_name])).toEqual([
    ['six apples', 'seven apples', 'text'],
    ['Pie', 'Pie', 'Save note'],
  ]);
});

test('steps of a failure are wrong from the one that failed on, and unknown before it', async () => {
  const rows = await made.lines('kto/kto.jsonl');
  const bad = rows.filter(({ label }) => !label).map(({ completion: [{ content }] }) => JSON.parse(content));
  expect(bad.map(({ function: name, control_name }) => [name, control_name])).toContainEqual([
    'set_edit_text',
    'Save note',
  ]);
  const stepwise = await made.lines('stepwise/stepwise.jsonl');
  for (const { completions, labels } of stepwise) expect(labels.length).toBe(completions.length);
});

test('nothing of a test is in an export for training', async () => {
  for (const name of forTraining) {
    for (const file of await made.filesIn(name)) {
      const bytes = await made.text(file);
      for (const word of [secret.params.title, 'Peep', 'Delete the note']) expect(bytes).not.toContain(word);
    }
  }
  await expect(made.write('kto', 'refused', { split: 'test-parameters' })).rejects.toMatchObject({ code: 'USAGE' });
});

test('a test among the train tasks stops the export', async () => {
  const other = await openStore({ dir: join(made.dir, 'leaking') });
  await other.put('task', [pie, { ...pie, id: 'task_twin', split: 'test-parameters' }]);
  await expect(made.write('messages', 'leak', {}, other)).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  await other.close();
  expect(await readdir(made.dir)).not.toContain('leak');
});

test('Parquet holds the rows of the JSON lines', async () => {
  for (const [parquet, rows] of [
    ['steps', 'prompt-completion/steps'],
    ['preference', 'preference/preference'],
    ['kto', 'kto/kto'],
    ['stepwise', 'stepwise/stepwise'],
  ]) {
    const file = await asyncBufferFromFile(join(made.dir, `parquet/${parquet}.parquet`));
    expect(await parquetReadObjects({ file })).toEqual(await made.lines(`${rows}.jsonl`));
  }
});

test('LLaMA-Factory: each file of dataset_info.json has its columns, and no file stands beside them', async () => {
  const info: Record<string, { file_name: string; columns: Record<string, string> }> = await made.json(
    'llama-factory/dataset_info.json',
  );
  for (const { file_name, columns } of Object.values(info)) {
    for (const row of await made.lines(`llama-factory/${file_name}`)) {
      expect(Object.keys(row)).toEqual(expect.arrayContaining(Object.values(columns)));
    }
  }
  const named = Object.values(info).map(({ file_name }) => file_name);
  expect((await readdir(join(made.dir, 'llama-factory'))).sort()).toEqual([...named, 'dataset_info.json'].sort());
});

test('an empty workspace, or nothing that fits, writes nothing and says what is needed', async () => {
  const empty = await openStore({ dir: join(made.dir, 'empty') });
  for (const name of formatNames) {
    await expect(made.write(name, `none-${name}`, {}, empty)).rejects.toMatchObject({
      code: 'SETUP',
      remedy: expect.stringContaining('needs'),
    });
  }
  await empty.close();
  expect((await readdir(made.dir)).filter((name) => name.includes('none-'))).toEqual([]);
});

test('a folder that holds something, or a file in its place, is left as it is', async () => {
  await mkdir(join(made.dir, 'mine'));
  await writeFile(join(made.dir, 'mine', 'letter.txt'), 'Dear');
  await expect(made.write('kto', 'mine')).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('letter.txt'),
  });
  await expect(made.write('kto', 'mine/letter.txt')).rejects.toMatchObject({ code: 'USAGE' });
  expect([await readdir(join(made.dir, 'mine')), await made.text('mine/letter.txt')]).toEqual([['letter.txt'], 'Dear']);
});

test('what is looked at is told, whatever the format is made from', async () => {
  const { store } = made;
  const readFor = async (name: FormatName) => {
    let read = 0;
    await exportAs(name, join(made.dir, `told-${name}`), { store, where: {}, onRead: () => read++ }, '1');
    return read;
  };
  const kinds = ['trajectory', 'instance', 'task'] as const;
  const [trajectories, instances, tasks] = await Promise.all(kinds.map((kind) => store.count(kind)));
  expect([trajectories, instances, tasks].every((count) => count! > 0)).toBe(true);
  expect(await readFor('ufo')).toBe(trajectories! + instances!);
  expect(await readFor('ufo-batch')).toBe(tasks! + instances!);
  const trained = await store.count('trajectory', { split: 'train' });
  expect([await readFor('kto'), await readFor('messages')]).toEqual([trained, trained + made.counts.messages!.plans!]);
});

test('a full disk, or a stop half way, leaves nothing behind', async () => {
  const full = wholeFolder(join(made.dir, 'full'), async (part) => {
    await symlink('/dev/full', join(part, 'rows.jsonl'));
    return writeLines(join(part, 'rows.jsonl'), [{ row: 1 }]);
  });
  await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' });
  const stop = new AbortController();
  const source = { store: made.store, where: {}, signal: stop.signal, onRead: () => stop.abort() };
  await expect(exportAs('atif', join(made.dir, 'stopped'), source, '1')).rejects.toThrow(/abort/);
  expect((await readdir(made.dir)).filter((name) => /full|stopped|part/.test(name))).toEqual([]);
});
