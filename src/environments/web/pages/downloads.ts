import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download } from 'playwright-core';
import { temporaryFolder } from '../../temporary-folder.ts';
import type { Session } from '../session.ts';

/** Saves what the pages hand out and says how that went. Gives back what removes the downloads that nobody asked to keep. */
export function keepDownloads(session: Session, keepIn: string | undefined): () => Promise<void> {
  let folder: Promise<string> | undefined;
  session.page.context().on('download', (download: Download) => {
    const file = download.suggestedFilename();
    session.happenings++;
    folder ??= keepIn ? Promise.resolve(keepIn) : temporaryFolder('downloads');
    const saved = folder
      .then((path) => download.saveAs(join(path, file)))
      .then(
        () => `Downloaded ${file}`,
        (error: Error) => `The download of ${file} failed: ${error.message.split('\n')[0]}`,
      )
      .then((message) => {
        session.messages.push(message);
        session.unfinished.delete(saved);
      });
    session.unfinished.set(saved, file);
  });
  return async () => {
    if (folder && !keepIn) await rm(await folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
