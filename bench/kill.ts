/** Kills the pipeline with SIGKILL at random moments; at the end the records are those of an undisturbed run. `node bench/kill.ts [kills] [seed]` */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '../src/records/rng.ts';
import { openStore } from '../src/store/open-store.ts';
import { type RecordKind, recordKinds } from '../src/store/store.ts';

const kills = Number(process.argv[2] ?? 20);
const rng = createRng(Number(process.argv[3] ?? 1));
const script = join(import.meta.dirname, 'small-pipeline.ts');

const start = (dir: string) => {
  const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-4000);
  });
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) =>
    child.on('exit', (code) => resolve({ code, errors })),
  );
  return { child, ended };
};

async function finish(dir: string): Promise<void> {
  const { code, errors } = await start(dir).ended;
  if (code !== 0) throw new Error(`The pipeline ended with ${code}: ${errors}`);
}

/** Records by kind as texts, without what says when or how long (TiddlyWiki shows the minute of a change, a screenshot too); notes of sessions say nothing else, and are left out. */
async function recordsOf(dir: string): Promise<Record<string, string[]>> {
  const store = await openStore({ dir });
  const found: Record<string, string[]> = {};
  for (const kind of recordKinds as readonly RecordKind[]) {
    const records = await store.list<{ id: string; stage?: string }>(kind);
    found[kind] = records
      .filter((r) => r.stage !== 'session')
      .map((r) => JSON.stringify(r, (key, value) => (timed.has(key) ? undefined : value)).replace(clock, 'then'))
      .sort();
  }
  await store.close();
  return found;
}

const timed = new Set('ms trainedMs durationMs startedAt at tokensPerSecond crashes url screenshot'.split(' '));
const clock = /\d+(st|nd|rd|th) \w+ \d{4} at \d+:\d\d[ap]m/g;

/** Kills the pipeline in one workspace until enough are done or it ends by itself, and lets it end. Returns the number of kills. */
async function disturb(dir: string, wanted: number): Promise<number> {
  let done = 0;
  while (done < wanted) {
    const { child, ended } = start(dir);
    const waited = await Promise.race([
      sleep(1500 + rng.next() * (undisturbedMs / 4)).then(() => 'time'),
      ended.then(() => 'end'),
    ]);
    child.kill('SIGKILL');
    await ended;
    if (waited === 'end') break;
    done += 1;
  }
  await finish(dir);
  return done;
}

const root = await mkdtemp(join(tmpdir(), 'lamwright-kill-'));
const calm = join(root, 'calm');
const began = performance.now();
await finish(calm);
const undisturbedMs = performance.now() - began;
const expected = await recordsOf(calm);
const kinds = Object.fromEntries(
  Object.entries(expected).map(([kind, records]) => [kind, { undisturbed: records.length, lost: 0, extra: 0 }]),
);
const different: string[] = [];
let done = 0;
let workspaces = 0;
// What was done stays done, so that one workspace bears a few kills only; then another one is begun.
while (done < kills && workspaces < kills) {
  workspaces += 1;
  const dir = join(root, `killed-${workspaces}`);
  done += await disturb(dir, kills - done);
  for (const [kind, records] of Object.entries(await recordsOf(dir))) {
    const lost = expected[kind]!.filter((record) => !records.includes(record));
    const extra = records.filter((record) => !expected[kind]!.includes(record));
    kinds[kind]!.lost += lost.length;
    kinds[kind]!.extra += extra.length;
    different.push(...lost, ...extra);
  }
}
await rm(root, { recursive: true, force: true });
console.log(
  JSON.stringify({ kills: done, workspaces, undisturbedS: Math.round(undisturbedMs / 1000), kinds }, null, 2),
);
if (different.length > 0) {
  await writeFile('kill-differences.jsonl', different.join('\n'));
  console.error('Records differ; both versions stand in kill-differences.jsonl.');
  process.exitCode = 1;
}
