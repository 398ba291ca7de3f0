/** A field's text as it is compared with what was asked for: line ends and hard spaces are the toolkit's. */
export const foldLines = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/\n+$/, '');

/** What a field says instead of what it should, in words. */
export const differs = (is: string, expected: string) =>
  `The text is "${is.slice(0, 120)}" instead of "${expected.slice(0, 120)}".`;
