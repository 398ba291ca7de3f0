import { parse } from 'yaml';
import type { Tree } from '../../../records/episode/effect.ts';

const field = /^([A-Za-z$_][\w$. /-]{0,60}):(?:[ \t]+(.*)|)$/;

/** Whether a text is a block of "key: value" lines, an empty line and a text, as a .tid file or a mail is. */
export function isHeaderText(text: string, ending: string): boolean {
  if (ending === '.tid' || ending === '.meta' || ending === '.eml') return true;
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const fields = head.split(/\r?\n/);
  return fields.length > 1 && text.length > head.length && fields.every((line) => field.test(line));
}

/** Fields that hold a list of titles in TiddlyWiki's files: `food [[apple pie]]`. In others each word is one. */
const titleLists = new Set(['tags', 'list']);
const titlesIn = (list: string) =>
  [...list.matchAll(/\[\[(.*?)\]\](?=\s|$)|(\S+)/g)].map((match) => match[1] ?? match[2]!);

/** The fields of the head by name, and the lines below it as `text`, where there is an empty line. */
export function readHeaderText(source: string): Tree {
  const blank = /(?:^|\r?\n)\r?\n/.exec(source);
  const head = blank ? source.slice(0, blank.index) : source;
  const fields: { [key: string]: Tree } = {};
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    fields[name] = titleLists.has(name) ? titlesIn(value) : value;
  }
  return blank ? { ...fields, text: lines(source.slice(blank.index + blank[0].length)) } : fields;
}

/** A text with a head of YAML between lines of three dashes, as notes and pages have it; without one, its lines. */
export function readFrontMatter(source: string): Tree {
  const head = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!head) return lines(source);
  return {
    head: JSON.parse(JSON.stringify(parse(head[1]!) ?? null)) as Tree,
    text: lines(source.slice(head[0].length)),
  };
}

/** Text as its lines; the end of the last one is no line. */
export function lines(text: string): Tree {
  const all = text.split(/\r\n|\n|\r/);
  if (all.at(-1) === '') all.pop();
  return all;
}
