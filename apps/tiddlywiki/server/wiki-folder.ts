import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LamwrightError } from '#lamwright';
import { parseTitleList, type Tiddler, type WikiState } from '../state.ts';
import { commonTiddlers, wikiInfo } from './common-settings.ts';

const templatesFolder = new URL('../templates/', import.meta.url);

/**
 * Makes `dir` a wiki folder that TiddlyWiki can serve: the template's tiddlers and the settings all templates share.
 * Throws LamwrightError APP_START or DISK_FULL.
 */
export async function layWikiFolder(dir: string, template?: string): Promise<void> {
  await copyTiddlers(dir, template).catch((cause: NodeJS.ErrnoException) => {
    const full = cause.code === 'ENOSPC';
    throw new LamwrightError(
      full ? 'DISK_FULL' : 'APP_START',
      `Cannot make a wiki folder of ${dir}: ${cause.message}`,
      {
        remedy: full
          ? 'Free some space on this disk.'
          : 'Check the name of the template and that the folder can be written.',
        cause,
      },
    );
  });
}

async function copyTiddlers(dir: string, template: string | undefined): Promise<void> {
  const tiddlers = join(dir, 'tiddlers');
  await mkdir(tiddlers, { recursive: true });
  await writeFile(join(dir, 'tiddlywiki.info'), JSON.stringify(wikiInfo, null, 2));
  for (const [title, text] of Object.entries(commonTiddlers))
    await writeFile(join(tiddlers, fileName(title)), `title: ${title}\n\n${text}`);
  if (template) await cp(new URL(`${template}/tiddlers`, templatesFolder), tiddlers, { recursive: true });
}

/** What stands in a template before anything was done to it. */
export async function readTemplate(template: string): Promise<WikiState> {
  const own = await readTiddlerFiles(fileURLToPath(new URL(`${template}/tiddlers/`, templatesFolder)));
  const common = Object.entries(commonTiddlers).map(([title, text]) => toTiddler({ title, text }));
  return { tiddlers: Object.fromEntries([...common, ...own].map((tiddler) => [tiddler.title, tiddler])) };
}

/** Reads every tiddler that the wiki folder holds on disk. */
export async function readWikiFolder(dir: string): Promise<WikiState> {
  const tiddlers = await readTiddlerFiles(join(dir, 'tiddlers'));
  return {
    tiddlers: Object.fromEntries(tiddlers.map((tiddler) => [tiddler.title, tiddler])),
    exports: await readTexts(join(dir, 'exports')),
  };
}

async function readTexts(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** TiddlyWiki writes .tid files; other types as content plus .meta, and fields a header line cannot hold as .json. */
async function readTiddlerFiles(folder: string): Promise<Tiddler[]> {
  const names = await readdir(folder);
  const read = (name: string, encoding: BufferEncoding = 'utf8') => readFile(join(folder, name), encoding);
  const all = await Promise.all(
    names.map(async (name) => {
      if (name.endsWith('.tid')) return [parseTid(await read(name))];
      if (name.endsWith('.meta')) {
        const fields = parseFields(await read(name));
        const binary = /^(image\/(?!svg)|audio|video|application\/(pdf|zip))/.test(fields.type ?? '');
        return [{ ...fields, text: await read(name.slice(0, -'.meta'.length), binary ? 'base64' : 'utf8') }];
      }
      if (name.endsWith('.json') && !names.includes(`${name}.meta`))
        return JSON.parse(await read(name)) as Record<string, string>[];
      return [];
    }),
  );
  return all.flat().map(toTiddler);
}

export function parseTid(content: string): Record<string, string> {
  const blank = /\r?\n\r?\n/.exec(content);
  if (!blank) return parseFields(content);
  return { ...parseFields(content.slice(0, blank.index)), text: content.slice(blank.index + blank[0].length) };
}

function parseFields(header: string): Record<string, string> {
  const lines = header.split(/\r?\n/).filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** The server writes wikitext's type into every file; it says no more than no type does. */
function toTiddler({ title = '', text = '', tags = '', type, ...fields }: Record<string, string>): Tiddler {
  const own = type === 'text/vnd.tiddlywiki' ? '' : type;
  return { title, text, tags: parseTitleList(tags), ...(own ? { type: own } : {}), fields };
}

const fileName = (title: string) => `${title.replace(/[^\w. -]/g, '_')}.tid`;
