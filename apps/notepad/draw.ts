import type { SampleContext } from '#lamwright';
import type { NotepadState } from './state.ts';

type Context = SampleContext<NotepadState>;

/** Lines that say something and stand in no other line, with their place. */
export function tellingLines({ note: { lines } }: NotepadState): { line: string; at: number }[] {
  return lines
    .map((line, at) => ({ line, at }))
    .filter(({ line }) => line.trim().length > 2 && lines.filter((other) => other.includes(line)).length === 1);
}

/** One of these lines; null where there are not two to choose from. */
export function drawLine({ rng, state }: Context, fits: (at: number) => boolean = () => true): { line: string } | null {
  const found = tellingLines(state).filter(({ at }) => fits(at));
  return found.length > 1 ? { line: rng.pick(found).line } : null;
}

/** A word of at least four letters that stands once in the whole note, also within other words. */
export function drawWord(
  { rng, state }: Context,
  fits: (word: string, line: string) => boolean = () => true,
): { word: string } | null {
  const text = state.note.lines.join('\n');
  const count = (word: string) => text.toLowerCase().split(word.toLowerCase()).length - 1;
  const words = state.note.lines.flatMap((line) =>
    (line.match(/(?<![\p{L}\p{N}])[A-Za-z]{4,}(?![\p{L}\p{N}])/gu) ?? []).filter((word) => fits(word, line)),
  );
  const found = [...new Set(words)].filter((word) => count(word) === 1);
  return found.length > 1 ? { word: rng.pick(found) } : null;
}

/** The lines with a new one as the last, with a line end after it or without. */
export function appended<T>(lines: readonly string[], added: T): (string | T)[][] {
  const told = lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  return [
    [...told, added],
    [...told, added, ''],
  ];
}
