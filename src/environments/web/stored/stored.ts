import type { Tree } from '../../../records/episode/effect.ts';
import { isGone } from '../../guard.ts';
import type { Session } from '../session.ts';
import { race } from '../settle.ts';
import { type PageStorage, readPageStorage } from './page-storage.ts';
import type { SentRequest } from './requests-sent.ts';

const limitMs = 8000;

/**
 * Says what stands in the browser and what was sent, by place; the names are none that a file could have. While a page is held by a dialog of
 * JavaScript, or gone, what stood there last is told.
 */
export function watchStored(session: Session, sent: () => SentRequest[]): () => Promise<{ [place: string]: Tree }> {
  let last: PageStorage = { local: {}, databases: {} };
  return async () => {
    const reading = session.guard.run(
      'Reading what the page stores',
      race(session, readPageStorage(session.page)),
      limitMs,
    );
    const storage = await reading.catch((error: unknown) => {
      if (isGone(error)) return undefined;
      throw error;
    });
    last = storage ?? last;
    return { '(local storage)': last.local, '(databases)': last.databases, '(requests)': sent() };
  };
}
