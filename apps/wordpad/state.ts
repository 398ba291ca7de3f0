import type { RichDocument, RichParagraph } from '#lamwright';

export type SavedFile =
  | ({ kind: 'rtf' } & RichDocument)
  | { kind: 'text'; encoding: 'ansi' | 'utf-16le'; lines: string[] }
  | { kind: 'other'; bytes: number };

export type WordpadState = {
  document: RichDocument;
  /** What else lies in the folder of the task, by file name. */
  others: Record<string, SavedFile>;
};

export const paragraphText = ({ runs }: RichParagraph): string => runs.map(({ text }) => text).join('');
