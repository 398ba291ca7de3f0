import type { DiscoveredFamily } from '../../records/discovered-family.ts';
import { recordId } from '../../records/record-id.ts';
import type { Store } from '../../store/store.ts';
import { type Found, familyId } from './from-acts.ts';
import type { Spent } from './running/runs.ts';
import type { Pattern } from './walks/cut.ts';

export type DiscoverReport = {
  /** Walks of exploration. */
  tries: number;
  /** Different effects that these had. */
  patterns: number;
  /** Patterns and chains that were looked at by now, in this and earlier calls. */
  done: number;
  families: number;
  /** Of these, the families that this call made. */
  made: number;
  /** Mutants of verifiers in this call, and how many were refused. */
  mutants: { refused: number; of: number };
  /** How many came to nothing, by why. */
  dropped: Record<string, number>;
  /** Runs of the application in this call. */
  runs: number;
  /** What these were for, and what they took: seconds of all workers together. */
  parts: Record<string, { runs: number; seconds: number }>;
  /** Of all that the starting until the first screen, the acts, and reading and closing. */
  seconds: { opening: number; acting: number; closing: number };
  minutes: number;
};

/** What came of a pattern that no family was made of; `more`: what came up instead. */
type DroppedNote = {
  id: string;
  about: 'dropped-pattern';
  app: string;
  key: string;
  reason: string;
  from: string;
  more?: Pattern[];
};

const noteId = (app: string, key: string) => recordId('note', { about: 'dropped-pattern', app, key });

/** Keeps what came of a pattern. */
export async function keepFound(
  store: Store,
  app: string,
  of: { key: string; from: string },
  found: Found,
): Promise<void> {
  if ('family' in found) await store.put('family', [found.family]);
  else {
    const { reason, more } = found;
    const about = { about: 'dropped-pattern' as const, app, ...of, reason };
    const note: DroppedNote = { id: noteId(app, of.key), ...about, ...(more && more.length > 0 && { more }) };
    await store.put('note', [note]);
  }
}

/** What came of a pattern in an earlier call; null where it was not looked at. */
export async function knownOf(store: Store, app: string, key: string): Promise<Found | null> {
  const family = await store.get<DiscoveredFamily>('family', familyId(app, key));
  if (family) return { family };
  const note = await store.get<DroppedNote>('note', noteId(app, key));
  return note && { reason: note.reason, ...(note.more && { more: note.more }) };
}

export function count(report: DiscoverReport, found: Found): void {
  report.done += 1;
  if (found.mutants) {
    report.mutants.refused += found.mutants.refused;
    report.mutants.of += found.mutants.of;
  }
  if ('family' in found) report.families += 1;
  else {
    const [why = ''] = found.reason.split(/: /);
    report.dropped[why] = (report.dropped[why] ?? 0) + 1;
  }
}

/** Adds what a run took. */
export function countRun(report: DiscoverReport, part: string, { opening, acting, closing }: Spent): void {
  const { parts, seconds } = report;
  report.runs += 1;
  const own = parts[part] ?? { runs: 0, seconds: 0 };
  parts[part] = { runs: own.runs + 1, seconds: own.seconds + (opening + acting + closing) / 1000 };
  seconds.opening += opening / 1000;
  seconds.acting += acting / 1000;
  seconds.closing += closing / 1000;
}
