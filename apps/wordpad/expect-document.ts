import { isDeepStrictEqual } from 'node:util';
import type { RichDocument, Verdict } from '#lamwright';
import { paragraphText, type SavedFile, type WordpadState } from './state.ts';

type Input = { before: WordpadState; after: WordpadState };
type Change = (document: RichDocument) => void;

/** A centimetre in twips. */
export const twips = (cm: number): number => Math.round((cm * 1440) / 2.54);
/** The dialog rounds to a hundredth of a centimetre, and Wine down to a twip. */
const lengthSlack = 12;

/**
 * Passes when the saved document is the one before with one of these changes, made to a copy of it, and no other file was touched. A text that
 * was added may look as it will: how it looks is not compared where `looks` is false.
 */
export function expectDocument({ before, after }: Input, changes: Change | Change[], looks = true): Verdict {
  if (isDeepStrictEqual(before, after)) return fail('nothing was changed');
  const differences = [changes].flat().map((change) => {
    const draft = structuredClone(before.document);
    change(draft);
    return differenceOf(after.document, draft, looks);
  });
  if (!differences.includes(null)) return fail(differences[0]!);
  return fileFault(before, after, []) ?? done;
}

/** Passes when the document is as it was and the folder holds one more file, which `fits`. */
export function expectFile({ before, after }: Input, name: string, fits: (file: SavedFile) => boolean): Verdict {
  const file = after.others[name];
  if (!file) return fail(`there is no file "${name}"`);
  if (!fits(file)) return fail(`the file "${name}" does not hold what it should: ${show(file)}`);
  if (!isDeepStrictEqual(before.document, after.document)) return fail('the document itself was changed');
  return fileFault(before, after, [name]) ?? done;
}

function differenceOf(actual: RichDocument, wanted: RichDocument, looks: boolean): string | null {
  const texts = [actual, wanted].map(({ paragraphs }) => paragraphs.map(paragraphText));
  if (!isDeepStrictEqual(texts[0], texts[1])) return `the text is ${show(texts[0])} instead of ${show(texts[1])}`;
  for (const [i, paragraph] of (looks ? wanted.paragraphs : []).entries()) {
    const { runs, ...format } = actual.paragraphs[i]!;
    const { runs: wantedRuns, ...wantedFormat } = paragraph;
    const where = `paragraph ${i + 1}, "${texts[1]![i]!.slice(0, 30)}"`;
    if (!isDeepStrictEqual(runs, wantedRuns)) return `${where}: ${show(runs)} instead of ${show(wantedRuns)}`;
    if (!isAlike(format, wantedFormat)) return `${where}: ${show(format)} instead of ${show(wantedFormat)}`;
  }
  return null;
}

/** Equal, lengths nearly so. */
function isAlike(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= lengthSlack;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) =>
    isAlike((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}

function fileFault(before: WordpadState, after: WordpadState, asked: string[]): Verdict | null {
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
