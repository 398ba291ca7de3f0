import { unescaped } from '../../../records/quoted-text.ts';

/** A sentence whose quoted parts are replaced by places («0», «1»), so that rules about words never look into them. */
export type Quoted = { skeleton: string; parts: string[] };

/** A quoted part of a text, its marks included in [start, end), with what is said between them. */
export type Quotation = { start: number; end: number; mark: string; text: string };

const opens = '(?<=^|[\\s(])';
const closes = "(?=$|[\\s.,;:!?)]|['’]s\\b)";
/** Between marks of one kind: an escaped sign, or any other; a mark as in `a="b"`, which neither opens nor closes, is part of the text. */
const within = (mark: string) => `(?:\\\\[^]|[^\\\\${mark}]|(?<![\\s(])${mark}(?!$|[\\s.,;:!?)]|['’]s\\b))`;
const quotation = new RegExp(
  [
    `${opens}"(${within('"')}*)"${closes}`,
    '“((?:\\\\[^]|[^\\\\”])+)”',
    '\\*\\*(.+?)\\*\\*',
    '`(.+?)`',
    `${opens}'(${within("'")}+)'${closes}`,
  ].join('|'),
  'gs',
);

export const place = /«(\d+)»/;

/** The quoted parts of a text from left to right; a part in another one belongs to that. */
export function quotationsIn(text: string): Quotation[] {
  return Array.from(text.matchAll(quotation), ({ 0: all, index, ...found }) => {
    const [straight, curly, bold, code, single] = [1, 2, 3, 4, 5].map((group) => found[group]);
    const said = straight ?? curly ?? single;
    const text = said === undefined ? withoutMarks((bold ?? code)!) : unescaped(said);
    return { start: index, end: index + all.length, mark: all[0]!, text };
  });
}

/** What stands in straight quotation marks. */
export const quotedIn = (text: string): string[] =>
  quotationsIn(text).flatMap(({ mark, text }) => (mark === '"' && text !== '' ? [text] : []));

/** Where a quotation mark has no partner, as an index; -1 where none does. One behind a number is the sign of inches. */
export function unclosedIn(text: string): number {
  let rest = text;
  for (const { start, end } of quotationsIn(text))
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest.search(/(?<!\p{N})"|[“”]/u);
}

export function takeOutQuotes(text: string): Quoted {
  const found = quotationsIn(text);
  const outside = [0, ...found.map(({ end }) => end)].map((from, i) => text.slice(from, found[i]?.start));
  const skeleton = outside.map((words, i) => (i < found.length ? `${words}«${i}»` : words)).join('');
  return { skeleton: skeleton.trim().replace(/[.!]+$/, ''), parts: found.map(({ text }) => text) };
}

/** The words of a piece of a skeleton, quotes gone. */
export function putBackQuotes(skeleton: string, parts: readonly string[]): string {
  return skeleton.replace(/«(\d+)»/g, (all, index: string) => parts[Number(index)] ?? all);
}

/** Bold print and code may hold a quoted name: **"Save"**. */
function withoutMarks(text: string): string {
  const [only] = quotationsIn(text);
  return only && only.end - only.start === text.length ? only.text : text;
}
