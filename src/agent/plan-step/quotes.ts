/** A sentence whose quoted parts are replaced by places («0», «1»), so that rules about words never look into them. */
export type Quoted = { skeleton: string; parts: string[] };

const quotes = [
  /(?<=^|[\s(])"(.+?)"(?=$|[\s.,;:!?)])/gs,
  /“(.+?)”/gs,
  /\*\*(.+?)\*\*/gs,
  /`(.+?)`/gs,
  /(?<=^|[\s(])'(.+?)'(?=$|[\s.,;:!?)])/gs,
];

export const place = /«(\d+)»/;

export function takeOutQuotes(text: string): Quoted {
  const parts: string[] = [];
  let skeleton = text;
  for (const pattern of quotes) {
    skeleton = skeleton.replace(pattern, (_all, part: string) => {
      parts.push(putBackQuotes(part, parts));
      return `«${parts.length - 1}»`;
    });
  }
  return { skeleton: skeleton.trim().replace(/[.!]+$/, ''), parts };
}

/** The words of a piece of a skeleton, quotes gone. */
export function putBackQuotes(skeleton: string, parts: readonly string[]): string {
  return skeleton.replace(/«(\d+)»/g, (_all, index: string) => parts[Number(index)]!);
}
