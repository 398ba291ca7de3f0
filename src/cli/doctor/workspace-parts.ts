import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { openStore } from '../../store/open-store.ts';
import { recordKinds } from '../../store/store.ts';
import type { PartCheck } from './part.ts';

const gigabyte = 1e9;
/** A quickstart with SmolLM2-135M, its checkpoints and exports. */
const neededBytes = 3 * gigabyte;

export const workspaceParts = (workspace: string): readonly PartCheck[] => [
  {
    name: 'disk space',
    needed: true,
    look: async () => {
      const { bavail, bsize } = await statfs(await existingFolder(resolve(workspace)));
      const free = bavail * bsize;
      const detail = `${(free / gigabyte).toFixed(1)} GB free for ${workspace}`;
      return { found: free >= neededBytes, detail, mend: 'free 3 GB, or choose another disk with --workspace DIR' };
    },
  },
  {
    name: 'workspace',
    needed: true,
    look: async () => {
      const file = join(workspace, 'lamwright.db');
      if (!(await stat(file).catch(() => null))) {
        const above = await existingFolder(resolve(workspace));
        const usable =
          (await stat(above)).isDirectory() &&
          (await access(above, constants.W_OK).then(
            () => true,
            () => false,
          ));
        if (!usable) {
          return {
            found: false,
            detail: `${above} is no folder that can be written to`,
            mend: 'choose another with --workspace DIR',
          };
        }
        return { found: true, detail: `none at ${workspace} yet; the first command makes it` };
      }
      const store = await openStore({ dir: workspace });
      try {
        let records = 0;
        for (const kind of recordKinds) records += await store.count(kind);
        const failed = (await store.failed()).length;
        const detail = `${workspace}: ${records} records${failed > 0 ? `, ${failed} inputs failed for good (lamwright status lists them)` : ''}`;
        return { found: true, detail };
      } finally {
        await store.close();
      }
    },
  },
];

async function existingFolder(path: string): Promise<string> {
  const here = await stat(path).catch(() => null);
  return here || path === dirname(path) ? path : existingFolder(dirname(path));
}
