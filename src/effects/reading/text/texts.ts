import { parse as parseIni } from 'ini';
import { parse as parseToml } from 'smol-toml';
import { parseAllDocuments } from 'yaml';
import type { Tree } from '../../../records/episode/effect.ts';
import { readTable } from './delimited.ts';
import { readFrontMatter } from './header-text.ts';
import { readMarkup } from './markup.ts';

type Reader = (text: string) => Tree;

/** Dates and objects without prototype become plain data. */
const plainly = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as Tree;

const json: Reader = (text) => JSON.parse(text) as Tree;

const jsonLines: Reader = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Tree);

const yaml: Reader = (text) => {
  const documents = [parseAllDocuments(text)].flat();
  const fault = documents.flatMap(({ errors }) => errors)[0];
  if (fault) throw fault;
  const trees = documents.map((document) => plainly(document.toJS()));
  return trees.length === 1 ? trees[0]! : trees;
};

const toml: Reader = (text) => plainly(parseToml(text));

const iniLine = /^\s*(?:$|[#;].*|\[.*\]\s*|[^=[\]]+=.*)$/;
const ini: Reader = (text) => {
  if (!text.split(/\r?\n/).every((line) => iniLine.test(line))) throw new Error('a line that sets nothing');
  return plainly(parseIni(text));
};

/** Formats of text by the ends of their names. */
export const textFormats: Readonly<Record<string, Reader>> = {
  '.json': json,
  '.jsonl': jsonLines,
  '.ndjson': jsonLines,
  '.yaml': yaml,
  '.yml': yaml,
  '.toml': toml,
  '.ini': ini,
  '.cfg': ini,
  '.conf': ini,
  '.desktop': ini,
  '.csv': readTable,
  '.tsv': readTable,
  '.xml': readMarkup,
  '.svg': readMarkup,
  '.fodt': readMarkup,
  '.fods': readMarkup,
  '.fodp': readMarkup,
  '.md': readFrontMatter,
};

/** Formats that are known by how a text begins. */
const beginnings: readonly [RegExp, Reader][] = [
  [/^\s*<\?xml/, readMarkup],
  [/^\s*\{[^\n]*\}\s*\n\s*\{/, jsonLines],
  [/^\s*[[{]/, json],
  [/^(?:\s*[#;].*\r?\n|\s*\r?\n)*\[[^\]\n]+\]\s*\r?\n/, ini],
];

/** A text of a form that its beginning shows; undefined where it is none of them after all. */
export function byBeginning(text: string): Tree | undefined {
  for (const [beginning, read] of beginnings) {
    if (!beginning.test(text)) continue;
    try {
      return read(text);
    } catch {
      // It only began so: a text in brackets is a text.
    }
  }
  return undefined;
}
