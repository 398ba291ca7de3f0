import { defaultChatModel } from '../../chat/configuration.ts';
import { findModelFile } from '../../models/files/model-file.ts';
import type { PartCheck } from './part.ts';

/** Not needed: only `--chat` wants it, and fetches it then. */
export const chatPart: PartCheck = {
  name: `chat model ${defaultChatModel}`,
  needed: false,
  look: async () => {
    const named = process.env.LAMWRIGHT_CHAT_MODEL;
    const path = await findModelFile(defaultChatModel);
    if (named && path === undefined) {
      return {
        found: false,
        detail: `LAMWRIGHT_CHAT_MODEL names ${named}, which is no file`,
        mend: 'correct or unset LAMWRIGHT_CHAT_MODEL',
      };
    }
    return {
      found: path !== undefined,
      detail: path ?? 'not here yet; the first command with --chat fetches it (1.1 GB)',
      mend: 'connect once, set LAMWRIGHT_CHAT_MODEL to its GGUF file, or name a server with --chat https://host/v1#model',
    };
  },
};
