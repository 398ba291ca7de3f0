/** What stands for the text around a part that was changed. */
export const headName = 'head';
export const tailName = 'tail';

const [head, tail] = [`{${headName}}`, `{${tailName}}`];

/** Whether a text says what is made of a part of another. */
export const isWithinText = (text: string): boolean => text.startsWith(head) && text.endsWith(tail);

/** How a part of a text was changed where it still stands in what it became, as marks set around a word; null where it was changed otherwise. */
export function changedWithin(before: string, after: string): string | null {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [part, made] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return part.trim() !== '' && made.length > part.length && made.includes(part) ? made : null;
}

/** The template of a text in which `made` came to stand where a part of it stood. */
export const withinText = (made: string): string => `${head}${made}${tail}`;

/** Whether a text is another with what the template says where a part of that stood before. */
export function isMadeWithin(template: string, value: string, before: string): boolean {
  const made = template.slice(head.length, -tail.length);
  for (let at = value.indexOf(made); at >= 0; at = value.indexOf(made, at + 1)) {
    const [start, end] = [value.slice(0, at), value.slice(at + made.length)];
    const isAround = before.startsWith(start) && before.endsWith(end) && start.length + end.length < before.length;
    if (isAround && made.includes(before.slice(start.length, before.length - end.length))) return true;
  }
  return false;
}
