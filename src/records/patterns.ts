/** A text as a piece of a regular expression that stands for it alone. */
export const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a pattern is found in a text, wherever a global one was left off before. */
export const matches = (text: string, pattern: RegExp): boolean =>
  new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '')).test(text);
