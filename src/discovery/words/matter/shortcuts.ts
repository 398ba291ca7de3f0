import { plainWords } from '../plain-words.ts';

/** What keys do, in words, by the keys in small letters and alphabetical order: "b+control" is "bold". */
export type Shortcuts = ReadonlyMap<string, string>;

/** What the desktop's programs agree on. */
const usual = [
  'Ctrl+B: bold',
  'Ctrl+I: italic',
  'Ctrl+U: underline',
  'Ctrl+E: centered',
  'Ctrl+L: aligned left',
  'Ctrl+R: aligned right',
  'Ctrl+J: justified',
  'Ctrl+K: hyperlink',
  'Ctrl+H: find and replace',
  'Ctrl+Enter: page break',
];

/** Keys at the start of a line, what they do behind a colon. */
const line =
  /^((?:command or )?(?:(?:ctrl|control|alt|shift)\s?\+\s?)*(?:\p{L}|\d|f\d{1,2}|enter|delete|backspace))\s?:\s(.{3,60})$/iu;

/** What is told in more words is a sentence about it. */
const longest = 4;

/** What the documentation's tables say that keys do; where it is silent, what they do in most programs. */
export function shortcutsOf(statements: readonly { text: string }[]): Shortcuts {
  const found = new Map<string, string>();
  const read = ({ text }: { text: string }) => {
    const [, keys = '', does = ''] = line.exec(text) ?? [];
    const key = keysOf(keys.replace(/^command or /i, ''));
    const words = plainWords(does.replace(/\(.*|[.;].*/g, ''));
    return key.includes('+') && words.split(' ').length <= longest ? [{ key, words }] : [];
  };
  for (const { key, words } of [...statements.flatMap(read), ...usual.flatMap((text) => read({ text }))])
    if (!found.has(key)) found.set(key, words);
  return found;
}

/** Keys as they are looked up: of `{{Control+b}}` or "Ctrl+B" "b+control". */
export const keysOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[{}\s]/g, '')
    .replace(/\bctrl\b/g, 'control')
    .split('+')
    .toSorted()
    .join('+');
