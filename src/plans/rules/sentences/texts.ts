import { type Block, type ListItem, renderInlines } from '../../formats/blocks.ts';
import { splitSentences } from '../../words/sentences.ts';

/** Every sentence of a page's paragraphs and list items, with those that follow it in the same paragraph. */
export function sentencesOf(blocks: readonly Block[]): { sentence: string; following: string[] }[] {
  return textsOf(blocks).flatMap((text) => {
    const sentences = splitSentences(text);
    return sentences.map((sentence, i) => ({ sentence, following: sentences.slice(i + 1) }));
  });
}

/** Texts of paragraphs and list items, in the page's order. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [renderInlines(block.inlines)];
    if (block.kind === 'list') return block.items.flatMap(itemTexts);
    return [];
  });
}

function itemTexts(item: ListItem): string[] {
  return [renderInlines(item.inlines), ...item.children.flatMap(itemTexts)];
}
