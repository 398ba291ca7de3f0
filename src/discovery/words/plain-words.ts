/** Words of a key or name as a person writes them: `font-weight`, `newTitle` and `tag_name` are "font weight", "new title", "tag name". */
export const plainWords = (name: string): string =>
  name
    .replace(/\{\{?[\w-]*(?::\w+)?\}?\}/g, ' ')
    .replace(/([\p{Ll}\d])(?=\p{Lu})/gu, '$1 ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)|[^\p{L}\p{N}'’+.,]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .toLowerCase();

/** What stands for the text that a place held before the task, and for that around a part of it. */
const earlier = new Set(['before', 'head', 'tail']);

/** Names of the places in a text, each once, `{title:slug}` being one of `title`. `{{` is a brace. */
export const placesOf = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/\{\{|\}\}|\{([\w-]+)(?::\w+)?\}/g), ([, name]) => name ?? ''))].filter(
    (name) => name !== '' && !earlier.has(name),
  );

/** "a tag", "an entry". */
export const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** A place as it stands in a wording: a value is quoted. */
export const asPlace = (name: string): string => `"{${name}}"`;

/** With a capital at its beginning, or with a small letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A control's name without the keys that it tells: "bold ctrl b". */
export const withoutKeys = (name: string): string =>
  name.replace(/ (?:ctrl|control|shift|alt|cmd|meta)(?: (?:ctrl|control|shift|alt|cmd|meta))* \S+$/, '');
