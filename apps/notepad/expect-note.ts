import { isDeepStrictEqual } from 'node:util';
import type { Verdict } from '#lamwright';
import type { NotepadState, SavedFile } from './state.ts';

type Input = { before: NotepadState; after: NotepadState };

/**
 * Passes when the lines of the note are exactly these, written as they were before, and no other file was touched. A pattern stands for
 * any line that it fits. Of several lists one has to fit; where none does, the reason is what the first one lacks.
 */
export function expectLines({ before, after }: Input, ...wanted: (string | RegExp)[][]): Verdict {
  if (isDeepStrictEqual(before, after)) return fail('nothing was changed');
  const { encoding } = before.note;
  const kept = encoding === 'ascii' ? ['ascii', 'utf-8', 'ansi'] : [encoding];
  if (!kept.includes(after.note.encoding)) return fail(`the note is written as ${after.note.encoding} now`);
  return fileFault(before, after, []) ?? lineFault(after.note.lines, wanted) ?? done;
}

/** Passes when the note is as it was and the folder holds one more file, which `fits`. */
export function expectFile({ before, after }: Input, name: string, fits: (file: SavedFile) => boolean): Verdict {
  const file = after.others[name];
  if (!file) return fail(`there is no file "${name}"`);
  if (!fits(file)) return fail(`the file "${name}" does not hold what it should: ${show(file)}`);
  if (!isDeepStrictEqual(before.note, after.note)) return fail('the note itself was changed');
  return fileFault(before, after, [name]) ?? done;
}

function lineFault(lines: string[], wanted: (string | RegExp)[][]): Verdict | null {
  const fits = (all: (string | RegExp)[]) =>
    all.length === lines.length &&
    all.every((one, i) => (one instanceof RegExp ? one.test(lines[i]!) : one === lines[i]));
  if (wanted.some(fits)) return null;
  return fail(`the lines are ${show(lines)} instead of ${show(wanted[0]!.map(String))}`);
}

function fileFault(before: NotepadState, after: NotepadState, asked: string[]): Verdict | null {
  for (const name of Object.keys({ ...before.others, ...after.others })) {
    if (asked.includes(name) || isDeepStrictEqual(before.others[name], after.others[name])) continue;
    const what = !(name in before.others) ? 'made' : name in after.others ? 'changed' : 'removed';
    return fail(`the file "${name}" was ${what} outside the task`);
  }
  return null;
}

function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 240 ? `${text.slice(0, 237)}…` : text;
}

const done: Verdict = { pass: true, reason: 'exactly the expected change was saved' };
const fail = (reason: string): Verdict => ({ pass: false, reason });
