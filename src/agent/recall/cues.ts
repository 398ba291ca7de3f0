import type { Observation } from '../../records/screen/observation.ts';
import { bareWords } from '../prompt/words.ts';

/** What else tells the kind of a request. */
export type Cues = (text: string) => string[];

/** Values that tell of a request's kind by their form alone. */
const forms = {
  'an address': /\p{L}:\/\//u,
  'a code': /#[\da-f]{3}/i,
  'a number': /(?<!\p{L})\d/u,
  'a file': /\w\.\w{2,4}(?!\w)/,
};
const quoted = /"[^"]*"|“[^”]*”/g;

export const hasForm = (value: string): boolean => Object.values(forms).some((form) => form.test(value));

/** The words of a text without their endings. */
export const stems = (text: string): string[] =>
  bareWords(text).map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word));

export const withoutQuotes = (text: string): string => text.replace(quoted, ' ');

/** What tells the kind of a request: its words outside quotation marks, how many values stand in them, and values of a form. */
export function cuesOf(request: string): string[] {
  const formed = Object.entries(forms).filter(([, form]) => form.test(request));
  return [
    ...stems(withoutQuotes(request)),
    `${request.match(quoted)?.length ?? 0} in quotes`,
    ...formed.map(([name]) => name),
  ];
}

/** Whether a text speaks of something that is open: it has the name of a container on the screen, which is no single word of the wordings (`said`, as stems). */
export function speaksOfOpen(text: string, { controls }: Observation, said: ReadonlySet<string>): boolean {
  const words = ` ${bareWords(text).join(' ')} `;
  const open = new Set(controls.map(({ container = '' }) => container));
  return [...open].some(
    (name) =>
      stems(name).some((word, i) => i > 0 || !said.has(word)) && words.includes(` ${bareWords(name).join(' ')} `),
  );
}

/** Which of these lists of the application's choices a text names one of. */
export function namingOf(lists: readonly (readonly string[])[]): Cues {
  const named = new Map<string, Set<string>>();
  for (const list of lists) {
    const cue = `one of ${list.toSorted().join(', ')}`;
    for (const choice of list) {
      const phrase = bareWords(choice).join(' ');
      named.set(phrase, (named.get(phrase) ?? new Set()).add(cue));
    }
  }
  const most = Math.max(0, ...Array.from(named.keys(), (phrase) => phrase.split(' ').length));
  return (text) => {
    const words = bareWords(text);
    const rows = words.flatMap((_, i) => Array.from({ length: most }, (_, n) => words.slice(i, i + n + 1).join(' ')));
    return [...new Set(rows.flatMap((row) => [...(named.get(row) ?? [])]))];
  };
}
