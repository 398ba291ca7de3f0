import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Trajectory } from '../records/trajectory.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { exportAs } from './export.ts';
import { type FormatName, formatNames, formats } from './formats.ts';
import { writeLines } from './json-files.ts';
import { adpSchema } from './peers/adp-schema.ts';
import { atifSchema } from './peers/atif-schema.ts';
import { osworldLineSchema } from './peers/osworld.ts';
import { readUfoTasks } from './ufo/read-tasks.ts';
import { type UfoResult, ufoResultSchema } from './ufo/result-schema.ts';
import { wholeFolder } from './whole-folder.ts';
import { executed, notesWorkspace, pie, secret, stopped, unfilled } from './workspace.fixture.ts';

let dir: string;
let store: Store;
const counts: Partial<Record<FormatName, Record<string, number>>> = {};
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await notesWorkspace(join(dir, 'workspace'));
  for (const name of formatNames) counts[name] = await write(name, name);
}, 60_000);
afterAll(async () => {
  await store?.close();
  await rm(dir, { recursive: true });
});

const write = (name: FormatName, folder: string, where: Record<string, string> = {}, from = store) =>
  exportAs(name, join(dir, folder), { store: from, where }, '1.2.3');
const text = (path: string) => readFile(join(dir, path), 'utf8');
const json = async (path: string) => JSON.parse(await text(path));
const lines = async (path: string) =>
  (await text(path))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const filesIn = async (folder: string) => {
  const all = await readdir(join(dir, folder), { recursive: true, withFileTypes: true });
  return all.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name).slice(dir.length + 1));
};
const ids = async () =>
  Object.fromEntries((await store.list<Trajectory>('trajectory')).map((t) => [`${t.taskId} ${t.attempt}`, t.id]));

/** What is written fits the schema, as JSON Schema and as a program of others would check it. */
function valid(schema: z.ZodType, documents: readonly unknown[]): void {
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(z.toJSONSchema(schema));
  expect(documents.length).toBeGreaterThan(0);
  for (const document of documents) {
    check(document);
    expect(check.errors ?? []).toEqual([]);
    schema.parse(document);
  }
}

test('every format is written, and says how many of what', () => {
  expect(counts).toEqual({
    ufo: { execution_pass: 4, execution_fail: 2, execution_unsure: 1, instantiation_fail: 2 },
    'ufo-batch': { tasks: 5 },
    atif: { trajectories: 7 },
    osworld: { trajectories: 7 },
    adp: { trajectories: 7 },
    messages: { plans: 1, steps: 6 },
    'prompt-completion': { plans: 1, steps: 6 },
    preference: { preference: expect.any(Number) },
    kto: { kto: expect.any(Number) },
    stepwise: { stepwise: 5 },
    'llama-factory': { plans: 1, steps: 6, preference: expect.any(Number), kto: expect.any(Number) },
    parquet: { plans: 1, steps: 6, preference: expect.any(Number), kto: expect.any(Number), stepwise: 5 },
  });
});

test("UFO's records: verifier, judge and stages of an instance, sorted by verdict", async () => {
  const records: UfoResult[] = await Promise.all((await filesIn('ufo')).map(json));
  valid(ufoResultSchema, records);
  const unsure = await json('ufo/execution/execution_unsure/trajectory_executed.json');
  expect(unsure).toMatchObject({
    original: { original_task: executed.source.task, original_steps: executed.source.plan },
    execution_result: {
      result: {
        reason: 'The last screen does not show it.',
        sub_scores: { 'name typed': 'yes', judge: 'unsure' },
        complete: 'unsure',
      },
    },
    time_cost: { choose_template: 0.001, prefill: 2, instantiation_evaluation: 0.3, execute_eval: 1.5 },
  });
  const { execute, total } = unsure.time_cost;
  expect(total).toBeCloseTo(0.001 + 2 + 0.3 + 1.5 + execute, 3);
  expect(unsure.instantiation_result.prefill.result.instantiated_plan).toMatchObject([
    { Step: 1, Subtask: 'Name it', ControlText: 'title', Success: true, MatchedControlText: 'title' },
    { Step: 2, Subtask: 'Look at it', ControlText: 'Preview', Success: null, MatchedControlText: null },
  ]);
  expect(await json(`ufo/instantiation/instantiation_fail/${stopped.id}.json`)).toMatchObject({
    instantiation_result: { instantiation_evaluation: { result: { judge: false, request_type: 'Non_task' } } },
  });
  expect(await json(`ufo/instantiation/instantiation_fail/${unfilled.id}.json`)).toMatchObject({
    instantiation_result: { prefill: { result: null, error: 'no answer that fits' } },
  });
});

test('an act that failed is no success because its control was found, and no label stands where there was no control', async () => {
  const failed = (await ids())[`${pie.id} 2`]!;
  const { instantiation_result: made, execution_result: came } = await json(
    `ufo/execution/execution_fail/${failed}.json`,
  );
  const [first] = made.prefill.result.instantiated_plan;
  expect(first).toMatchObject({ MatchedControlText: 'Save note', Success: false });
  expect(came.result).toMatchObject({ complete: 'no', sub_scores: { verifier: 'no' } });
  const items = (await Promise.all((await filesIn('ufo')).map(json))).flatMap(
    (record: UfoResult) => record.instantiation_result.prefill.result?.instantiated_plan ?? [],
  );
  const executedWithout = items.filter((item) => item.Success !== null && item.MatchedControlText === null);
  expect(executedWithout.map(({ ControlLabel }) => ControlLabel)).toEqual(executedWithout.map(() => null));
});

test('what was exported for UFO is read again as tasks', async () => {
  const { sources, rejected } = await readUfoTasks(join(dir, 'ufo'));
  expect(rejected).toEqual([]);
  expect(sources.map(({ task, plan }) => [task, plan])).toContainEqual([pie.request, pie.plan]);
  expect(sources.find(({ task }) => task === executed.source.task)?.plan).toEqual(executed.source.plan);
});

test('plan files of the agent name request, steps and the file to open', async () => {
  expect(await json(`ufo-batch/tasks/${pie.id}.json`)).toEqual({
    task: pie.request,
    steps: pie.plan,
    object: 'kitchen',
    close: true,
  });
  expect(await readdir(join(dir, 'ufo-batch/tasks'))).not.toContain(`${stopped.id}.json`);
});

test('ATIF: steps in turn, each call answered, pictures beside them', async () => {
  const files = (await filesIn('atif')).filter((file) => file.endsWith('.json'));
  const documents = await Promise.all(files.map(json));
  valid(atifSchema, documents);
  for (const { steps } of documents) {
    expect(steps.map((step: { step_id: number }) => step.step_id)).toEqual(steps.map((_: unknown, i: number) => i + 1));
  }
  const pictured = documents.find(({ session_id }) => session_id === 'task_tea');
  const [, { source }] = pictured.steps[1].observation.results[0].content;
  expect((await readFile(join(dir, 'atif', source.path))).subarray(1, 4).toString()).toBe('PNG');
});

test('OSWorld: lines as code for PyAutoGUI, result and pictures', async () => {
  const files = await filesIn('osworld');
  const all = await Promise.all(files.filter((file) => file.endsWith('traj.jsonl')).map(lines));
  for (const trajectory of all) valid(osworldLineSchema, trajectory);
  const tea = (await ids())['task_tea 0']!;
  const steps = await lines(`osworld/pyautogui/a11y_tree/reference/notes/${tea}/traj.jsonl`);
  expect(steps.map(({ action }) => action)).toEqual([
    expect.stringMatching(
      /^import pyautogui\npyautogui\.click\(\d+, \d+\)\npyautogui\.hotkey\('ctrl', 'a'\)\npyautogui\.write\("Tea"\)$/,
    ),
    expect.stringContaining('pyautogui.write("green leaves")'),
    expect.stringContaining('button="left"'),
    'DONE',
  ]);
  expect(steps.at(-1)).toMatchObject({ reward: 1, done: true, info: { done: true } });
  expect(await text(`osworld/pyautogui/a11y_tree/reference/notes/${tea}/result.txt`)).toBe('1.0\n');
  expect(files).toContain(`osworld/pyautogui/a11y_tree/reference/notes/${tea}/${steps[0].screenshot_file}`);
});

test('Agent Data Protocol: every call is answered', async () => {
  const documents = await lines('adp/trajectories.jsonl');
  valid(adpSchema, documents);
  expect(documents[0].content.map(({ class_ }: { class_: string }) => class_)).toEqual([
    'text_observation',
    'web_observation',
    'api_action',
    'web_observation',
    'api_action',
    'web_observation',
    'api_action',
    'text_observation',
    'message_action',
  ]);
});

test('a row is made from the whole control list, which every step keeps', async () => {
  const [solved] = await store.list<Trajectory>('trajectory');
  const { controls } = solved!.steps[1]!.observation;
  expect(controls.length).toBeGreaterThan(3);
  const row = (await lines('messages/steps.jsonl'))[1];
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
  const rows = await lines('preference/preference.jsonl');
  const answers = rows.map(({ chosen, rejected }) => [chosen, rejected].map(([{ content }]) => JSON.parse(content)));
  expect(answers.map(([good, bad]) => [good.args.text, bad.args.text, bad.control_name])).toEqual([
    ['six apples', 'seven apples', 'text'],
    ['Pie', 'Pie', 'Save note'],
  ]);
});

test('steps of a failure are wrong from the one that failed on, and unknown before it', async () => {
  const rows = await lines('kto/kto.jsonl');
  const bad = rows.filter(({ label }) => !label).map(({ completion: [{ content }] }) => JSON.parse(content));
  expect(bad.map(({ function: name, control_name }) => [name, control_name])).toContainEqual([
    'set_edit_text',
    'Save note',
  ]);
  const stepwise = await lines('stepwise/stepwise.jsonl');
  for (const { completions, labels } of stepwise) expect(labels.length).toBe(completions.length);
});

test('nothing of a test is in an export for training', async () => {
  for (const name of formatNames.filter((name) => 'isTraining' in formats[name])) {
    for (const file of await filesIn(name)) {
      const bytes = await text(file);
      for (const word of [secret.params.title, 'Peep', 'Delete the note']) expect(bytes).not.toContain(word);
    }
  }
  await expect(write('kto', 'refused', { split: 'test-parameters' })).rejects.toMatchObject({ code: 'USAGE' });
});

test('a test among the train tasks stops the export', async () => {
  const other = await openStore({ dir: join(dir, 'leaking') });
  await other.put('task', [pie, { ...pie, id: 'task_twin', split: 'test-parameters' }]);
  await expect(write('messages', 'leak', {}, other)).rejects.toMatchObject({ code: 'RECORD_INVALID' });
  await other.close();
  expect(await readdir(dir)).not.toContain('leak');
});

test('Parquet holds the rows of the JSON lines', async () => {
  for (const [parquet, rows] of [
    ['steps', 'prompt-completion/steps'],
    ['preference', 'preference/preference'],
    ['kto', 'kto/kto'],
    ['stepwise', 'stepwise/stepwise'],
  ]) {
    const file = await asyncBufferFromFile(join(dir, `parquet/${parquet}.parquet`));
    expect(await parquetReadObjects({ file })).toEqual(await lines(`${rows}.jsonl`));
  }
});

test('LLaMA-Factory: each file of dataset_info.json has its columns, and no file stands beside them', async () => {
  const info: Record<string, { file_name: string; columns: Record<string, string> }> = await json(
    'llama-factory/dataset_info.json',
  );
  for (const { file_name, columns } of Object.values(info)) {
    for (const row of await lines(`llama-factory/${file_name}`)) {
      expect(Object.keys(row)).toEqual(expect.arrayContaining(Object.values(columns)));
    }
  }
  const named = Object.values(info).map(({ file_name }) => file_name);
  expect((await readdir(join(dir, 'llama-factory'))).sort()).toEqual([...named, 'dataset_info.json'].sort());
});

test('policy and split choose', async () => {
  expect(await write('atif', 'chosen', { policy: 'open-loop' })).toEqual({ trajectories: 1 });
  expect(await write('adp', 'tests', { split: 'test-parameters' })).toEqual({ trajectories: 1 });
});

test('an empty workspace, or nothing that fits, writes nothing and says what is needed', async () => {
  const empty = await openStore({ dir: join(dir, 'empty') });
  for (const name of formatNames) {
    await expect(write(name, `none-${name}`, {}, empty)).rejects.toMatchObject({
      code: 'SETUP',
      remedy: expect.stringContaining('needs'),
    });
  }
  await empty.close();
  expect((await readdir(dir)).filter((name) => name.includes('none-'))).toEqual([]);
});

test('a folder that holds something, or a file in its place, is left as it is', async () => {
  await mkdir(join(dir, 'mine'));
  await writeFile(join(dir, 'mine', 'letter.txt'), 'Dear');
  await expect(write('kto', 'mine')).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('letter.txt'),
  });
  await expect(write('kto', 'mine/letter.txt')).rejects.toMatchObject({ code: 'USAGE' });
  expect([await readdir(join(dir, 'mine')), await text('mine/letter.txt')]).toEqual([['letter.txt'], 'Dear']);
});

test('a full disk, or a stop half way, leaves nothing behind', async () => {
  const full = wholeFolder(join(dir, 'full'), async (part) => {
    await symlink('/dev/full', join(part, 'rows.jsonl'));
    return writeLines(join(part, 'rows.jsonl'), [{ row: 1 }]);
  });
  await expect(full).rejects.toMatchObject({ code: 'DISK_FULL' });
  const stop = new AbortController();
  const source = { store, where: {}, signal: stop.signal, onRead: () => stop.abort() };
  await expect(exportAs('atif', join(dir, 'stopped'), source, '1')).rejects.toThrow(/abort/);
  expect((await readdir(dir)).filter((name) => /full|stopped|part/.test(name))).toEqual([]);
});
