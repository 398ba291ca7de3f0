/** How the letters of a file are written. `mark`: a byte order mark stands before them. */
export type Encoding = 'ascii' | 'utf-8' | 'utf-8 mark' | 'utf-16le mark' | 'utf-16be mark' | 'ansi';

/** A text file by what stands in it. Lines end with CR LF; one that ends otherwise keeps its sign in its text. */
export type Note = { encoding: Encoding; lines: string[] };

export type SavedFile = ({ kind: 'note' } & Note) | { kind: 'other'; bytes: number };

export type NotepadState = {
  /** The file that was opened. */
  note: Note;
  /** What else lies in the folder of the task, by file name. */
  others: Record<string, SavedFile>;
};
