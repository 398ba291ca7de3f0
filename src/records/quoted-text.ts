/*
 * How a text stands between quotation marks in a step in words: a backslash before a quotation mark or another backslash makes it a part of the
 * text, and `\n` is a line break.
 */

/** The text as it is written between quotation marks. */
export const escaped = (text: string): string => text.replace(/[\\"]/g, '\\$&');

/** What is written between quotation marks, as the text that it is. A backslash before any other sign is one. */
export const unescaped = (written: string): string =>
  written.replace(/\\([\\"'“”n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
