import { resolve } from 'node:path';
import { z } from 'zod';
import { withLogin } from '../../agent/loop/with-login.ts';
import type { App } from '../../app-pack/app.ts';
import { loadApp } from '../../app-pack/loading/load-app.ts';
import { appFromCommand } from '../../app-pack/unprepared/command/app-from-command.ts';
import { unprepared } from '../../app-pack/unprepared/unprepared.ts';
import { readDocumentation } from '../../plans/sources/documentation/read-documentation.ts';
import type { Tree } from '../../records/episode/effect.ts';
import { LamwrightError } from '../../records/error.ts';
import type { Store } from '../../store/store.ts';

/** Where a learnt application comes from: a pack, of which nothing but start and documentation is used, or a command, or an address. */
export const sourceSchema = z.object({
  pack: z.string().optional(),
  start: z.string().optional(),
  open: z.string().optional(),
  url: z.string().optional(),
  data: z.string().optional(),
  docs: z.array(z.string()),
  allowChanges: z.boolean(),
  /** Steps in words that log in, done each time after it was opened. */
  login: z.array(z.string()),
});
export type Source = z.infer<typeof sourceSchema>;

const id = 'learnt application';

/** The source that the workspace was begun with, kept so that later commands need no options; null where nothing is learnt in it. */
export async function sourceIn(store: Store): Promise<Source | null> {
  const note = await store.get<{ source: unknown }>('note', id);
  return note && sourceSchema.parse(note.source);
}

/** Keeps the source. Throws USAGE where the workspace learns another application. */
export async function keepSource(store: Store, given: Source): Promise<void> {
  const whole = (path: string) => resolve(path);
  const { data, docs } = given;
  const source: Source = { ...given, ...(data === undefined ? {} : { data: whole(data) }), docs: docs.map(whole) };
  await store.put('note', [{ id, stage: 'application', source }]);
  const kept = await sourceIn(store);
  if (JSON.stringify(kept) === JSON.stringify(sourceSchema.parse(source))) return;
  throw new LamwrightError('USAGE', `This workspace learns another application: ${JSON.stringify(kept)}.`, {
    remedy: 'Go on with the same options, or begin another --workspace.',
  });
}

/** The application without anything that was learnt of it. */
export async function openSource(source: Source, onNote?: (note: string) => void): Promise<App<Tree>> {
  const { pack, docs, login, ...command } = source;
  const given = docs.length > 0 ? await readDocumentation(docs) : undefined;
  const documentation =
    given &&
    async function* () {
      yield* given.pages;
    };
  const bare =
    pack === undefined ? await appFromCommand({ ...command, documentation, onNote }) : unprepared(await loadApp(pack));
  const app = documentation ? { ...bare, documentation } : bare;
  return login.length > 0 ? withLogin(app, login) : app;
}
