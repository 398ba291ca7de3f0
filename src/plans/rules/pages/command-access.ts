import { type Block, renderInlines } from '../../formats/blocks.ts';
import { thirdToRequest, toRequest } from '../../words/imperative.ts';
import { isInstruction, splitSentences, splitSteps } from '../../words/sentences.ts';
import type { ExtractRule } from '../rule.ts';

const access = /^to access this command/i;
/** Words by which a manual of commands says that nothing can be asked for. */
const inert =
  /^(?:displays? a preview|see |note |lists? |allows? |use |click |press |hold |drag |shows? you|opens? a (?:\w+ )*dialog$)/i;

/**
 * A page on one command: what it does, a section that says how it is reached ("To access this command"), and the controls
 * of its dialog, each with its effect. The command is one task, each control another that begins the same way.
 */
export const commandAccess: ExtractRule = {
  name: 'command-access',
  extract: ({ blocks }) => {
    const at = blocks.findIndex((block) => block.kind === 'heading' && access.test(renderInlines(block.inlines)));
    const reach = at === -1 ? [] : reached(blocks.slice(at + 1));
    if (reach.length === 0) return [];
    const main = blocks.slice(0, at).find((block) => block.kind === 'paragraph');
    const command = main?.kind === 'paragraph' ? effectOf(renderInlines(main.inlines)) : null;
    const found = command === null ? [] : [{ task: command, plan: reach }];
    const parts = blocks.slice(at).flatMap((block, i, rest) => {
      const next = rest[i + 1];
      if (block.kind !== 'heading' || next?.kind !== 'paragraph') return [];
      const name = renderInlines(block.inlines).replace(/"/g, '');
      if (access.test(name) || name.split(' ').length > 5) return [];
      const text = renderInlines(next.inlines);
      const task = effectOf(text);
      return task === null ? [] : [{ task, plan: [...reach, ...stepsFor(name, text)] }];
    });
    return [...found, ...parts];
  },
};

/** The first way of those that the section tells. */
function reached(blocks: readonly Block[]): string[] {
  const [first] = blocks;
  if (first?.kind !== 'paragraph') return [];
  const [sentence = ''] = splitSentences(renderInlines(first.inlines));
  const way = sentence.replace(/\s*\([^)]*\)/g, '');
  return isInstruction(way) && /"/.test(way) && !/[()]/.test(way) ? splitSteps(way) : [];
}

function effectOf(text: string): string | null {
  const [sentence = ''] = splitSentences(text.replace(/\s*\([^)]*\)/g, ''));
  const clause = sentence.replace(/[.:]+$/, '').replace(/, (?:and|so|but|where|or|unless|while|which) .*$/, '');
  if (inert.test(clause)) return null;
  return thirdToRequest(clause) ?? (isInstruction(clause) ? toRequest(`to ${clause}`) : null);
}

/** What is done with a control: said in words, or else it is clicked. */
function stepsFor(name: string, text: string): string[] {
  const [sentence = ''] = splitSentences(text);
  if (!/^(?:enter|type|select|choose|specify)\b/i.test(sentence)) return [`Click "${name}"`];
  const isTyped = /^(?:enter|type)\b/i.test(sentence);
  const what =
    /^\S+ ((?:the|a|an) .+?)(?: (?:that|for|to|in|which|where|when|between|from)\b.*)?[.:]*$/i.exec(sentence)?.[1] ??
    'the value';
  return [isTyped ? `Type ${what} in the "${name}" box` : `Choose ${what} in "${name}"`];
}
