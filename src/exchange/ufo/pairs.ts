import { recordId } from '../../records/record-id.ts';
import type { PlanPair } from '../../records/task.ts';
import type { FileSource } from './task-file.ts';

/**
 * Entries of task files as task-plan pairs. With an app pack those that name its application, or one of `named`, become its pairs ("word" for
 * Writer, say); without one each keeps the name that its file has, in lower case.
 */
export function pairsFromFiles(
  sources: readonly FileSource[],
  pack?: { name: string; title: string; named?: readonly string[] },
): { pairs: PlanPair[]; ofOthers: FileSource[] } {
  const names = pack && [pack.name, pack.title, ...(pack.named ?? [])].map((name) => name.toLowerCase());
  const isOther = ({ app }: FileSource) => names !== undefined && !names.includes(app.toLowerCase());
  const pairs = sources
    .filter((source) => !isOther(source))
    .map(({ id, app, task, plan }): PlanPair => {
      const made = { app: pack?.name ?? app.toLowerCase(), task, plan };
      return { id: recordId('plan', made), ...made, source: { kind: 'documentation', from: [id], rule: 'task file' } };
    });
  return { pairs, ofOthers: sources.filter(isOther) };
}
