import { bareWords } from './prompt/words.ts';

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
