/** The neutral tree every documentation format is parsed into; rules see nothing else. */

/** What a piece of text stands for on screen. `icon` is resolved away by `settleIcons`. */
export type Mark = 'button' | 'tab' | 'link' | 'key' | 'code' | 'bold' | 'icon';

export type Inline = { text: string; mark?: Mark };

export type ListItem = { inlines: Inline[]; children: ListItem[]; ordered: boolean };

export type Block =
  | { kind: 'heading'; level: number; inlines: Inline[] }
  | { kind: 'list'; ordered: boolean; items: ListItem[] }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'table'; rows: Inline[][][] }
  | { kind: 'code'; text: string };

const controlNoun =
  /^\s*(?:\/|and|or|,)?\s*(?:toolbar |drop-?down |menu |text |input |toggle )?(?:button|tab|field|menu|option|icon|checkbox|check box|box|link|list|dropdown|section|panel|item|entry|command)s?\b/i;
const pointing =
  /\b(?:click|select|choose|press|tick|untick|check|pick|open|hit|tap|use|to|under|on|in|and|or|called|labelled|the)(?: on)?(?: the)?\s*(?:\/|>|→)?\s*$/i;
const choosing =
  /\b(?:click|select|choose|press|tick|untick|pick|hit|tap|labelled|called|named|switch to)(?: on| to)?(?: the)?\s*$/i;

/**
 * Text of a run of inlines. Names on screen are quoted, keys and other key objects stand in bold
 * (the paper's manner, section 3.1.2); bold type that only stresses a word loses its mark.
 */
export function renderInlines(inlines: readonly Inline[]): string {
  let text = '';
  inlines.forEach((inline, i) => {
    const piece = fold(inline.text);
    if (piece.trim() === '') {
      text += inline.text === '' ? '' : ' ';
      return;
    }
    text += piece.startsWith(' ') ? ' ' : '';
    text += markedText(inline, text, inlines[i + 1]);
    text += piece.endsWith(' ') && piece.length > 1 ? ' ' : '';
  });
  return fold(text)
    .replace(/\(\s*\)/g, '')
    .replace(/""+/g, '"')
    .replace(
      /"([^"]{2,30})"(?: (button|tab|icon))? (?:"\1"|\1\b)/gi,
      (_, name, noun) => `"${name}"${noun ? ` ${noun}` : ''}`,
    )
    .replace(/\s+([,.;:!?])/g, '$1')
    .trim();
}

function markedText(inline: Inline, before: string, next: Inline | undefined): string {
  const text = fold(inline.text).trim();
  const bare = text.replace(/"/g, '');
  switch (inline.mark) {
    case 'button':
    case 'tab':
      return `"${bare}"`;
    case 'bold': {
      const after = next?.text ?? '';
      const isControl = choosing.test(before) || (pointing.test(before) && controlNoun.test(after));
      return isControl && bare.split(' ').length <= 5 && !/["“]$/.test(before) ? `"${bare}"` : text;
    }
    case 'key':
      return text.includes('**') ? text : `**${text}**`;
    case 'code':
    case 'link':
      if (/^\s*(?:button|tab|menu|checkbox|dropdown)\b/i.test(next?.text ?? '')) return `"${bare}"`;
      return text.includes('**') || (inline.mark === 'link' && !/^[$A-Z]/.test(text)) ? text : `**${text}**`;
    default:
      return text;
  }
}

/** Drops an icon that stands beside the name it illustrates, and turns one that stands alone into a button. */
export function settleIcons(inlines: readonly Inline[]): Inline[] {
  const all = inlines.map((inline) => ({ ...inline }));
  const named = (inline: Inline | undefined) =>
    inline !== undefined && (inline.mark === 'bold' || inline.mark === 'button' || inline.mark === 'link');
  all.forEach((inline, i) => {
    if (inline.mark !== 'icon') return;
    const before = neighbour(all, i, -1);
    const after = neighbour(all, i, 1);
    const inBrackets = /[([]\s*$/.test(all[i - 1]?.text ?? '');
    if (inBrackets || named(before) || named(after) || /^\s*["“]/.test(after?.text ?? '')) inline.text = '';
    inline.mark = 'button';
  });
  return all.filter((inline) => inline.text !== '');
}

function neighbour(inlines: readonly Inline[], from: number, by: 1 | -1): Inline | undefined {
  let i = from + by;
  while (inlines[i] !== undefined && inlines[i]?.text.trim() === '') i += by;
  return inlines[i];
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ');
}
