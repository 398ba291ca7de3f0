import type { Task } from '../records/tasks/task.ts';

/**
 * One seed's hand when the tasks are dealt among several: those of a family in turn, the next family's from the next seed on. Of a list
 * that goes on after these tasks the hand holds the same and more.
 */
export function deal<T extends Pick<Task, 'family'>>(tasks: readonly T[], hand: number, hands: number): T[] {
  const families = [...Map.groupBy(tasks, (task) => task.family).values()];
  return families.flatMap((own, family) => own.filter((_, i) => (family + i) % hands === hand));
}
