import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LamwrightError } from '../../../records/error.ts';
import type { PlanPair } from '../../../records/tasks/task.ts';
import { openStore } from '../../../store/open-store.ts';
import { parse } from '../../frame/parse.ts';
import { runCommand } from '../../frame/run-command.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  await mkdir(join(dir, 'tasks'));
  const task = { app: 'Word', unique_id: '1', task: 'Make it bold', refined_steps: ['Click "Bold"'] };
  await writeFile(join(dir, 'tasks', 'bold.json'), JSON.stringify(task));
  await writeFile(join(dir, 'tasks', 'rubbish.json'), '<html>');
});
afterAll(() => rm(dir, { recursive: true }));

async function lamwright(workspace: string, ...argv: string[]) {
  const parsed = parse([...argv, '--workspace', join(dir, workspace)], [importCommand, exportCommand], '1');
  if (parsed.kind !== 'command') throw new Error(parsed.text);
  return runCommand(parsed.command, parsed.input, parsed.globals, new AbortController().signal);
}
const refusal = async (workspace: string, ...argv: string[]) =>
  lamwright(workspace, ...argv).then(
    () => 'done',
    ({ code, message }: LamwrightError) => `${code}: ${message}`,
  );

test('task files become pairs once, and what is rubbish is named and counts as not done', async () => {
  const first = await lamwright('one', 'import', join(dir, 'tasks'), '--app', 'writer', '--named', 'word');
  expect(first.ok).toBe(false);
  expect(first.text).toMatch(
    /^1 tasks read: 1 new task-plan pairs, 0 known already\n1 not read:\n.*rubbish\.json: is no JSON/,
  );
  const again = await lamwright('one', 'import', join(dir, 'tasks', 'bold.json'), '--app', 'writer', '--named', 'word');
  expect([again.ok, again.text]).toEqual([true, '1 tasks read: 0 new task-plan pairs, 1 known already']);
  const other = await lamwright('one', 'import', join(dir, 'tasks', 'bold.json'), '--app', 'writer');
  expect([other.ok, other.text]).toEqual([false, expect.stringContaining('of other applications left out (Word)')]);
});

test('a name for no application is wrong usage', async () => {
  expect(await refusal('one', 'import', join(dir, 'tasks'), '--named', 'word')).toMatch(/^USAGE: --named/);
});

test('records go from one workspace to another, and come once', async () => {
  await lamwright('one', 'import', join(dir, 'tasks', 'bold.json'));
  await lamwright('one', 'export', join(dir, 'records'), '--records');
  expect((await lamwright('two', 'import', join(dir, 'records'), '--as', 'records')).document).toMatchObject({
    added: { plan: 2 },
  });
  expect((await lamwright('two', 'import', join(dir, 'records'), '--as', 'records')).document).toMatchObject({
    added: { plan: 0 },
  });
  const stores = await Promise.all(['one', 'two'].map((name) => openStore({ dir: join(dir, name) })));
  const [one, two] = await Promise.all(stores.map((store) => store.list<PlanPair>('plan')));
  await Promise.all(stores.map((store) => store.close()));
  expect(two).toEqual(one);
});

test('records that are none are told with file and line', async () => {
  const lines = await readFile(join(dir, 'records', 'plan.jsonl'), 'utf8');
  await mkdir(join(dir, 'broken'));
  await writeFile(join(dir, 'broken', 'plan.jsonl'), `${lines}{"id": "plan_9", "app": "notes"}\n`);
  expect(await refusal('three', 'import', join(dir, 'broken'), '--as', 'records')).toMatch(
    /^SOURCE_MALFORMED: .*plan\.jsonl, line 3: .*task/,
  );
  await writeFile(join(dir, 'broken', 'plan.jsonl'), 'rubbish\n');
  expect(await refusal('three', 'import', join(dir, 'broken'), '--as', 'records')).toMatch(
    /plan\.jsonl, line 1: it is no JSON/,
  );
  expect(await refusal('three', 'import', join(dir, 'tasks'), '--as', 'records')).toMatch(/^USAGE: .*holds no records/);
});

test('export: an unknown format, and options that do not go together, are wrong usage', async () => {
  expect(await refusal('one', 'export', join(dir, 'x'), '--as', 'csv')).toMatch(/^USAGE: --as: expected one of ufo, /);
  expect(await refusal('one', 'export', join(dir, 'x'), '--as', 'kto', '--records')).toMatch(
    /^USAGE: --records and --as exclude/,
  );
  expect(await refusal('one', 'export', join(dir, 'x'), '--records', '--split', 'train')).toMatch(
    /^USAGE: --policy and --split/,
  );
  expect(await refusal('one', 'export', join(dir, 'x'), '--as', 'atif')).toMatch(/^SETUP: /);
  expect(await refusal('one', 'export', join(dir, 'x'))).toMatch(/^USAGE: There is no such checkpoint/);
  const plans = await lamwright('one', 'export', join(dir, 'rows'), '--as', 'messages');
  expect(plans.text).toBe(`2 plans, 0 steps in ${join(dir, 'rows')}`);
});
