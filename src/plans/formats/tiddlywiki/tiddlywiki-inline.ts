import { type Inline, settleIcons } from '../blocks.ts';
import { decodeEntities } from '../entities.ts';
import { macroArguments, renderMacro, screenName } from './tiddlywiki-macros.ts';

type Token = { pattern: RegExp; read: (match: RegExpExecArray) => Inline[] };

const plain = (text: string | undefined): Inline[] => (text ? [{ text }] : []);

/** What wikitext puts inside a line, first match at a place wins. */
const tokens: Token[] = [
  { pattern: /``([\s\S]+?)``|`([^`]+)`/y, read: (m) => [{ text: m[1] ?? m[2] ?? '', mark: 'code' }] },
  { pattern: /<<([^\s>"]+)\s*((?:"""[\s\S]*?"""|"[^"]*"|[^>"]|>(?!>))*)>>/y, read: readMacro },
  { pattern: /\{\{\{[\s\S]*?\}\}\}/y, read: () => [] },
  { pattern: /\{\{([^{}]+)\}\}/y, read: (m) => readTransclusion(m[1] ?? '') },
  { pattern: /\[img[^[\]]*\[[^\]]*\]\]/y, read: () => [] },
  { pattern: /\[ext\[([^\]|]*)\|?[^\]]*\]\]/y, read: (m) => plain(m[1]) },
  {
    pattern: /\[\[([^\]|]+)(?:\|([^\]]*))?\]\]/y,
    read: (m) => [{ text: untilde(unmarked(m[1] ?? '')), mark: 'link' }],
  },
  { pattern: /''([\s\S]*?)''/y, read: readBold },
  { pattern: /<(b|strong)>([\s\S]*?)<\/\1>/y, read: (m) => [{ text: flat(m[2] ?? ''), mark: 'bold' }] },
  { pattern: /<kbd>([\s\S]*?)<\/kbd>/y, read: (m) => [{ text: flat(m[1] ?? ''), mark: 'key' }] },
  { pattern: /<code>([\s\S]*?)<\/code>/y, read: (m) => [{ text: flat(m[1] ?? ''), mark: 'code' }] },
  { pattern: /<\$button[\s\S]*?<\/\$button>/y, read: () => [] },
  {
    pattern: /<\$macrocall\s+\$name=['"]?(\.[\w-]+)['"]?([^>]*?)\/?>/y,
    read: (m) => readMacroCall(m[1] ?? '', m[2] ?? ''),
  },
  { pattern: /<br\s*\/?>/y, read: () => [{ text: ' ' }] },
  { pattern: /<\/?[$a-zA-Z][^<>]*(?:<<[^>]*>>[^<>]*)*>/y, read: () => [] },
  { pattern: /\/\/([^\n]+?)\/\//y, read: (m) => parseInline(m[1] ?? '') },
  { pattern: /__([^_]+)__|~~([^~]+)~~|\^\^([^^]+)\^\^|,,([^,]+),,/y, read: (m) => plain(m[1] ?? m[2] ?? m[3] ?? m[4]) },
  { pattern: /https?:\/\/[^\s)]+/y, read: (m) => [{ text: m[0], mark: 'code' }] },
  { pattern: /~(?=[A-Z$])/y, read: () => [] },
  { pattern: /---?/y, read: () => [{ text: '–' }] },
  { pattern: /&[#a-zA-Z0-9]+;/y, read: (m) => plain(decodeEntities(m[0])) },
];

/** Wikitext of one line or cell as inlines with marks. */
export function parseInline(source: string): Inline[] {
  const inlines: Inline[] = [];
  let text = '';
  for (let at = 0; at < source.length; ) {
    const hit = matchAt(source, at);
    if (hit === null) {
      text += source[at];
      at++;
      continue;
    }
    if (text !== '') inlines.push({ text });
    text = '';
    inlines.push(...hit.inlines);
    at = hit.end;
  }
  if (text !== '') inlines.push({ text });
  return settleIcons(inlines);
}

const openers = new Set("`<{['/_~^,h-&");

function matchAt(source: string, at: number): { inlines: Inline[]; end: number } | null {
  if (!openers.has(source[at] ?? '')) return null;
  if (source.startsWith('//', at) && source[at - 1] === ':') return null;
  for (const { pattern, read } of tokens) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) return { inlines: read(match), end: at + match[0].length };
  }
  return null;
}

function readMacro(match: RegExpExecArray): Inline[] {
  const name = match[1] ?? '';
  const args = macroArguments(match[2] ?? '');
  const inline = renderMacro(name, args);
  if (inline === null) return [];
  return inline.mark === undefined ? parseInline(inline.text) : [inline];
}

function readMacroCall(name: string, attributes: string): Inline[] {
  const inline = renderMacro(name, macroArguments(attributes));
  return inline === null ? [] : [inline];
}

function readTransclusion(reference: string): Inline[] {
  const [title = ''] = reference.split(/\|\||!!/);
  if (title.startsWith('$:/core/images/')) return [{ text: screenName(title), mark: 'icon' }];
  if (title.startsWith('$:/core/ui/Buttons/')) return [{ text: screenName(title), mark: 'button' }];
  if (title.startsWith('$:/language/Buttons/')) return [{ text: screenName(title), mark: 'button' }];
  return [];
}

function readBold(match: RegExpExecArray): Inline[] {
  const inner = parseInline(match[1] ?? '');
  const only = inner.filter((inline) => inline.text.trim() !== '');
  if (only.length === 1 && only[0]?.mark !== undefined && only[0].mark !== 'link') return inner;
  return [{ text: inner.map((inline) => inline.text).join(''), mark: 'bold' }];
}

function flat(source: string): string {
  return parseInline(source)
    .map((inline) => inline.text)
    .join('');
}

function unmarked(text: string): string {
  return text.replace(/''|\/\/|``?/g, '');
}

function untilde(text: string): string {
  return text.replace(/~(?=[A-Z$])/g, '');
}
