/** Words that turn the meaning round, or make it more, where a name has them beside the words that are wanted. */
const turning = new Set(
  'not never dont cannot without except but and all everything every confirm repeat retype non un'.split(' '),
);
/** Where a name goes on to say something else. */
const boundary = /\s+[-–—|]\s+|[,;:()[\].!?]+(?:\s|$)|\s[([]/u;

/** Whether a longer name means something else than the words that it holds: "Don't save" is not "Save", nor is "Delete all" "Delete". */
export function turnsRound(name: string, wanted: string): boolean {
  const asked = new Set(wordsOf(wanted));
  return phrasesWith(name, wanted, asked).some((phrase) => {
    const words = wordsOf(phrase);
    return words.some((word, i) => !asked.has(word) && (turning.has(word) || (word === 'no' && i < words.length - 1)));
  });
}

/** What of a name stands in one phrase with the wanted words: what it explains further on turns nothing. */
function phrasesWith(name: string, wanted: string, asked: Set<string>): string[] {
  const at = name.toLowerCase().indexOf(wanted.toLowerCase());
  if (at >= 0)
    return [`${name.slice(0, at).split(boundary).at(-1)} x ${name.slice(at + wanted.length).split(boundary)[0]}`];
  const phrases = name.split(boundary);
  const own = phrases.filter((phrase) => wordsOf(phrase).some((word) => asked.has(word)));
  return own.length === 1 ? own : phrases;
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/n['’]t(?!\p{L})/gu, ' not')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''));
