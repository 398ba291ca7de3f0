/** Words of a key or name as a person writes them: `font-weight`, `newTitle` and `tag_name` are "font weight", "new title", "tag name". */
export const plainWords = (name: string): string =>
  name
    .replace(/\{\{?\w*\}?\}/g, ' ')
    .replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ')
    .replace(/[^\p{L}\p{N}'’+]+/gu, ' ')
    .trim()
    .toLowerCase();

/** One of several: "tags" is "tag", "entries" is "entry". */
export const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/([sx]|ch|sh)es$/, '$1')
    .replace(/([^s])s$/, '$1');

/** Names of the places in a text, each once. `{{` is a brace. */
export const placesOf = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(/(?<!\{)\{(\w+)\}(?!\})/g), (match) => match[1]!)),
];

/** "a tag", "an entry". */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
