import { quotationsIn } from '../../agent/plan-step/quotes.ts';

/** Names of two words or more, and what holds a digit, count where they are not quoted; the first word of a sentence is no name. */
const unquoted =
  /(?<![.!?:]\s)(?<=\s)\p{Lu}[\p{L}\p{N}'’-]*(?:\s+\p{Lu}[\p{L}\p{N}'’-]*)*|#?\p{L}*\p{N}[\p{L}\p{N}.,%-]*[\p{L}\p{N}%]|\p{N}/gu;
const pronouns = new Set(['I', 'I’d', "I'd", 'I’m', "I'm"]);

/** What a request names: quoted texts, else names and numbers. */
export function namedValues(request: string): string[] {
  const quoted = quotationsIn(request);
  let rest = request;
  for (const { start, end } of quoted) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  const bare = Array.from(rest.matchAll(unquoted), ([text]) => text.trim()).filter((text) => !pronouns.has(text));
  return [...new Set([...quoted.map(({ text }) => text), ...bare])].filter((text) => text.trim() !== '');
}

export const standings = ['saved', 'done', 'nowhere'] as const;
export type Standing = (typeof standings)[number];

/** Where a value of the request comes up again: in what was saved, else in what was done, else nowhere. */
export function standingOf(value: string, { saved, done }: { saved: string; done: string }): Standing {
  if (holds(saved, value)) return 'saved';
  return holds(done, value) ? 'done' : 'nowhere';
}

/** Whether a text holds these words in this order; capitals and signs do not count where there are letters. */
export function holds(text: string, value: string): boolean {
  const wanted = folded(value);
  return wanted === '' ? text.includes(value) : ` ${folded(text)} `.includes(` ${wanted} `);
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
