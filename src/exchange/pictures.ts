import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Step } from '../records/episode/trajectory.ts';
import type { Store } from '../store/store.ts';

/** Where an exported screenshot lies, by its blob; null where the workspace has lost the file. */
export type Pictures = (blob: string) => string | null;
export const noPictures: Pictures = () => null;

/** Copies the screenshots of a trajectory to `<dir>/images`. */
export async function copyPictures(store: Store, steps: readonly Step[], dir: string): Promise<Pictures> {
  const paths = new Map<string, string | null>();
  for (const { observation } of steps) {
    const blob = observation.screenshot;
    if (blob && !paths.has(blob)) paths.set(blob, await copyPicture(store, blob, dir, `images/${blob}`));
  }
  return (blob) => paths.get(blob) ?? null;
}

/** Copies a screenshot to a path under `dir`; gives the path back, or null where the workspace has lost the file. */
export async function copyPicture(store: Store, blob: string, dir: string, path: string): Promise<string | null> {
  const to = join(dir, path);
  await mkdir(dirname(to), { recursive: true });
  try {
    await copyFile(store.blobPath(blob), to);
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
