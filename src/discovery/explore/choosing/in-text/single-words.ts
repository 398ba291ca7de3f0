/** Shortest text that a word is selected in, in characters. */
export const shortestText = 8;

/** The words that stand once in a text: who selects one by what it says selects no other. */
export const singleWords = (text: string): string[] =>
  [...new Set(text.match(/\p{L}{4,}/gu))].filter((word) => text.indexOf(word) === text.lastIndexOf(word));
