import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chatPolicy } from '../../agent/policies/chat.ts';
import { planFollower } from '../../agent/policies/following/plan-follower.ts';
import type { App } from '../../app-pack/app.ts';
import { type EndpointRequest, type ScriptedEndpoint, startEndpoint } from '../../chat/endpoint.fixture.ts';
import { openChat } from '../../chat/open-chat.ts';
import type { Trajectory } from '../../records/episode/trajectory.ts';
import type { Task } from '../../records/tasks/task.ts';
import { openStore } from '../../store/open-store.ts';
import type { Store } from '../../store/store.ts';
import { buildTasks } from '../../tasks/build-tasks.ts';
import { collect } from '../../trajectories/collect.ts';
import { notesApp } from '../../trajectories/notes-app.fixture.ts';
import { retrievalOf } from './retrieval.ts';

const app = {
  ...notesApp(),
  documentation: async function* () {
    const text =
      '# Notes\n\nA note has a title.\n\n## Writing\n\nTo write a new note, note it down:\n\n1. Type its **title**.\n2. Click "Save note".\n';
    yield { id: 'notes', title: 'Notes', text, format: 'markdown' as const };
  },
} as App;

let dir: string;
let store: Store;
let endpoint: ScriptedEndpoint;
let tasks: Task[];
const ofSplit = (split: Task['split']) => tasks.find((task) => task.split === split)!;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  store = await openStore({ dir });
  endpoint = await startEndpoint(() => '');
  ({ tasks } = await buildTasks({ app, seed: 1, counts: { train: 1, 'test-parameters': 1, 'test-families': 1 } }));
  await store.put('task', tasks);
  await collect({ app, store, tasks, workers: 1, makePolicy: () => planFollower() });
});
afterAll(async () => {
  await Promise.all([store.close(), endpoint.close()]);
  await rm(dir, { recursive: true });
});
const workspace = () => ({ dir, store, app, seed: 1, workers: 1 });

test('an agent is given the documentation and episodes of train tasks, never those of test tasks or held-out families', async () => {
  const solved = (await store.list<Trajectory>('trajectory')).filter(({ outcome }) => outcome.success);
  expect(solved.map(({ split }) => split).toSorted()).toEqual(['test-families', 'test-parameters', 'train']);
  const retrieval = await retrievalOf(workspace(), ['docs', 'runs']);
  for (const { request } of tasks) {
    const found = await retrieval.examples(request, 9);
    expect(found.filter((text) => !text.includes(JSON.stringify(ofSplit('train').request)))).toEqual([]);
  }
  expect(await retrieval.examples(ofSplit('test-parameters').request, 9)).toHaveLength(1);
  const [passage] = await retrieval.passages('How do I write a note down?', 1);
  expect(passage).toMatch(
    /^Documentation "Notes, Writing": "To write a new note, note it down: Type its .*title.* Click .*Save note/,
  );
});

/** Follows the acts of the example that it is given, with the request's own values; without one it gives up. */
function follow({ text, index }: EndpointRequest) {
  const fail = { thought: 'unknown', control_name: '', control_label: '', function: '', args: { text: '' }, plan: [] };
  const acts = /was done by: (.*)$/m.exec(text)?.[1]?.split('; ') ?? [];
  const done = text.match(/^\d+\. \w+ .*: changed$/gm)?.length ?? 0;
  const [, name, control] = /^(\w+) "([^"]+)"/.exec(acts[done] ?? '') ?? [];
  if (!name || index > 9) return { text: { ...fail, status: 'FAIL' } };
  const label = new RegExp(`^(\\w+) \\w+ "${control}"`, 'm').exec(text)?.[1] ?? '';
  const { title, text: words } = ofSplit('test-parameters').params as Record<string, string>;
  const args = { text: name === 'click_input' ? '' : (control === 'title' ? title : words)! };
  const status = done === acts.length - 1 ? 'FINISH' : 'CONTINUE';
  return { text: { ...fail, control_name: control, control_label: label, function: name, args, status } };
}

test('what is retrieved stands in the question, and lets a model solve what it cannot without', async () => {
  endpoint.answerBy(follow);
  const chat = await openChat({ store, configuration: endpoint.chat });
  const run = async (from: ('docs' | 'runs')[]) => {
    const retrieve = from.length > 0 ? await retrievalOf(workspace(), from) : undefined;
    const makePolicy = () => chatPolicy({ chat, rules: app, retrieve });
    const [made] = await collect({ app, store, tasks: [ofSplit('test-parameters')], workers: 1, makePolicy });
    return [made?.policy, made?.outcome.success];
  };
  expect(await run([])).toEqual(['chat scripted', false]);
  expect(await run(['docs', 'runs'])).toEqual(['chat scripted with docs and runs', true]);
  expect(endpoint.requests.at(-1)?.text).toMatch(/\nKnown:\nEarlier request .*\nDocumentation "/);
  await chat.close();
});
