/** A piece of an RTF file: the brackets of a group, a control word with its number, a byte of the code page, or plain text. */
export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; name: string; value: number | null }
  | { kind: 'byte'; value: number }
  | { kind: 'text'; text: string };

const pattern = /\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gy;

/** Control signs that stand for a letter. */
const signs: Record<string, string> = { '~': '\u00a0', _: '\u2011', '-': '' };

/**
 * Cuts RTF (version 1.9) into its pieces.
 * @throws Error where it is no RTF, or broken off
 */
export function rtfTokens(source: string): Token[] {
  if (!source.startsWith('{\\rtf')) throw new Error('not a rich text file');
  const tokens: Token[] = [];
  let depth = 0;
  for (const [, name, value, hex, sign, bracket, text] of source.matchAll(pattern)) {
    if (name) tokens.push({ kind: 'word', name, value: value === undefined ? null : Number(value) });
    else if (hex) tokens.push({ kind: 'byte', value: Number.parseInt(hex, 16) });
    else if (sign === '*') tokens.push({ kind: 'word', name: '*', value: null });
    else if (sign) tokens.push({ kind: 'text', text: signs[sign] ?? sign });
    else if (bracket) tokens.push({ kind: bracket === '{' ? 'open' : 'close' });
    else if (text) tokens.push({ kind: 'text', text });
    if (bracket) depth += bracket === '{' ? 1 : -1;
    if (bracket && depth === 0) return tokens;
  }
  throw new Error('the rich text breaks off');
}
