import { groups, sumOf, type Group } from '../inbox';

/** The lines of the list: one a task in the server's order, and a head above what stands still. */
export interface Lines {
  readonly count: number;
  readonly tasks: number;
  /** The line of the head; null = none. */
  readonly head: number | null;
}

export function linesOf(counts: Record<Group, number>, group: Group | null): Lines {
  const tasks = group === null ? sumOf(counts) : counts[group];
  const still = group === null || group === 'paused' ? counts.paused : 0;
  const head = still > 0 ? tasks - still : null;
  return { tasks, head, count: tasks + (head === null ? 0 : 1) };
}

/** Which task stands on a line; null = the head. */
export const taskOf = ({ head }: Lines, line: number): number | null => (head === null || line < head ? line : line === head ? null : line - 1);

/** On which line a task stands. */
export const lineOf = ({ head }: Lines, task: number): number => (head !== null && task >= head ? task + 1 : task);

export const noGroups = Object.fromEntries(groups.map((group) => [group, 0])) as Record<Group, number>;
