import type { InboxEntry } from '../inbox';

/** A task's name in a list: one case can wait at several steps. */
export const nameOf = (entry: InboxEntry): string => `${entry.case}/${entry.step}`;

/** Case numbers by step: a bulk act is about one step. */
export function byStep(entries: readonly InboxEntry[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const entry of entries)
    found.set(entry.step, [...found.get(entry.step) ?? [], entry.case]);
  return found;
}
