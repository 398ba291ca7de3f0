import type { App } from '../../../app-pack/app.ts';
import { type Block, renderInlines } from '../../../plans/formats/blocks.ts';
import { parsePage } from '../../../plans/formats/parse.ts';
import { extractByRules } from '../../../plans/rules/extract.ts';
import { textsOf } from '../../../plans/rules/sentences/texts.ts';
import { splitSentences } from '../../../plans/words/sentences.ts';
import { plainWords } from '../plain-words.ts';

/** A sentence of the documentation: what is said, and in plain words what it and the steps that come with it name. */
export type Statement = {
  text: string;
  words: string;
  /** Whether it is a request that the rules found in a page, with its steps. */
  request: boolean;
};

/** Sentences longer than this tell of several things. */
const longest = 240;

/** Marks of code: a sentence with them is no sentence of a person. */
const isCode = /[<>{}[\]$|=]|::|\w\(|\/\w+\/|\w-\w+-\w/;

/** All that documentation says: requests that the rules of plans find in it, and its sentences, each under its heading. */
export async function statementsOf(app: Pick<App, 'documentation'>, signal?: AbortSignal): Promise<Statement[]> {
  const found = new Map<string, Statement>();
  const add = (text: string, more: string, request: boolean) => {
    const plain = text.replace(/\s+/g, ' ').trim();
    if (plain.length >= 12 && plain.length <= longest && !isCode.test(plain) && !found.has(plain))
      found.set(plain, { text: plain, words: ` ${plainWords(`${plain} ${more}`)} `, request });
  };
  for await (const page of app.documentation()) {
    signal?.throwIfAborted();
    const parsed = parsePage(page);
    for (const { task, plan } of await extractByRules(parsed)) add(task, plan.join(' '), true);
    let heading = page.title;
    for (const block of parsed.blocks) {
      if (block.kind === 'heading') heading = renderInlines(block.inlines);
      else
        for (const text of textsIn(block)) for (const sentence of splitSentences(text)) add(sentence, heading, false);
    }
  }
  return [...found.values()];
}

const textsIn = (block: Block): string[] =>
  block.kind === 'table' ? block.rows.map((row) => row.map(renderInlines).join(': ')) : textsOf([block]);
