import type { Block, ListItem } from './blocks.ts';

const numbered = /^\s*(?:step\s+)?\d{1,2}[.):]\s+/i;
const bulleted = /^\s*[•●▪◦‣*–-]\s+/;

/** Plain text, such as a PDF holds, as blocks: numbered and bulleted lines, short lines as headings, paragraphs. */
export function parsePlainText(source: string): Block[] {
  const blocks: Block[] = [];
  let loose: string[] = [];
  let items: { ordered: boolean; lines: string[] }[] = [];
  const flush = () => {
    if (loose.length > 0) blocks.push({ kind: 'paragraph', inlines: [{ text: loose.join(' ') }] });
    if (items.length > 0) blocks.push({ kind: 'list', ordered: items[0]!.ordered, items: items.map(toItem) });
    loose = [];
    items = [];
  };
  const lines = source.split(/\r?\n/);
  lines.forEach((line, i) => {
    const marker = numbered.test(line) ? numbered : bulleted.test(line) ? bulleted : null;
    if (line.trim() === '') flush();
    else if (/^#{1,6} /.test(line) || (marker === null && isHeading(line, lines[i - 1], lines[i + 1]))) {
      flush();
      const text = line.replace(/^#+ /, '').trim();
      blocks.push({ kind: 'heading', level: (/^#+/.exec(line)?.[0] ?? '##').length, inlines: [{ text }] });
    } else if (marker !== null) {
      const ordered = marker === numbered;
      if (loose.length > 0 || (items[0] && items[0].ordered !== ordered)) flush();
      items.push({ ordered, lines: [line.replace(marker, '').trim()] });
    } else if (items.length > 0) items.at(-1)!.lines.push(line.trim());
    else loose.push(line.trim());
  });
  flush();
  return blocks;
}

/** A short line of its own without an end like a sentence's. */
function isHeading(line: string, before: string | undefined, after: string | undefined): boolean {
  const text = line.trim();
  return (
    (before ?? '').trim() === '' &&
    after !== undefined &&
    text.split(/\s+/).length <= 9 &&
    /^["“]?[\p{Lu}\d]/u.test(text) &&
    !/[.,;:]$/.test(text)
  );
}

function toItem({ ordered, lines }: { ordered: boolean; lines: string[] }): ListItem {
  return { inlines: [{ text: lines.join(' ') }], children: [], ordered };
}
