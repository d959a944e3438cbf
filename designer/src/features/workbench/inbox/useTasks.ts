import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { answered, api } from '@/shared/api/client';
import { standingOf, type Filter, type InboxEntry } from '../inbox';

/** Tasks a page of the server has; pages are asked for as they come into sight. */
export const pageSize = 100;

const asked = ({ words, mine }: Filter) => ({ ...(words.trim() ? { q: words.trim() } : {}), ...(mine ? { mine: true } : {}) });

const queryOf = (filter: Filter) => ({ ...asked(filter), ...(filter.group ? { standing: standingOf[filter.group] } : {}), ...(filter.step ? { title: filter.step } : {}) });

export const tasksFrom = (filter: Filter, skip: number, limit: number): Promise<InboxEntry[]> =>
  answered(api.GET('/api/v1/desk/inbox', { params: { query: { ...queryOf(filter), skip, limit } } })).then((inbox) => inbox.tasks);

/** How much waits; asked again by itself, for a line to the server can break unseen. */
export function useCounts(filter: Filter) {
  const query = asked(filter);
  return useQuery({
    queryKey: ['inbox', 'counts', query],
    queryFn: () => answered(api.GET('/api/v1/desk/inbox/counts', { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}

/** The tasks of the lines in sight: by their place in the list, undefined while on the way. */
export function useTasks(filter: Filter, first: number, last: number) {
  const from = Math.floor(first / pageSize);
  const pages = Array.from({ length: Math.max(0, Math.floor(last / pageSize) - from + 1) }, (_, at) => from + at);
  const found = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['inbox', 'page', queryOf(filter), page],
      queryFn: () => tasksFrom(filter, page * pageSize, pageSize),
      refetchInterval: 30_000,
    })),
  });
  const entryAt = (task: number): InboxEntry | undefined => found[Math.floor(task / pageSize) - from]?.data?.[task % pageSize];
  return { entryAt, problem: found.find((page) => page.error)?.error ?? null, again: () => found.forEach((page) => void page.refetch()) };
}
