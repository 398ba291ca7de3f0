import { z } from 'zod';
import type { DocumentationPage } from '../../../app-pack/app.ts';
import { LamwrightError } from '../../../records/error.ts';

const tiddlerSchema = z.object({
  title: z.string(),
  text: z.string().default(''),
  type: z.string().optional(),
  tags: z.union([z.string(), z.array(z.string())]).optional(),
});

/** A page of a TiddlyWiki folder; none for a system tiddler or one that is no wikitext. */
export function tidPage(content: string, id: string): DocumentationPage[] {
  const blank = /\r?\n\r?\n/.exec(content);
  const header = blank ? content.slice(0, blank.index) : content;
  const fields = [...header.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name, value]) => [name, value?.trim()]);
  const text = blank ? content.slice(blank.index + blank[0].length) : '';
  return pageOf(tiddlerSchema.parse({ title: id, ...Object.fromEntries(fields), text }), id);
}

/** Pages of a list of tiddlers, as TiddlyWiki exports them. */
export function tiddlersOfJson(text: string, path: string, id: string): DocumentationPage[] {
  try {
    return z
      .array(tiddlerSchema)
      .parse(JSON.parse(text))
      .flatMap((tiddler) => pageOf(tiddler, `${id}#${tiddler.title}`));
  } catch (cause) {
    throw new LamwrightError('SOURCE_MALFORMED', `${path} is no list of tiddlers.`, {
      remedy: 'Give WikiHow articles with --wikihow and search queries with --queries.',
      cause,
    });
  }
}

function pageOf({ title, text, type, tags }: z.infer<typeof tiddlerSchema>, id: string): DocumentationPage[] {
  const isMarkdown = type === 'text/x-markdown' || type === 'text/markdown';
  if (title.startsWith('$:/') || text.trim() === '') return [];
  if (type && !isMarkdown && type !== 'text/vnd.tiddlywiki') return [];
  const labels = typeof tags === 'string' ? [...tags.matchAll(/\[\[(.+?)\]\]|(\S+)/g)].map((m) => m[1] ?? m[2]!) : tags;
  return [{ id, title, text, format: isMarkdown ? 'markdown' : 'tiddlywiki', ...(labels ? { tags: labels } : {}) }];
}
