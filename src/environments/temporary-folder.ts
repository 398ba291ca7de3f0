import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The process that a folder belongs to stands in its name. */
const owned = /^lamwright-[a-z-]+-(\d+)-/;
/** What was touched since then may belong to a process that cannot be seen from here, of another container. */
const oldMs = 3_600_000;
let cleared: Promise<void> | undefined;

/** Makes a folder for temporary files, `lamwright-<purpose>-<process>-…`; the first call removes those that killed processes left. */
export async function temporaryFolder(purpose: string): Promise<string> {
  cleared ??= removeOrphans();
  await cleared;
  return mkdtemp(join(tmpdir(), `lamwright-${purpose}-${process.pid}-`));
}

async function removeOrphans(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => {
    const owner = owned.exec(name)?.[1];
    return owner !== undefined && !isRunning(Number(owner));
  });
  for (const name of names) {
    const path = join(tmpdir(), name);
    const touched = await stat(path).then(({ mtimeMs }) => mtimeMs, Date.now);
    // Another user's cannot be removed, and is not ours to mend.
    if (Date.now() - touched > oldMs) await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
