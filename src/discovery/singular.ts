/** One of several: "tags" is "tag", "entries" is "entry", "boxes" is "box"; "focus" and "class" are one already. */
export const singular = (word: string): string =>
  word
    .replace(/(?<=\p{L}{2})ies$/iu, 'y')
    .replace(/(?<=ss|x|ch|sh)es$/i, '')
    .replace(/(?<=[^sui])s$/i, '');
