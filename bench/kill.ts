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

/** Ids by kind; notes of sessions say when, not what, and are left out. */
async function idsOf(dir: string): Promise<Record<string, string[]>> {
  const store = await openStore({ dir });
  const found: Record<string, string[]> = {};
  for (const kind of recordKinds as readonly RecordKind[]) {
    const records = await store.list<{ id: string; stage?: string }>(kind);
    found[kind] = records
      .filter((r) => r.stage !== 'session')
      .map((r) => r.id)
      .sort();
  }
  await store.close();
  return found;
}

const root = await mkdtemp(join(tmpdir(), 'lamwright-kill-'));
const [calm, killed] = [join(root, 'calm'), join(root, 'killed')];
const began = performance.now();
await finish(calm);
const undisturbedMs = performance.now() - began;
let done = 0;
let early = 0;
for (; done < kills; done++) {
  const { child, ended } = start(killed);
  const waited = await Promise.race([
    sleep(1500 + rng.next() * (undisturbedMs / 4)).then(() => 'time'),
    ended.then(() => 'end'),
  ]);
  if (waited === 'end') early += 1;
  child.kill('SIGKILL');
  await ended;
}
await finish(killed);
const [a, b] = [await idsOf(calm), await idsOf(killed)];
const kinds = Object.keys(a).map((kind) => ({
  kind,
  undisturbed: a[kind]!.length,
  killed: b[kind]!.length,
  lost: a[kind]!.filter((id) => !b[kind]!.includes(id)).length,
  extra: b[kind]!.filter((id) => !a[kind]!.includes(id)).length,
  double: b[kind]!.length - new Set(b[kind]).size,
}));
await rm(root, { recursive: true, force: true });
console.log(
  JSON.stringify({ kills: done, afterTheEnd: early, undisturbedS: Math.round(undisturbedMs / 1000), kinds }, null, 2),
);
process.exit(kinds.every((k) => k.lost + k.extra + k.double === 0) ? 0 : 1);
