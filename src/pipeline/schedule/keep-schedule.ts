import { jointName } from '../../records/models/checkpoint.ts';
import { recordId } from '../../records/record-id.ts';
import type { Profile } from '../profiles.ts';
import { named, type Workspace } from '../workspace.ts';
import { basesFor, chooseSchedule } from './choose-schedule.ts';
import { describeMachine, measureBases } from './machine.ts';

/** What was chosen for a profile on this workspace's machine. */
export type ScheduleNote = {
  id: string;
  app: string;
  stage: 'schedule';
  /** The profile as it was asked for. */
  of: string;
  minutes: number;
  profile: Profile;
  lines: string[];
  counts: Record<string, number>;
  ms: number;
  at: string;
};

/**
 * The profile fitted to this machine and its minutes. It is chosen once: what a workspace has begun with stays, on another machine and
 * with another load too; only other minutes, asked for by name, are chosen for anew. `tell` is told what was chosen and why.
 */
export async function keepSchedule(
  workspaces: readonly Workspace[],
  wanted: Profile,
  options: { minutes?: number; mayChangeBase: boolean; tell: (line: string) => void },
): Promise<Profile> {
  const [workspace] = workspaces as [Workspace];
  const { store, signal, workers, onProgress } = workspace;
  const app = jointName(workspaces.map((one) => one.app));
  const of = recordId('profile', { name: wanted.name, runs: wanted.runs });
  const begun = (await store.list<ScheduleNote>('note', { app, stage: 'schedule' })).filter((note) => note.of === of);
  const known = begun.findLast(({ minutes }) => options.minutes === undefined || minutes === options.minutes);
  if (known) {
    options.tell(`The schedule of ${known.minutes} minutes that this workspace has begun with stays.`);
    return known.profile;
  }
  const machine = await named(workspace, 'look at the processor', describeMachine);
  const started = performance.now();
  const minutes = options.minutes ?? wanted.minutes[machine.byteProducts ? 'bytes' : 'floats'];
  const based = options.mayChangeBase ? basesFor(wanted, machine) : { profile: wanted, lines: [] };
  const bases = new Set(based.profile.runs.map(({ base }) => base));
  const threads = Math.min(workers, machine.cores);
  const speeds = await measureBases(bases, threads, {
    signal,
    onProgress: (stage, done, total) => onProgress?.({ stage, done, total }),
  });
  const isGiven = options.minutes !== undefined;
  const apps = workspaces.map((one) => one.app);
  const chosen = chooseSchedule(based.profile, speeds, { machine, minutes, isGiven, workers, apps });
  const lines = [...based.lines, ...chosen.lines];
  for (const line of lines) options.tell(line);
  const note: Omit<ScheduleNote, 'id'> = {
    ...{ app, stage: 'schedule', of, minutes, profile: chosen.profile, lines, counts: { minutes } },
    ms: Math.round(performance.now() - started),
    at: new Date().toISOString(),
  };
  await store.put('note', [{ id: recordId('note', note), ...note }]);
  return chosen.profile;
}
