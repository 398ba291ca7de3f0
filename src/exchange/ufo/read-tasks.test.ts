import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pairsFromFiles } from './pairs.ts';
import { readUfoTasks, rejectedText } from './read-tasks.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
});
afterAll(() => rm(dir, { recursive: true }));

const task = {
  app: 'word',
  unique_id: '1',
  task: 'Make it bold',
  refined_steps: ['1. Select the text', '2. Click "Bold"'],
};
const write = async (name: string, content: unknown) => {
  const path = join(dir, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content instanceof Buffer || typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

test('a task file gives a source, its steps without their numbers', async () => {
  const { sources } = await readUfoTasks(await write('one.json', task));
  expect(sources).toEqual([
    {
      kind: 'file',
      id: expect.stringMatching(/^source_/),
      app: 'word',
      task: 'Make it bold',
      plan: ['Select the text', 'Click "Bold"'],
    },
  ]);
});

test('tasks of one name and number do not overwrite each other, and copies count once', async () => {
  await write('folder/a/bold.json', task);
  await write('folder/b/bold.json', { ...task, task: 'Make it italic' });
  await write('folder/c/bold.json', {
    App: 'word',
    'Unique Id': 7,
    Task: 'Make it bold',
    'Refined Steps': task.refined_steps,
  });
  const { sources, repeated, rejected } = await readUfoTasks(join(dir, 'folder'));
  expect(sources.map((source) => source.task)).toEqual(['Make it bold', 'Make it italic']);
  expect([repeated, rejected]).toEqual([1, []]);
});

test('what cannot be read is told with file and field, the rest is kept', async () => {
  await write('mixed/1.json', task);
  await write('mixed/2.json', { ...task, refined_steps: 'Select the text' });
  await write('mixed/3.json', [task, { ...task, task: '  ' }]);
  await write('mixed/4.json', '{"app": "word",');
  await write('mixed/5.json', Buffer.from([0x7b, 0xff, 0xfe]));
  await write('mixed/6.json', '"word"');
  await write('mixed/notes.txt', 'no task');
  const { sources, rejected } = await readUfoTasks(join(dir, 'mixed'));
  expect(sources.length).toBe(1);
  expect(rejected.map((one) => rejectedText(one).replace(`${dir}/mixed/`, ''))).toEqual([
    '2.json: refined_steps: expected a list of steps',
    '3.json: [1].task: expected a text that is not empty',
    expect.stringMatching(/^4\.json: is no JSON/),
    '5.json: is no text in UTF-8',
    expect.stringMatching(/^6\.json: Invalid input/),
  ]);
});

test('where nothing can be read it is an error', async () => {
  await expect(readUfoTasks(await write('bad.json', { app: 'word', task: 'Bold' }))).rejects.toMatchObject({
    code: 'SOURCE_MALFORMED',
    message: expect.stringMatching(/bad\.json: refined_steps: /),
  });
  await mkdir(join(dir, 'bare'));
  await expect(readUfoTasks(join(dir, 'bare'))).rejects.toMatchObject({ code: 'SOURCE_MALFORMED' });
  await expect(readUfoTasks(join(dir, 'nowhere'))).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('ENOENT'),
  });
});

test('pairs of a pack are those that name its application, or what the user says it is called', async () => {
  const { sources } = await readUfoTasks(await write('apps.json', [task, { ...task, app: 'excel' }]));
  const writer = { name: 'writer', title: 'LibreOffice Writer' };
  expect(pairsFromFiles(sources, writer).pairs).toEqual([]);
  const { pairs, ofOthers } = pairsFromFiles(sources, { ...writer, named: ['Word'] });
  expect(pairs.map(({ app, source }) => [app, source.from])).toEqual([['writer', [sources[0]!.id]]]);
  expect(ofOthers.map(({ app }) => app)).toEqual(['excel']);
  expect(pairsFromFiles(sources).pairs.map(({ app }) => app)).toEqual(['word', 'excel']);
});
