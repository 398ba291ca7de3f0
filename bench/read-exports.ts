/**
 * Every export, read by the programs it is for: `datasets` and TRL's data functions, LLaMA-Factory's converters, Harbor's models of ATIF, and the JSON Schemas of
 * UFO where a checkout is named. Prints a table, and exits with 1 where something is not read.
 * Usage: node bench/read-exports.ts [--workspace DIR] [--out DIR] [--venv DIR] [--python python3] [--ufo DIR]
 * Without a workspace a sample is made of TiddlyWiki: the plan follower and a random policy on the same train tasks. Harbor wants Python 3.12.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomPolicy } from '../src/agent/policies/random.ts';
import { loadApp } from '../src/app-pack/loading/load-app.ts';
import { exportAs } from '../src/exchange/export.ts';
import { formatNames } from '../src/exchange/formats.ts';
import { quickstart } from '../src/pipeline/profiles.ts';
import { makePlans, makeTasks, tasksOf } from '../src/pipeline/stages/data.ts';
import { runEpisodes } from '../src/pipeline/stages/episodes.ts';
import { collectExpert } from '../src/pipeline/stages/phases.ts';
import { openStore } from '../src/store/open-store.ts';

const { values: flags } = parseArgs({
  options: {
    workspace: { type: 'string' },
    out: { type: 'string' },
    venv: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    ufo: { type: 'string', default: '' },
  },
});
const scratch = await mkdtemp(join(tmpdir(), 'lamwright-exports-'));
const out = flags.out ?? join(scratch, 'exports');
const venv = flags.venv ?? join(scratch, 'venv');

try {
  const written = await exportAll(flags.workspace ?? (await sampleWorkspace(join(scratch, 'workspace'))));
  const python = preparePython();
  const reader = fileURLToPath(new URL('./peers/read_exports.py', import.meta.url));
  const done = spawnSync(python, [reader, out, flags.ufo], { encoding: 'utf8', timeout: 600_000 });
  if (done.status !== 0) throw new Error(`${reader} ended with ${done.status}: ${done.stderr}`);
  const rows = JSON.parse(done.stdout) as { format: string; file: string; reader: string; n: number; says: string }[];
  console.table(rows);
  const missing = Object.entries(written).flatMap(([format, counts]) => {
    const total = Object.values(counts).reduce((a, b) => a + b, 0);
    return Object.values(counts).every((n) => n === 0 || rows.some((row) => row.format === format && row.n === n))
      ? []
      : [`${format}: ${total} written, other counts read`];
  });
  for (const line of missing) console.error(line);
  if (missing.length > 0 || rows.some(({ says }) => !says.startsWith('ok'))) process.exitCode = 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function exportAll(dir: string): Promise<Record<string, Record<string, number>>> {
  const store = await openStore({ dir });
  const written: Record<string, Record<string, number>> = {};
  try {
    for (const format of formatNames)
      written[format] = await exportAs(format, join(out, format), { store, where: {} }, '0');
  } finally {
    await store.close();
  }
  return written;
}

/** A dozen train tasks, each solved by the plan follower and tried by chance, with pictures. */
async function sampleWorkspace(dir: string): Promise<string> {
  console.error('making a sample workspace');
  const app = await loadApp('tiddlywiki');
  const store = await openStore({ dir });
  const profile = quickstart('tiny', 0);
  const workspace = { dir, store, app, seed: 0, workers: 2 };
  try {
    await makePlans(workspace, { evolve: 20 });
    await makeTasks(workspace, { ...profile, tasks: { ...profile.tasks, train: 12 } });
    await collectExpert(workspace);
    await runEpisodes(workspace, {
      stage: 'chance',
      tasks: await tasksOf(workspace, 'train'),
      source: { open: async () => ({ policy: randomPolicy, close: async () => {} }) },
      seed: 0,
      screenshots: true,
    });
  } finally {
    await store.close();
  }
  return dir;
}

/** Packages that are there already are not installed again. Their data functions need no PyTorch. */
function preparePython(): string {
  const python = join(venv, 'bin', 'python');
  if (!existsSync(python)) run(flags.python, '-m', 'venv', venv);
  console.error('installing datasets, transformers, trl, llamafactory, harbor');
  run(python, '-m', 'pip', 'install', '-q', 'datasets', 'transformers', 'jinja2', 'jsonschema');
  run(python, '-m', 'pip', 'install', '-q', '--no-deps', 'trl', 'llamafactory');
  const harbor = spawnSync(python, ['-m', 'pip', 'install', '-q', 'harbor'], { encoding: 'utf8', timeout: 600_000 });
  if (harbor.status !== 0) console.error('Harbor is not to be had for this Python: ATIF is not read.');
  return python;
}

function run(command: string, ...args: string[]): void {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 900_000 });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr ?? done.error}`);
}
