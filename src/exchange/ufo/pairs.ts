import { recordId } from '../../records/record-id.ts';
import type { PlanPair } from '../../records/tasks/task.ts';
import type { FileSource } from './task-file.ts';

/** An app pack, and what task files call its application besides ("word" for Writer, say). */
export type NamedPack = { name: string; title: string; named?: readonly string[] };

/** Entries that name the pack's application, and those of others. */
export function ofPack(sources: readonly FileSource[], { name, title, named = [] }: NamedPack) {
  const names = [name, title, ...named].map((one) => one.toLowerCase());
  const isOwn = ({ app }: FileSource) => names.includes(app.toLowerCase());
  return { own: sources.filter(isOwn), ofOthers: sources.filter((source) => !isOwn(source)) };
}

/**
 * Entries of task files as task-plan pairs. With an app pack those that name its application become its pairs; without one each keeps the name
 * that its file has, in lower case.
 */
export function pairsFromFiles(
  sources: readonly FileSource[],
  pack?: NamedPack,
): { pairs: PlanPair[]; ofOthers: FileSource[] } {
  const { own, ofOthers } = pack ? ofPack(sources, pack) : { own: sources, ofOthers: [] };
  const pairs = own.map(({ id, app, task, plan }): PlanPair => {
    const made = { app: pack?.name ?? app.toLowerCase(), task, plan };
    return { id: recordId('plan', made), ...made, source: { kind: 'documentation', from: [id], rule: 'task file' } };
  });
  return { pairs, ofOthers };
}
