import { parse } from 'node:path';
import { web } from '../../environments/web/web.ts';
import type { Tree } from '../../records/effect.ts';
import { LamwrightError } from '../../records/error.ts';
import type { App, DocumentationPage } from '../app.ts';
import { type AppDefinition, defineApp } from '../define/define-app.ts';
import { anyValue, commandWords } from './command-words.ts';
import { documentProgram } from './document-program.ts';
import { lookAtData } from './lay-data.ts';
import { servedFolder } from './served-folder.ts';
import { cachedStates } from './template-states.ts';

export type CommandOptions = {
  /** Starts a web application over the folder `{dir}`, on `{port}`. */
  start?: string;
  /** Opens a desktop program on `{document}`. */
  open?: string;
  /** Where the web application is, with `{port}`; alone, one that runs somewhere already. */
  url?: string;
  /** Folder or file of which each try has a fresh copy. */
  data?: string;
  name?: string;
  documentation?: () => AsyncIterable<DocumentationPage>;
  /** With an address alone: whether anything may be changed there. */
  allowChanges?: boolean;
  /** Milliseconds that it may take to listen. Default 60,000. */
  startLimitMs?: number;
  /** Told what is waited for, and what of the data is not as it stands. */
  onNote?: (note: string) => void;
};

export type Kind = Pick<AppDefinition<Tree>, 'environment' | 'start' | 'templates' | 'shared'>;

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
  const data = options.data === undefined ? undefined : await lookAtData(options.data);
  for (const skipped of data?.skipped ?? []) say(`Not copied: ${skipped}.`);
  const title =
    options.name ?? (command === undefined ? new URL(url!).host : parse(commandWords(command, anyValue)[0]!).name);
  let kind: Kind;
  if (start !== undefined) kind = servedFolder({ ...options, start, title, data, say });
  else if (open !== undefined) kind = await documentProgram({ open, data, say });
  else kind = address(url!, options.allowChanges ?? false);
  return defineApp<Tree>({
    name: slug(title) || 'application',
    title,
    ...kind,
    ...(documentation ? { documentation } : {}),
    ...(kind.shared ? {} : { templateState: cachedStates(kind.start) }),
  });
}

const address = (url: string, allowChanges: boolean): Kind => ({
  shared: { readOnly: !allowChanges },
  environment: () => web({ readOnly: !allowChanges }),
  start: async () => ({
    url,
    read: async () => ({}),
    readOpen: async (environment) => (await environment.stored?.()) ?? {},
    stop: async () => {},
  }),
});

/** A name in small letters and digits with hyphens. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

const wrong = (what: string, remedy: string) =>
  new LamwrightError('USAGE', `${what[0]!.toUpperCase()}${what.slice(1)}.`, { remedy });
