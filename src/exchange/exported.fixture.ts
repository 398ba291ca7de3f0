import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trajectory } from '../records/episode/trajectory.ts';
import type { Store } from '../store/store.ts';
import { exportAs } from './export.ts';
import type { FormatName } from './formats.ts';
import { notesWorkspace } from './workspace.fixture.ts';

/** The sample workspace, written in these formats, each to a folder of its name. */
export async function exportedNotes(names: readonly FormatName[]) {
  const dir = await mkdtemp(join(tmpdir(), 'lamwright-test-'));
  const store = await notesWorkspace(join(dir, 'workspace'));
  const write = (name: FormatName, folder: string, where: Record<string, string> = {}, from: Store = store) =>
    exportAs(name, join(dir, folder), { store: from, where }, '1.2.3');
  const counts: Partial<Record<FormatName, Record<string, number>>> = {};
  for (const name of names) counts[name] = await write(name, name);
  const text = (path: string) => readFile(join(dir, path), 'utf8');
  return {
    dir,
    store,
    counts,
    write,
    text,
    json: async (path: string) => JSON.parse(await text(path)),
    lines: async (path: string) =>
      (await text(path))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    filesIn: async (folder: string) => {
      const all = await readdir(join(dir, folder), { recursive: true, withFileTypes: true });
      return all.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name).slice(dir.length + 1));
    },
    /** The trajectory of a try at a task. */
    idOf: async (task: string, attempt: number) =>
      (await store.list<Trajectory>('trajectory', { taskId: task, attempt }))[0]!.id,
    close: async () => {
      await store.close();
      await rm(dir, { recursive: true });
    },
  };
}
