import { type ListItem, renderInlines } from '../../formats/blocks.ts';
import { isInstruction, splitSentences, splitSteps } from '../../words/sentences.ts';

/** Steps of a list: the instructions of each item and of the items below it; remarks are left out. */
export function listSteps(items: readonly ListItem[]): string[] {
  return items.flatMap((item) => [
    ...itemSteps(item),
    ...(item.ordered || allInstruct(item.children) ? listSteps(item.children) : []),
  ]);
}

/** Share of items whose text begins with an instruction. */
export function instructionShare(items: readonly ListItem[]): number {
  if (items.length === 0) return 0;
  return items.filter((item) => itemSteps(item).length > 0).length / items.length;
}

/** Instructions in an item's own text, in order. */
function itemSteps(item: ListItem): string[] {
  return instructionsIn(renderInlines(item.inlines));
}

/** Instructions in a text, each cut into single steps. */
export function instructionsIn(text: string): string[] {
  return splitSentences(text)
    .filter((sentence) => isInstruction(sentence))
    .flatMap((sentence) => splitSteps(sentence));
}

function allInstruct(items: readonly ListItem[]): boolean {
  return items.length > 0 && instructionShare(items) === 1 && items.every((item) => item.ordered);
}
