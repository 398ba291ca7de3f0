import { quotationsIn } from '../../agent/plan-step/sentence/quotes.ts';

/** Words with capitals, and what holds a digit; the first word of a sentence is no name. */
const unquoted =
  /(?<![.!?:]\s)(?<=\s)\p{Lu}[\p{L}\p{N}'’-]*(?:\s+\p{Lu}[\p{L}\p{N}'’-]*)*|#?\p{L}*\p{N}[\p{L}\p{N}.,%-]*[\p{L}\p{N}%]|\p{N}/gu;
const pronouns = new Set(['I', 'I’d', "I'd", 'I’m', "I'm"]);

/** `exact`: quoted, a number, or a name of several words; one word with a capital may be anything. */
export type NamedValue = { value: string; exact: boolean };

/** What a request names: quoted texts, and outside of these names and numbers. */
export function namedValues(request: string): NamedValue[] {
  const quoted = quotationsIn(request);
  let rest = request;
  for (const { start, end } of quoted) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  const bare = Array.from(rest.matchAll(unquoted), ([text]) => text.trim()).filter((text) => !pronouns.has(text));
  const exact = new Set([...quoted.map(({ text }) => text), ...bare.filter((text) => /\p{N}|\s/u.test(text))]);
  const values = [...new Set([...quoted.map(({ text }) => text), ...bare])].filter((text) => text.trim() !== '');
  return values.map((value) => ({ value, exact: exact.has(value) }));
}

export type Standing = 'saved' | 'done' | 'nowhere';

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
