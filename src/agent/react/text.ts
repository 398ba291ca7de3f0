/** Longest name or value that a model is shown, in characters. */
const longest = 60;

/** Text of an application as data: in quotation marks, on one line, cut. */
export const inMarks = (text: string, most = longest): string => JSON.stringify(cut(text, most));

/** The text on one line, cut: as a name is shown, and answered. */
export function cut(text: string, most = longest): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** Tokens of a text, roughly. */
export const roughTokens = (text: string): number => Math.ceil(text.length / 3.5);

/** The first of these texts that together have so many tokens at most; a first one that is too long is cut. */
export function within(texts: readonly string[], tokens: number): string[] {
  const kept: string[] = [];
  let left = tokens;
  for (const text of texts) {
    const size = roughTokens(text);
    if (size > left) {
      if (kept.length === 0 && left > 0) kept.push(`${text.slice(0, Math.floor(left * 3.5) - 1).trimEnd()}…`);
      break;
    }
    kept.push(text);
    left -= size;
  }
  return kept;
}
