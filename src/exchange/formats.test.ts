import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { exportedNotes } from './exported.fixture.ts';
import { adpSchema } from './peers/adp-schema.ts';
import { atifSchema } from './peers/atif-schema.ts';
import { osworldLineSchema } from './peers/osworld.ts';
import { readUfoTasks } from './ufo/read-tasks.ts';
import { type UfoResult, ufoResultSchema } from './ufo/result-schema.ts';
import { executed, pie, stopped, unfilled } from './workspace.fixture.ts';

let made: Awaited<ReturnType<typeof exportedNotes>>;
beforeAll(async () => {
  made = await exportedNotes(['ufo', 'ufo-batch', 'atif', 'osworld', 'adp']);
}, 60_000);
afterAll(() => made?.close());

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
  expect(made.counts).toEqual({
    ufo: { execution_pass: 4, execution_fail: 2, execution_unsure: 1, instantiation_fail: 2 },
    'ufo-batch': { tasks: 5 },
    atif: { trajectories: 7 },
    osworld: { trajectories: 7 },
    adp: { trajectories: 7 },
  });
});

test("UFO's records: verifier, judge and stages of an instance, sorted by verdict", async () => {
  const records: UfoResult[] = await Promise.all((await made.filesIn('ufo')).map(made.json));
  valid(ufoResultSchema, records);
  const unsure = await made.json('ufo/execution/execution_unsure/trajectory_executed.json');
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
  expect(await made.json(`ufo/instantiation/instantiation_fail/${stopped.id}.json`)).toMatchObject({
    instantiation_result: { instantiation_evaluation: { result: { judge: false, request_type: 'Non_task' } } },
  });
  expect(await made.json(`ufo/instantiation/instantiation_fail/${unfilled.id}.json`)).toMatchObject({
    instantiation_result: { prefill: { result: null, error: 'no answer that fits' } },
  });
});

test('an act that failed is no success because its control was found, and no label stands where there was no control', async () => {
  const failed = await made.idOf(pie.id, 2);
  const { instantiation_result: stages, execution_result: came } = await made.json(
    `ufo/execution/execution_fail/${failed}.json`,
  );
  const [first] = stages.prefill.result.instantiated_plan;
  expect(first).toMatchObject({ MatchedControlText: 'Save note', Success: false });
  expect(came.result).toMatchObject({ complete: 'no', sub_scores: { verifier: 'no' } });
  const items = (await Promise.all((await made.filesIn('ufo')).map(made.json))).flatMap(
    (record: UfoResult) => record.instantiation_result.prefill.result?.instantiated_plan ?? [],
  );
  const executedWithout = items.filter((item) => item.Success !== null && item.MatchedControlText === null);
  expect(executedWithout.map(({ ControlLabel }) => ControlLabel)).toEqual(executedWithout.map(() => null));
});

test('what was exported for UFO is read again as tasks', async () => {
  const { sources, rejected } = await readUfoTasks(join(made.dir, 'ufo'));
  expect(rejected).toEqual([]);
  expect(sources.map(({ task, plan }) => [task, plan])).toContainEqual([pie.request, pie.plan]);
  expect(sources.find(({ task }) => task === executed.source.task)?.plan).toEqual(executed.source.plan);
});

test('plan files of the agent name request, steps and the file to open', async () => {
  expect(await made.json(`ufo-batch/tasks/${pie.id}.json`)).toEqual({
    task: pie.request,
    steps: pie.plan,
    object: 'kitchen',
    close: true,
  });
  expect(await readdir(join(made.dir, 'ufo-batch/tasks'))).not.toContain(`${stopped.id}.json`);
});

test('ATIF: steps in turn, each call answered, pictures beside them', async () => {
  const files = (await made.filesIn('atif')).filter((file) => file.endsWith('.json'));
  const documents = await Promise.all(files.map(made.json));
  valid(atifSchema, documents);
  for (const { steps } of documents) {
    expect(steps.map((step: { step_id: number }) => step.step_id)).toEqual(steps.map((_: unknown, i: number) => i + 1));
  }
  const pictured = documents.find(({ session_id }) => session_id === 'task_tea');
  const [, { source }] = pictured.steps[1].observation.results[0].content;
  expect((await readFile(join(made.dir, 'atif', source.path))).subarray(1, 4).toString()).toBe('PNG');
});

test('OSWorld: lines as code for PyAutoGUI, result and pictures', async () => {
  const files = await made.filesIn('osworld');
  const all = await Promise.all(files.filter((file) => file.endsWith('traj.jsonl')).map(made.lines));
  for (const trajectory of all) valid(osworldLineSchema, trajectory);
  const tea = await made.idOf('task_tea', 0);
  const steps = await made.lines(`osworld/pyautogui/a11y_tree/reference/notes/${tea}/traj.jsonl`);
  expect(steps.map(({ action }) => action)).toEqual([
    expect.stringMatching(
      /^import pyautogui\npyautogui\.click\(\d+, \d+\)\npyautogui\.hotkey\('ctrl', 'a'\)\npyautogui\.write\("Tea"\)$/,
    ),
    expect.stringContaining('pyautogui.write("green leaves")'),
    expect.stringContaining('button="left"'),
    'DONE',
  ]);
  expect(steps.at(-1)).toMatchObject({ reward: 1, done: true, info: { done: true } });
  expect(await made.text(`osworld/pyautogui/a11y_tree/reference/notes/${tea}/result.txt`)).toBe('1.0\n');
  expect(files).toContain(`osworld/pyautogui/a11y_tree/reference/notes/${tea}/${steps[0].screenshot_file}`);
});

test('Agent Data Protocol: every call is answered', async () => {
  const documents = await made.lines('adp/trajectories.jsonl');
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

test('policy and split choose', async () => {
  expect(await made.write('atif', 'chosen', { policy: 'open-loop' })).toEqual({ trajectories: 1 });
  expect(await made.write('adp', 'tests', { split: 'test-parameters' })).toEqual({ trajectories: 1 });
});
