/** Where the text stands: as whole words, else as a part of one; -1 for nowhere. */
export function placeIn(whole: string, text: string): number {
  const isInWord = (at: number) => /^[\p{L}\p{N}]{2}$/u.test(whole.slice(at - 1, at + 1));
  const first = whole.indexOf(text);
  for (let at = first; at >= 0 && text !== ''; at = whole.indexOf(text, at + 1)) {
    if (!isInWord(at) && !isInWord(at + text.length)) return at;
  }
  return first;
}
