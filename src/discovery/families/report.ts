import type { DiscoveredFamily } from '../../records/discovery/discovered-family.ts';
import { recordId } from '../../records/record-id.ts';
import type { Store } from '../../store/store.ts';
import { type Found, familyId } from './finding.ts';
import type { Spent } from './running/runs.ts';
import type { Pattern } from './walks/pattern.ts';

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

export const emptyReport = (tries: number): DiscoverReport => ({
  tries,
  patterns: 0,
  done: 0,
  families: 0,
  made: 0,
  mutants: { refused: 0, of: 0 },
  dropped: {},
  runs: 0,
  parts: {},
  seconds: { opening: 0, acting: 0, closing: 0 },
  minutes: 0,
});

/** What came of a pattern that no family was made of, or what came up on the way to a family; `more`: what is to be looked at as well. */
type PatternNote = {
  id: string;
  about: 'dropped-pattern' | 'found-pattern';
  app: string;
  key: string;
  reason: string;
  from: string;
  more?: Pattern[];
};

const noteId = (about: PatternNote['about'], app: string, key: string) => recordId('note', { about, app, key });

/** Keeps what came of a pattern. */
export async function keepFound(
  store: Store,
  app: string,
  of: { key: string; from: string },
  found: Found,
): Promise<void> {
  const { more = [] } = found;
  const isFamily = 'family' in found;
  const about = isFamily ? 'found-pattern' : 'dropped-pattern';
  const reason = isFamily ? '' : found.reason;
  const note: PatternNote = {
    id: noteId(about, app, of.key),
    about,
    app,
    ...of,
    reason,
    ...(more.length > 0 && { more }),
  };
  if (!isFamily || more.length > 0) await store.put('note', [note]);
  if (isFamily) await store.put('family', [found.family]);
}

/** What came of a pattern in an earlier call; null where it was not looked at. */
export async function knownOf(store: Store, app: string, key: string): Promise<Found | null> {
  const family = await store.get<DiscoveredFamily>('family', familyId(app, key));
  const note = await store.get<PatternNote>('note', noteId(family ? 'found-pattern' : 'dropped-pattern', app, key));
  const more = note?.more && { more: note.more };
  return family ? { family, ...more } : note && { reason: note.reason, ...more };
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
