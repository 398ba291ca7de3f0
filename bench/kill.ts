/** Kills the pipeline with SIGKILL at random moments; at the end the records are those of an undisturbed run. `node bench/kill.ts [kills] [seed]` */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
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

/** Records by kind as texts, without what says when or how long; notes of sessions say nothing else, and are left out. */
async function recordsOf(dir: string): Promise<Record<string, string[]>> {
  const store = await openStore({ dir });
  const found: Record<string, string[]> = {};
  for (const kind of recordKinds as readonly RecordKind[]) {
    const records = await store.list<{ id: string; stage?: string }>(kind);
    found[kind] = records
      .filter((r) => r.stage !== 'session')
      .map((r) => JSON.stringify(r, (key, value) => (timed.has(key) ? undefined : value)))
      .sort();
  }
  await store.close();
  return found;
}

const timed = new Set(['ms', 'trainedMs', 'durationMs', 'startedAt', 'at', 'tokensPerSecond', 'crashes', 'url']);

const root = await mkdtemp(join(tmpdir(), 'lamwright-kill-'));
const [calm, killed] = [join(root, 'calm'), join(root, 'killed')];
const began = performance.now();
await finish(calm);
const undisturbedMs = performance.now() - began;
let done = 0;
let early = 0;
// A kill after the pipeline's end is none; when nothing is left to do there is nothing left to kill.
while (done < kills && early < kills) {
  const { child, ended } = start(killed);
  const waited = await Promise.race([
    sleep(1500 + rng.next() * (undisturbedMs / 4)).then(() => 'time'),
    ended.then(() => 'end'),
  ]);
  if (waited === 'end') early += 1;
  else done += 1;
  child.kill('SIGKILL');
  await ended;
}
await finish(killed);
const [a, b] = [await recordsOf(calm), await recordsOf(killed)];
const kinds = Object.keys(a).map((kind) => ({
  kind,
  undisturbed: a[kind]!.length,
  killed: b[kind]!.length,
  lost: a[kind]!.filter((record) => !b[kind]!.includes(record)).length,
  extra: b[kind]!.filter((record) => !a[kind]!.includes(record)).length,
}));
await rm(root, { recursive: true, force: true });
console.log(
  JSON.stringify({ kills: done, afterTheEnd: early, undisturbedS: Math.round(undisturbedMs / 1000), kinds }, null, 2),
);
process.exit(kinds.every((k) => k.lost + k.extra === 0) ? 0 : 1);
