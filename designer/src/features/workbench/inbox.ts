import type { Schemas } from '@/shared/api/client';
import type { StandingName } from '@/shared/ui/Standing';

export type InboxEntry = Schemas['InboxEntry'];

/** How entries are grouped for filtering; the server says where each stands. */
export const groups = ['late', 'today', 'soon', 'calm', 'paused'] as const;
export type Group = (typeof groups)[number];

const groupOfStanding: Partial<Record<StandingName, Group>> = { Late: 'late', Today: 'today', Soon: 'soon', Paused: 'paused' };

export const groupOf = (entry: InboxEntry): Group => groupOfStanding[entry.pressing?.standing ?? 'Calm'] ?? 'calm';

/** What the address says is to be shown. */
export interface Filter {
  readonly words: string;
  readonly group: Group | null;
  readonly step: string | null;
  readonly mine: boolean;
}

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

function matches(entry: InboxEntry, filter: Filter): boolean {
  const sought = filter.words.trim().toLowerCase();
  return (filter.step === null || entry.title === filter.step)
    && (!filter.mine || entry.claimed_by_me)
    && (sought === '' || `${entry.item_name} ${entry.applicant} ${entry.case}`.toLowerCase().includes(sought));
}

/** The entries shown and how many there are of each group, whichever group is chosen. */
export function shown(entries: readonly InboxEntry[], filter: Filter): { entries: InboxEntry[]; counts: Record<Group, number> } {
  const counts: Record<Group, number> = { late: 0, today: 0, soon: 0, calm: 0, paused: 0 };
  const found: InboxEntry[] = [];
  for (const entry of entries) {
    if (!matches(entry, filter))
      continue;
    const group = groupOf(entry);
    counts[group]++;
    if (filter.group === null || filter.group === group)
      found.push(entry);
  }
  return { entries: found, counts };
}

/** Titles of the steps that wait, for the choice of steps. */
export const stepsOf = (entries: readonly InboxEntry[]): string[] => [...new Set(entries.map((entry) => entry.title))];
