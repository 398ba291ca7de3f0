import { join, parse } from 'node:path';
import type { Note } from '../../../effects/reading/walk.ts';
import { web } from '../../../environments/web/web.ts';
import type { Tree } from '../../../records/episode/effect.ts';
import { LamwrightError } from '../../../records/error.ts';
import type { App } from '../../app.ts';
import { defineApp } from '../../define/define-app.ts';
import { noteOnce, readFolder } from '../read-folder.ts';
import { cachedStates } from '../template-states.ts';
import type { CommandOptions, Kind } from './command-options.ts';
import { anyValue, commandWords } from './command-words.ts';
import { documentProgram } from './document-program.ts';
import { lookAtData } from './lay-data.ts';
import { servedFolder } from './served-folder.ts';
import { slug } from './slug.ts';

/**
 * An application that has no pack: a command that serves a folder, a program that opens a document, or an address. What is saved is its data by content.
 * @throws LamwrightError USAGE for options that do not go together, data that is not there or too large, a command that cannot be read
 */
export async function appFromCommand(options: CommandOptions): Promise<App<Tree>> {
  const { start, open, url, documentation } = options;
  const say = options.onNote ?? (() => {});
  const command = start ?? open;
  if (start !== undefined && open !== undefined) throw wrong('--start and --open do not go together', 'Leave out one.');
  if (command === undefined && url === undefined)
    throw wrong(
      'there is nothing to start',
      `Give --start 'node-red -u {dir} -p {port}', --open 'mousepad {document}', or --url.`,
    );
  if (command === undefined && options.data !== undefined)
    throw wrong(
      '--data is for what is started',
      'What runs at an address has its own data: leave out --data, or give --start.',
    );
  if (url !== undefined && !URL.canParse(url.replaceAll('{port}', '1')))
    throw wrong(`"${url}" is no address`, 'Write it as in a browser, e.g. http://localhost:3000/.');
  const data = options.data === undefined ? undefined : await lookAtData(options.data);
  for (const skipped of data?.skipped ?? []) say(`Not copied: ${skipped}.`);
  const title =
    options.name ??
    (command === undefined ? new URL(url!).host : parse(programIn(commandWords(command, anyValue))).name);
  let kind: Kind;
  if (start !== undefined) kind = servedFolder({ ...options, start, title, data, say });
  else if (open !== undefined) kind = await documentProgram({ open, data, say });
  else kind = address(url!, options.allowChanges ?? false, noteOnce(say));
  return defineApp<Tree>({
    name: slug(title) || 'application',
    title,
    ...kind,
    ...(documentation ? { documentation } : {}),
    ...(kind.shared ? {} : { templateState: cachedStates(kind.start) }),
  });
}

/** The program that a command starts, behind what only sets its environment. */
const programIn = (words: readonly string[]): string =>
  words.find((word) => word !== 'env' && !/^[A-Za-z_]\w*=/.test(word)) ?? words[0]!;

/** What is saved elsewhere cannot be read: what it keeps in the browser, what it was sent and what it handed out has to do. */
const address = (url: string, allowChanges: boolean, onNote: (note: Note) => void): Kind => ({
  shared: { readOnly: !allowChanges },
  environment: () => web({ readOnly: !allowChanges }),
  start: async ({ dir }) => ({
    url,
    downloads: join(dir, 'downloads'),
    ...readFolder(dir, url, { onNote }),
    stop: async () => {},
  }),
});

const wrong = (what: string, remedy: string) =>
  new LamwrightError('USAGE', `${what[0]!.toUpperCase()}${what.slice(1)}.`, { remedy });
