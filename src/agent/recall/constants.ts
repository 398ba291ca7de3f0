import { quotedIn } from '../plan-step/sentence/quotes.ts';
import { bareWords } from '../prompt/words.ts';
import type { There } from './values/there.ts';

const typing = /^Type "((?:\\"|[^"])*)"/;
const inWords = (text: string) => ` ${bareWords(text).join(' ')} `;

/** What a plan always says: texts that it types, and what else stands in quotation marks. */
export function constantsOf(plan: readonly string[]): { typed: string[]; named: string[] } {
  const bare = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '' && !text.includes('{'));
  const typed = bare(plan.map((step) => typing.exec(step)?.[1] ?? ''));
  return { typed, named: bare(plan.flatMap(quotedIn)).filter((text) => !typed.includes(text)) };
}

/** How many texts and objects that are there a plan speaks of, though the request does not. */
export function unasked({ typed, named }: ReturnType<typeof constantsOf>, request: string, there: There): number {
  const said = inWords(request);
  return [...typed, ...named.filter((text) => there.isName(text))].filter((text) => !said.includes(inWords(text)))
    .length;
}
