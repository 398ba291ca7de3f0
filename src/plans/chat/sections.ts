import { type Block, type ListItem, renderInlines } from '../formats/blocks.ts';
import type { ParsedPage } from '../formats/parse.ts';
import { isInstruction, splitSentences, wordCount } from '../words/sentences.ts';

/** A stretch of a page that is short enough for a small model's context; `lead` is how the page begins, where this is not its beginning. */
export type Section = { heading: string; text: string; lead?: string };

/** What a model is shown of a section. */
export const wholeText = ({ text, lead }: Section): string => (lead === undefined ? text : `${lead}\n…\n${text}`);

/** Words of a section at most: about 350 tokens. */
const sectionWords = 220;
const leadWords = 50;

/**
 * A page as sections, cut at headings and, where one is too long, between blocks. Neighbours that are short stand
 * together. What tells no reader to do anything is left out, so that no model is asked about it.
 */
export function sectionsOf({ page, blocks }: ParsedPage, words = sectionWords): Section[] {
  const sections: Section[] = [];
  let heading = page.title;
  let lines: string[] = [];
  let length = 0;
  const flush = () => {
    if (lines.length > 0) sections.push({ heading, text: lines.join('\n') });
    lines = [];
    length = 0;
  };
  for (const block of blocks) {
    const isHeading = block.kind === 'heading';
    for (const piece of piecesOf(block, words).map((long) => cut(long, words))) {
      const size = wordCount(piece);
      if (length + size > words || (isHeading && length > words / 2)) flush();
      if (lines.length === 0 && isHeading) heading = renderInlines(block.inlines) || page.title;
      lines.push(piece);
      length += size;
    }
  }
  flush();
  const lead = leadOf(sections[0]);
  return sections
    .map((section, i) => (i === 0 || lead === '' ? section : { ...section, lead }))
    .filter(({ text }) => tellsToDo(text));
}

/** Where later sections happen (a dialog, a menu) is what manuals say first: in short lines, beside a longer description. */
function leadOf(first: Section | undefined): string {
  const lines: string[] = [];
  for (const line of first?.text.split('\n') ?? []) {
    if (wordCount([...lines, line].join(' ')) <= leadWords) lines.push(line);
  }
  return lines.join('\n');
}

/** Text of a block in pieces of at most `words` words: lists part between entries, paragraphs between sentences. */
function piecesOf(block: Block, words: number): string[] {
  switch (block.kind) {
    case 'heading':
      return [`# ${renderInlines(block.inlines)}`];
    case 'list':
      return itemLines(block.items, block.ordered, '');
    case 'table':
      return block.rows.map((row) => row.map(renderInlines).filter(Boolean).join(' | ')).filter(Boolean);
    case 'paragraph': {
      const text = renderInlines(block.inlines);
      return wordCount(text) <= words ? [text].filter(Boolean) : splitSentences(text);
    }
    case 'code':
      return [];
  }
}

function itemLines(items: readonly ListItem[], ordered: boolean, indent: string): string[] {
  return items.flatMap((item, i) => [
    `${indent}${ordered ? `${i + 1}.` : '-'} ${renderInlines(item.inlines)}`,
    ...itemLines(item.children, item.children[0]?.ordered ?? false, `${indent}  `),
  ]);
}

function cut(text: string, words: number): string {
  const all = text.split(/\s+/);
  return all.length <= words ? text : all.slice(0, words).join(' ');
}

/** An act on a control, wherever in the sentence it stands. */
const act = /\b(?:double-|right-)?(?:click|choose|select|press|drag|open|tick)\b(?: on)?(?: the| an?)? ?["*]/i;

function tellsToDo(text: string): boolean {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('# '))
    .map((line) => line.replace(/^\s*(?:-|\d+\.)\s+/, ''))
    .some((line) => act.test(line) || splitSentences(line).some(isInstruction));
}
