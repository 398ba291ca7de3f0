const quotes = /["“”]/g;
const plain = (text: string) =>
  text
    .replace(quotes, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!?]+$/, '');

/**
 * Fills places with what stands in the request where the wording has them; null where the request is not this wording with values in it.
 * A list ("a, b and c") fills {name 1}, {name 2}, … with its parts.
 */
export function fillerOf(wording: string, request: string): ((text: string) => string) | null {
  const values = valuesIn(wording, request);
  if (values === null) return null;
  return (text) =>
    text.replace(/\{(\w+)(?: (\d+))?\}/g, (place, name: string, number?: string) => {
      const value = values.get(name);
      const part = number === undefined ? value : value?.split(/, | and /)[Number(number) - 1];
      return part ?? place;
    });
}

/** Compares without quotation marks, capitals and a closing sign; each place is as short as it can be. */
function valuesIn(wording: string, request: string): Map<string, string> | null {
  const names: string[] = [];
  const pattern = plain(wording)
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(name);
      return '(.+?)';
    });
  const found = new RegExp(`^${pattern.join('')}$`, 'iu').exec(plain(request));
  return found && new Map(names.map((name, i) => [name, found[i + 1]!]));
}
