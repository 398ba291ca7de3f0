const stopwords = new Set(
  'a an the to of in on for with and or from by is are be it its this that your you all as at into not'.split(' '),
);

/** True for text of Latin letters with English's small words; a text of fewer than 12 words may lack them. */
export function isEnglishText(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.filter((letter) => /[A-Za-z]/.test(letter)).length < 0.95 * letters.length) return false;
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.length < 12 || words.filter((word) => stopwords.has(word)).length / words.length > 0.12;
}
