/**
 * Kills `learn` with SIGKILL at random moments: after each kill all that stood in the store stands there as it was, nothing twice; at the end it trains to
 * its report. The application is a list behind a small server, the base `tiny`. `node bench/kill-learn.ts [kills] [seed]`
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';
import { recordKinds } from '../src/store/store.ts';

const kills = Number(process.argv[2] ?? 10);
const rng = createRng(Number(process.argv[3] ?? 1));
const root = await mkdtemp(join(tmpdir(), 'lamwright-kill-'));
const dir = join(root, 'work');
const data = join(root, 'list.json');
await writeFile(data, JSON.stringify([{ id: 'ab1', name: 'Tea' }]));
const server = join(import.meta.dirname, '../src/app-pack/unprepared/command/fixtures/list-server.js');
const main = join(import.meta.dirname, '../src/cli/main.ts');
const args = ['learn', '--start', `node ${server} {dir} {port}`, '--data', data, '--minutes', '4', '--base', 'tiny'];

function start() {
  const child = spawn(process.execPath, [main, ...args, '--workspace', dir], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk) => {
    told = (told + chunk).slice(-3000);
  });
  const ended = new Promise<{ code: number | null; told: string }>((resolve) =>
    child.on('exit', (code) => resolve({ code, told })),
  );
  return { child, ended };
}

type Kept = { records: Map<string, string>; doubles: string[] };

/** All records as texts, by kind and id, and those of one content under two ids. */
async function kept(): Promise<Kept> {
  const store = await openStore({ dir });
  const records = new Map<string, string>();
  const doubles: string[] = [];
  const contents = new Set<string>();
  for (const kind of recordKinds) {
    for (const record of await store.list<{ id: string; stage?: string }>(kind)) {
      if (record.stage === 'session') continue;
      const key = `${kind} ${record.id}`;
      if (records.has(key)) doubles.push(key);
      const content = JSON.stringify([kind, { ...record, id: '' }]);
      if (contents.has(content)) doubles.push(key);
      contents.add(content);
      records.set(key, JSON.stringify(record));
    }
  }
  await store.close();
  return { records, doubles };
}

let lost = 0;
let before: Kept = { records: new Map(), doubles: [] };
let done = 0;
for (; done < kills; done++) {
  const { child, ended } = start();
  const waited = await Promise.race([sleep(4000 + rng.next() * 30_000).then(() => 'time'), ended.then(() => 'end')]);
  child.kill('SIGKILL');
  await ended;
  const now = await kept();
  const gone = [...before.records].filter(([key, text]) => now.records.get(key) !== text);
  lost += gone.length;
  console.log(
    `kill ${done + 1}: ${now.records.size} records, ${gone.length} lost or altered, ${now.doubles.length} double`,
  );
  for (const [key] of gone.slice(0, 5)) console.log(`  ${key}`);
  before = now;
  if (waited === 'end') break;
}
const { code, told } = await start().ended;
const last = await kept();
const gone = [...before.records].filter(([key, text]) => last.records.get(key) !== text).length;
console.log(
  `${done} kills; ended with ${code}; ${last.records.size} records, ${lost + gone} lost or altered, ${last.doubles.length} double`,
);
if (code !== 0) console.error(told);
if (code !== 0 || lost + gone > 0 || last.doubles.length > 0) process.exitCode = 1;
await rm(root, { recursive: true, force: true });
