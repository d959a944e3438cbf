import type { Schemas } from '@/shared/api/client';

export type InboxEntry = Schemas['InboxEntry'];
export type InboxCounts = Schemas['InboxCounts'];

/** The server's groups by the day that presses, as the address names them. */
export const groups = ['late', 'today', 'soon', 'calm', 'paused'] as const;
export type Group = (typeof groups)[number];

export const standingOf: Record<Group, Schemas['InboxGroup']> = { late: 'Late', today: 'Today', soon: 'Soon', calm: 'Calm', paused: 'Paused' };

/** What the address says is to be shown. */
export interface Filter {
  readonly words: string;
  readonly group: Group | null;
  readonly step: string | null;
  readonly mine: boolean;
}

export const everything: Filter = { words: '', group: null, step: null, mine: false };

export function filterOf(search: URLSearchParams): Filter {
  const group = search.get('standing');
  return {
    words: search.get('q') ?? '',
    group: groups.find((known) => known === group) ?? null,
    step: search.get('step'),
    mine: search.get('mine') === '1',
  };
}

/** The address for a filter; what is not chosen is not in it. */
export function searchOf(filter: Filter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.words)
    search.set('q', filter.words);
  if (filter.group)
    search.set('standing', filter.group);
  if (filter.step)
    search.set('step', filter.step);
  if (filter.mine)
    search.set('mine', '1');
  return search;
}

/** How many there are of each group at the chosen step, whichever group is chosen. */
export function countsOf(counts: InboxCounts, step: string | null): Record<Group, number> {
  const found: Record<Group, number> = { late: 0, today: 0, soon: 0, calm: 0, paused: 0 };
  for (const count of counts.steps) {
    if (step !== null && count.title !== step)
      continue;
    for (const group of groups)
      found[group] += count[group];
  }
  return found;
}

export const sumOf = (counts: Record<Group, number>): number => groups.reduce((sum, group) => sum + counts[group], 0);
