import { findModelFile } from '../../models/files/model-file.ts';
import type { PartCheck } from './part.ts';

const base = 'smollm2-135m-instruct';

/** Not needed: the tiny base needs no file, and the first command that wants this one fetches it. */
export const basePart: PartCheck = {
  name: `base model ${base}`,
  needed: false,
  look: async () => {
    const path = await findModelFile(base);
    const named = process.env.LAMWRIGHT_BASE;
    if (!path && named) {
      return {
        found: false,
        detail: `LAMWRIGHT_BASE names ${named}, which is no file`,
        mend: 'correct or unset LAMWRIGHT_BASE',
      };
    }
    const detail = path ?? 'not here yet; the first command that needs it fetches it (about 90 MB)';
    return { found: path !== undefined, detail, mend: 'connect once, or set LAMWRIGHT_BASE to its GGUF file' };
  },
};
