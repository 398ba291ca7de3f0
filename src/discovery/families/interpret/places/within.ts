/** What stands for the text around a part that was changed. */
export const headName = 'head';
export const tailName = 'tail';

const [head, tail] = [`{${headName}}`, `{${tailName}}`];

/** Whether a text says what is made of a part of another. */
export const isWithinText = (text: string): boolean => text.startsWith(head) && text.endsWith(tail);

/** How many signs two texts share at their beginning, and of the rest at their end. */
export function sharedEnds(one: string, other: string): [start: number, end: number] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return [start, end];
}

/** How a part of a text was changed where it still stands in what it became, as marks set around a word; null where it was changed otherwise. */
export function changedWithin(before: string, after: string): string | null {
  const [start, end] = sharedEnds(before, after);
  const [part, made] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return part.trim() !== '' && made.length > part.length && made.includes(part) ? made : null;
}

/** Stands between a part of a text and what came to stand instead. */
const became = ' ⟶ ';
const isInWord = (text: string, at: number) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));

/** The whole words of a text in whose place something else stands, or nothing; null where nothing was replaced. */
export function replacedWithin(before: string, after: string): { part: string; made: string } | null {
  let [start, end] = sharedEnds(before, after);
  while (start > 0 && (isInWord(before, start) || isInWord(after, start))) start--;
  while (end > 0 && (isInWord(before, before.length - end) || isInWord(after, after.length - end))) end--;
  const [part, made] = [before.slice(start, before.length - end).trim(), after.slice(start, after.length - end).trim()];
  return part === '' || part === made ? null : { part, made };
}

/** The template of a text in which this part became another. */
export const replacedText = (part: string, made: string): string => withinText(`${part}${became}${made}`);

/** What such a text says of the part alone; null for another. */
export const innerOf = (template: string): string | null =>
  isWithinText(template) ? template.slice(head.length, -tail.length) : null;

/** What a template made by `replacedText` says; null for another. */
export function replacedIn(template: string): { part: string; made: string } | null {
  const [part = '', made] = innerOf(template)?.split(became) ?? [];
  return made === undefined ? null : { part, made };
}

/** The template of a text in which `made` came to stand where a part of it stood. */
export const withinText = (made: string): string => `${head}${made}${tail}`;

/** Whether a text is another with what the template says where a part of that stood before. */
export function isMadeWithin(template: string, value: string, before: string): boolean {
  const made = template.slice(head.length, -tail.length);
  const [part = '', now] = made.split(became);
  if (now !== undefined) return isReplaced(part, now, value, before);
  for (let at = value.indexOf(made); at >= 0; at = value.indexOf(made, at + 1)) {
    const [start, end] = [value.slice(0, at), value.slice(at + made.length)];
    const isAround = before.startsWith(start) && before.endsWith(end) && start.length + end.length < before.length;
    if (isAround && made.includes(before.slice(start.length, before.length - end.length))) return true;
  }
  return false;
}

/** Programs take away or leave a space beside what goes. */
const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

function isReplaced(part: string, now: string, value: string, before: string): boolean {
  for (let at = before.indexOf(part); part !== '' && at >= 0; at = before.indexOf(part, at + 1)) {
    const made = before.slice(0, at) + now + before.slice(at + part.length);
    if (squeezed(made) === squeezed(value)) return true;
  }
  return false;
}
